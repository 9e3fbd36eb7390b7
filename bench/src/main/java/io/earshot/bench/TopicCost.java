package io.earshot.bench;

import com.sun.management.ThreadMXBean;
import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.topic.BrandTopics;
import io.earshot.topic.TopicSettings;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What the topics of a brand cost: processor time a mention, and bytes a topic, of a brand of whom so many topics are
 * talked at once, with ten words a mention: four of its topic's, four of the brand's usual ones, two of anything; every
 * fifth mention repeats another and every tenth is of no topic.
 */
public final class TopicCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TOPIC_WORDS = 25;
    private static final int WARM_UP = 400_000;
    private static final int MEASURED = 400_000;
    private static final int PER_MINUTE = 5_000;

    private final Random random = new Random(7);
    private final List<Integer> topics = new ArrayList<>();
    private final List<List<String>> recent = new ArrayList<>();
    private int nextTopic;
    private int posts;

    private TopicCost() {}

    /** For each number of topics given. */
    public static void main(String[] sizes) throws IOException {
        for (String size : sizes) {
            new TopicCost().measure(Integer.parseInt(size));
        }
    }

    private void measure(int size) throws IOException {
        long empty = usedBytes();
        for (int i = 0; i < size; i++) {
            topics.add(nextTopic++);
        }
        BrandTopics brand = new BrandTopics("acme", TopicSettings.DEFAULTS);
        long told = hear(brand, WARM_UP)[1];
        long[] measured = hear(brand, MEASURED);
        told += measured[1];
        recent.clear();
        long heap = usedBytes() - empty;
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        long start = THREADS.getCurrentThreadCpuTime();
        brand.write(new DataOutputStream(state));
        long written = THREADS.getCurrentThreadCpuTime() - start;
        System.out.printf(
                Locale.ROOT,
                "%,d topics talked of: %.2f µs a mention (%,.0f a core-second); %,d in mind, %,d large enough to be told;"
                        + " told %.1f %% of mentions; heap %,.0f KB, %,.0f bytes a topic in mind; state %,d KB in %.0f ms%n",
                size,
                measured[0] / 1e3 / MEASURED,
                MEASURED / (measured[0] / 1e9),
                brand.live(),
                brand.all(Instant.EPOCH).size(),
                100.0 * told / (WARM_UP + MEASURED),
                heap / 1e3,
                (double) heap / brand.live(),
                state.size() / 1000,
                written / 1e6);
    }

    /** Nanoseconds, and how many topics were told. */
    private long[] hear(BrandTopics brand, int mentions) {
        long nanos = 0;
        long told = 0;
        for (int done = 0; done < mentions; done += PER_MINUTE) {
            List<Mention> minute = new ArrayList<>(PER_MINUTE);
            for (int i = 0; i < PER_MINUTE; i++) {
                minute.add(mention());
            }
            // Talk moves on: one topic in a hundred ends, and another begins.
            for (int i = 0; i < topics.size() / 100; i++) {
                topics.set(random.nextInt(topics.size()), nextTopic++);
            }
            Instant now = minute.get(PER_MINUTE - 1).post().createdAt();
            long start = THREADS.getCurrentThreadCpuTime();
            for (Mention mention : minute) {
                brand.add(mention);
            }
            brand.advance(now);
            told += brand.changed(now).size();
            nanos += THREADS.getCurrentThreadCpuTime() - start;
        }
        return new long[] {nanos, told};
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
        String id = "x:" + posts;
        Instant at = Instant.EPOCH.plusMillis(posts++ * 60_000L / PER_MINUTE);
        Post post = new Post(
                id,
                Platform.X,
                null,
                Author.ofHandle("writer" + random.nextInt(100_000)),
                String.join(" ", words),
                null,
                at,
                null,
                null,
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
                List.of());
        return new Mention(
                Mention.id("acme", id),
                "acme",
                post,
                List.of(),
                false,
                false,
                new Language("en", 0.95),
                new Sentiment(Sentiment.Label.NEUTRAL, 0, 0.8),
                new Intent(Intent.Label.OTHER, 0.8),
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

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
