package io.earshot.topic;

import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import io.earshot.text.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people write of a brand in a test, a post every five seconds, each by somebody else unless it is said. */
final class Talk {
    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Understanding UNDERSTANDING = Understanding.load();

    private final BrandTopics topics;
    private final String brand;
    Instant now = START;
    private int posts;

    Talk(BrandTopics topics, String brand) {
        this.topics = topics;
        this.brand = brand;
    }

    Talk(BrandTopics topics) {
        this(topics, "acme");
    }

    static Talk of(TopicSettings settings) {
        return new Talk(new BrandTopics("acme", settings));
    }

    /** The same talk, heard on by other topics. */
    Talk with(BrandTopics others) {
        Talk talk = new Talk(others, brand);
        talk.now = now;
        talk.posts = posts;
        return talk;
    }

    BrandTopics topics() {
        return topics;
    }

    /** The topic of a post in English. */
    String say(String text) {
        return say(text, "en");
    }

    String say(String text, String language) {
        return add(mention(text, language, null, null, "writer" + posts));
    }

    String sayAs(String author, String text) {
        return add(mention(text, "en", null, null, author));
    }

    String repost(String of, String text) {
        return add(mention(text, "en", of, null, "reposter" + posts));
    }

    String answer(String to, String text) {
        return add(mention(text, "en", null, to, "answerer" + posts));
    }

    /** The id of the last post. */
    String last() {
        return "x:" + (posts - 1);
    }

    Topic topic(String id) {
        return topics.find(id).orElseThrow();
    }

    void pass(Duration time) {
        now = now.plus(time);
        topics.advance(now);
    }

    private String add(Mention mention) {
        return topics.add(mention);
    }

    private Mention mention(
            String text, String language, @Nullable String repostOf, @Nullable String inReplyTo, String author) {
        now = now.plusSeconds(5);
        String id = "x:" + posts++;
        PostKind kind = repostOf != null ? PostKind.REPOST : inReplyTo != null ? PostKind.REPLY : PostKind.POST;
        Post post = new Post(
                id,
                Platform.X,
                kind,
                Author.ofHandle(author),
                text,
                null,
                now,
                null,
                inReplyTo,
                null,
                repostOf,
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
                List.of());
        return new Mention(
                Mention.id(brand, id),
                brand,
                post,
                List.of(),
                false,
                false,
                new Language(language, 0.95),
                new Sentiment(Sentiment.Label.NEGATIVE, -0.5, 0.8),
                new Intent(Intent.Label.COMPLAINT, 0.8),
                0,
                new Actionable(true, 0.8),
                List.of(),
                List.of(),
                100,
                Map.of(),
                UNDERSTANDING.analyze(text, language, List.of()).words(),
                List.of(),
                null);
    }
}
