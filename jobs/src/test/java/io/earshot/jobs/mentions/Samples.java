package io.earshot.jobs.mentions;

import io.earshot.brand.Names;
import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Ruling;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Posts and mentions to test with. */
public final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Samples() {}

    static Post post(String id, Instant createdAt) {
        return post(id, createdAt, "pat", "acme is down");
    }

    private static Post post(String id, Instant createdAt, String handle, String text) {
        return Post.of(id, Platform.X, Author.ofHandle(handle), text, createdAt);
    }

    static MatchedPost matched(String id, Instant createdAt) {
        return new MatchedPost(
                post(id, createdAt),
                "acme",
                List.of("en"),
                List.of(),
                Names.NONE,
                List.of(),
                false,
                false,
                Ruling.NONE);
    }

    public static Mention mention(String id, Instant createdAt) {
        return mention(post(id, createdAt), false);
    }

    static Mention mention(String id, Instant createdAt, String handle, String text) {
        return mention(post(id, createdAt, handle, text), false);
    }

    /** What the brand wrote. */
    static Mention own(String id, Instant createdAt, String text) {
        return mention(post(id, createdAt, "acme", text), true);
    }

    private static Mention mention(Post post, boolean own) {
        return new Mention(
                "acme/" + post.id(),
                "acme",
                post,
                List.of(),
                false,
                own,
                new Language("en", 1),
                new Sentiment(Sentiment.Label.NEGATIVE, -0.5, 0.9),
                new Intent(Intent.Label.OUTAGE, 0.9),
                0.7,
                new Actionable(true, 0.9),
                List.of(),
                List.of(),
                0,
                Map.of(),
                List.of(),
                List.of(),
                null);
    }
}
