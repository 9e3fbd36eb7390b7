package io.earshot.bench;

import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * What is said of a brand of whom so many topics are talked at once, with ten words a mention: four of its topic's, four of
 * the brand's usual ones, two of anything; every fifth mention repeats another and every tenth is of no topic. The same
 * every time.
 */
final class TopicTalk {
    private static final int TOPIC_WORDS = 25;
    private static final double NEGATIVE = 0.3;
    private static final List<Intent.Label> INTENTS = List.of(Intent.Label.values());

    private final Random random = new Random(7);
    private final List<Integer> topics = new ArrayList<>();
    private final List<List<String>> recent = new ArrayList<>();
    private final Duration pause;
    private int nextTopic;
    private int posts;

    /** @param perMinute mentions a minute of event time */
    TopicTalk(int topics, int perMinute) {
        pause = Duration.ofMinutes(1).dividedBy(perMinute);
        for (int i = 0; i < topics; i++) {
            this.topics.add(nextTopic++);
        }
    }

    /** The next mentions. Then talk moves on: one topic in a hundred ends, and another begins. */
    List<Mention> next(int count) {
        List<Mention> next = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            next.add(mention());
        }
        for (int i = 0; i < topics.size() / 100; i++) {
            topics.set(random.nextInt(topics.size()), nextTopic++);
        }
        return next;
    }

    /** Lets go of what was said, so that it is not measured. */
    void forget() {
        recent.clear();
    }

    /** The same said of another brand, by another, at another time. */
    static Mention again(Mention like, String brand, Instant at, int number) {
        Sentiment.Label tone = Objects.requireNonNull(like.sentiment()).label();
        Intent.Label intent = like.intent().label();
        return mention(brand, "writer" + number, at, number, like.words(), tone, intent);
    }

    private Mention mention() {
        Set<String> words = new LinkedHashSet<>();
        if (random.nextInt(5) == 0 && !recent.isEmpty()) {
            words.addAll(recent.get(random.nextInt(recent.size())));
        } else {
            int topic = random.nextInt(10) == 0 ? nextTopic + random.nextInt(1_000_000) : pick();
            for (int i = 0; i < 4; i++) {
                words.add("t" + topic + "w" + zipf(TOPIC_WORDS));
                words.add("usual" + zipf(2_000));
            }
            words.add("any" + zipf(50_000));
            words.add("any" + zipf(50_000));
            if (recent.size() < 1_000) {
                recent.add(List.copyOf(words));
            } else {
                recent.set(random.nextInt(1_000), List.copyOf(words));
            }
        }
        return mention(List.copyOf(words));
    }

    /** Some topics are much talked of, most are not. */
    private int pick() {
        return topics.get(zipf(topics.size()));
    }

    /** A number below the limit, small ones more often: by the inverse of a density of about 1/rank. */
    private int zipf(int limit) {
        return (int) Math.min(limit - 1, Math.pow(limit + 1.0, random.nextDouble()) - 1);
    }

    private Mention mention(List<String> words) {
        Sentiment.Label tone = random.nextDouble() < NEGATIVE ? Sentiment.Label.NEGATIVE : Sentiment.Label.NEUTRAL;
        Intent.Label intent = INTENTS.get(random.nextInt(INTENTS.size()));
        Instant at = Instant.EPOCH.plus(pause.multipliedBy(posts));
        return mention("acme", "writer" + random.nextInt(100_000), at, posts++, words, tone, intent);
    }

    private static Mention mention(
            String brand,
            String author,
            Instant at,
            int number,
            List<String> words,
            Sentiment.Label tone,
            Intent.Label intent) {
        String id = "x:" + number;
        Post post = Post.of(id, Platform.X, Author.ofHandle(author), String.join(" ", words), at);
        return new Mention(
                Mention.id(brand, id),
                brand,
                post,
                List.of(),
                false,
                false,
                new Language("en", 0.95),
                new Sentiment(tone, 0, 0.8),
                new Intent(intent, 0.8),
                0,
                new Actionable(false, 0.8),
                List.of(),
                List.of(),
                100,
                Map.of(),
                words,
                List.of(),
                null);
    }
}
