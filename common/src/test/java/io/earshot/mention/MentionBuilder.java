package io.earshot.mention;

import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mentions for tests: a test names what matters to it, the rest is plain. */
public final class MentionBuilder {
    private final String id;
    private final Instant createdAt;
    private Platform platform = Platform.X;
    private String author = "pat";
    private String words = "";
    private boolean own;
    private Sentiment.@Nullable Label tone = Sentiment.Label.NEUTRAL;
    private Intent.Label intent = Intent.Label.OTHER;
    private double severity;
    private boolean actionable;
    private long reach;
    private @Nullable Instant receivedAt;
    private @Nullable String inReplyTo;
    private @Nullable PostKind kind;
    private List<String> personalData = List.of();

    private MentionBuilder(String id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    /** A neutral mention of {@code acme} on X. */
    public static MentionBuilder mention(String id, Instant createdAt) {
        return new MentionBuilder(id, createdAt);
    }

    public MentionBuilder on(Platform platform) {
        this.platform = platform;
        return this;
    }

    public MentionBuilder by(String author) {
        this.author = author;
        return this;
    }

    /** The content words, parted by blanks. */
    public MentionBuilder words(String words) {
        this.words = words;
        return this;
    }

    public MentionBuilder own() {
        this.own = true;
        return this;
    }

    public MentionBuilder tone(Sentiment.@Nullable Label tone) {
        this.tone = tone;
        return this;
    }

    public MentionBuilder intent(Intent.Label intent) {
        this.intent = intent;
        return this;
    }

    public MentionBuilder severity(double severity) {
        this.severity = severity;
        return this;
    }

    public MentionBuilder actionable() {
        this.actionable = true;
        return this;
    }

    public MentionBuilder reach(long reach) {
        this.reach = reach;
        return this;
    }

    public MentionBuilder receivedAt(Instant receivedAt) {
        this.receivedAt = receivedAt;
        return this;
    }

    public MentionBuilder inReplyTo(@Nullable String inReplyTo) {
        this.inReplyTo = inReplyTo;
        return this;
    }

    /** Told by whether it answers something where this is not called. */
    public MentionBuilder kind(PostKind kind) {
        this.kind = kind;
        return this;
    }

    /** The kinds that were found. */
    public MentionBuilder personalData(String... kinds) {
        personalData = List.of(kinds);
        return this;
    }

    public Mention build() {
        return new Mention(
                "acme/" + id,
                "acme",
                new Post(
                        id,
                        platform,
                        kind(),
                        Author.ofHandle(author),
                        words,
                        null,
                        createdAt,
                        receivedAt,
                        inReplyTo,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                List.of(),
                false,
                own,
                new Language("en", 0.9),
                tone == null ? null : new Sentiment(tone, 0, 0.9),
                new Intent(intent, 0.9),
                severity,
                new Actionable(actionable, 0.9),
                List.of(),
                personalData,
                reach,
                Map.of(),
                words.isBlank() ? List.of() : List.of(words.split(" ")),
                List.of(),
                null);
    }

    private PostKind kind() {
        if (kind != null) {
            return kind;
        }
        return inReplyTo == null ? PostKind.POST : PostKind.REPLY;
    }
}
