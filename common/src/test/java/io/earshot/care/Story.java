package io.earshot.care;

import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tests of care tell: mentions of the brand {@code acme} on X, at minutes after ten o'clock. */
final class Story {
    static final String BRAND = "acme";
    static final String PRAISE = "thank you so much, acme is the best!";

    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

    private Story() {}

    /** So many minutes after ten. */
    static Instant at(double minute) {
        return TEN.plusMillis(Math.round(minute * 60_000));
    }

    static Told pat(String post) {
        return new Told(post, "pat");
    }

    static Told kim(String post) {
        return new Told(post, "kim");
    }

    /** A post of the brand's own. */
    static Told brand(String post) {
        Told told = new Told(post, "AcmeHelp");
        told.own = true;
        told.actionable = false;
        return told;
    }

    static Activity activity(Activity.Type type, Instant at, String item) {
        return new Activity(type, at, item, null, null, null, null, "ann", null, null, null, null, null);
    }

    /** A mention, told step by step. */
    static final class Told {
        private final String id;
        private Author author;
        private PostKind kind = PostKind.POST;
        private Platform platform = Platform.X;
        private boolean own;
        private boolean actionable = true;
        private String text = "acme, my parcel is late";
        private Intent.Label intent = Intent.Label.DELIVERY;
        private double severity = 0.5;
        private long reach = 1_000;
        private Sentiment sentiment = new Sentiment(Sentiment.Label.NEGATIVE, -0.6, 0.9);
        private String inReplyTo;
        private String conversation;
        private Instant receivedAt;
        private final List<String> handles = new ArrayList<>();

        private Told(String id, String handle) {
            this.id = id;
            this.author = new Author(handle, handle, null, 1_000L, null);
        }

        Told answering(String post) {
            inReplyTo = post;
            kind = PostKind.REPLY;
            return this;
        }

        Told by(Author newAuthor) {
            author = newAuthor;
            return this;
        }

        Told in(String newConversation) {
            conversation = newConversation;
            return this;
        }

        Told kind(PostKind newKind) {
            kind = newKind;
            return this;
        }

        Told on(Platform newPlatform) {
            platform = newPlatform;
            return this;
        }

        Told naming(String name) {
            handles.add(name);
            return this;
        }

        Told notActionable() {
            actionable = false;
            return this;
        }

        /** Thanks, which need no answer. */
        Told praising() {
            actionable = false;
            intent = Intent.Label.PRAISE;
            sentiment = new Sentiment(Sentiment.Label.POSITIVE, 0.9, 0.9);
            text = PRAISE;
            return this;
        }

        /** What reads as nothing in particular. */
        Told sayingThis() {
            actionable = false;
            intent = Intent.Label.OTHER;
            return this;
        }

        /** A question without any weight. */
        Told calm() {
            intent = Intent.Label.QUESTION;
            severity = 0;
            sentiment = null;
            return this;
        }

        Told seenBy(long people) {
            reach = people;
            return this;
        }

        Told received(double minute) {
            receivedAt = Story.at(minute);
            return this;
        }

        Mention at(double minute) {
            Post post = new Post(
                    id,
                    platform,
                    kind,
                    author,
                    text,
                    null,
                    Story.at(minute),
                    receivedAt,
                    inReplyTo,
                    conversation,
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
                    List.copyOf(handles),
                    List.of());
            return new Mention(
                    Mention.id(BRAND, id),
                    BRAND,
                    post,
                    List.of(),
                    true,
                    own,
                    new Language("en", 0.99),
                    sentiment,
                    new Intent(intent, 0.8),
                    severity,
                    new Actionable(actionable, 0.9),
                    List.of(),
                    List.of(),
                    reach,
                    Map.of(),
                    List.of("parcel"),
                    List.of(),
                    null);
        }
    }
}
