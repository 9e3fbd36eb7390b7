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
import io.earshot.viral.BrandThreads;
import io.earshot.viral.ViralSettings;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What watching a brand's threads costs: the processor time of a mention, of the look at all threads that is made every
 * minute, and the memory of a thread. Of the mentions, a third start a thread; most others
 * answer in one of the last thousand, and a few in every fortieth of these, which so become large.
 */
public final class ThreadsCost {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final int MENTIONS = 400_000;
    private static final double NEW_THREADS = 0.35;
    private static final int LIVELY = 1_000;
    private static final int LARGE = 40;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final SplittableRandom random = new SplittableRandom(5);
    private int roots;

    private ThreadsCost() {}

    /** For the numbers of mentions a second given. */
    public static void main(String[] rates) throws IOException {
        new ThreadsCost().measure(1_000); // warms up
        for (String rate : rates) {
            new ThreadsCost().measure(Integer.parseInt(rate));
        }
    }

    private void measure(int perSecond) throws IOException {
        long before = Heap.usedBytes();
        BrandThreads threads = new BrandThreads(ViralSettings.BALANCED);
        long adding = 0;
        long looking = 0;
        int looks = 0;
        int told = 0;
        Instant nextLook = START.plus(Duration.ofMinutes(1));
        Mention[] batch = new Mention[1_000];
        for (int i = 0; i < MENTIONS; i += batch.length) {
            for (int j = 0; j < batch.length; j++) {
                batch[j] = mention(i + j, START.plusNanos((i + j) * 1_000_000_000L / perSecond));
            }
            long start = THREADS.getCurrentThreadCpuTime();
            for (Mention mention : batch) {
                threads.add(mention);
            }
            adding += THREADS.getCurrentThreadCpuTime() - start;
            Instant now = batch[batch.length - 1].post().createdAt();
            if (!now.isBefore(nextLook)) {
                start = THREADS.getCurrentThreadCpuTime();
                told += threads.advance(now).size();
                looking += THREADS.getCurrentThreadCpuTime() - start;
                looks++;
                nextLook = now.plus(Duration.ofMinutes(1));
            }
        }
        Arrays.fill(batch, batch[0]); // so that the others are not counted as memory of the threads
        Counter written = new Counter();
        threads.write(new DataOutputStream(written));
        System.out.printf(
                "%,d mentions a second: %.2f µs a mention; %.1f ms a look at all threads (%d looks, %d risks told);"
                        + " %,d threads held, %,d given up; %.0f bytes of memory a thread, ids and all; %.0f written%n",
                perSecond,
                adding / 1e3 / MENTIONS,
                looking / 1e6 / Math.max(1, looks),
                looks,
                told,
                threads.size(),
                threads.dropped(),
                (double) (Heap.usedBytes() - before) / threads.size(),
                (double) written.bytes / threads.size());
        if (threads.size() == 0) {
            throw new IllegalStateException("no thread was held"); // it is looked at, so that it is kept until here
        }
    }

    private Mention mention(int number, Instant at) {
        boolean root = roots == 0 || random.nextDouble() < NEW_THREADS;
        int thread = root ? roots++ : Math.max(0, roots - 1 - random.nextInt(LIVELY));
        if (!root && random.nextInt(8) == 0) {
            thread -= thread % LARGE;
        }
        String id = root ? "x:t" + thread : "x:r" + number;
        Post post = Post.of(
                id,
                Platform.X,
                new Author("a" + random.nextInt(1_000_000), null, null, 1_000L, null),
                "",
                at,
                root ? null : "x:t" + thread,
                "x:t" + thread);
        Sentiment.Label tone = random.nextDouble() < 0.4 ? Sentiment.Label.NEGATIVE : Sentiment.Label.NEUTRAL;
        return new Mention(
                Mention.id("acme", id),
                "acme",
                post,
                List.of(),
                random.nextBoolean(),
                false,
                new Language("en", 0.9),
                new Sentiment(tone, 0, 0.9),
                new Intent(Intent.Label.OTHER, 0.9),
                0,
                new Actionable(false, 0.9),
                List.of(),
                List.of(),
                Math.round(Math.exp(6 + 1.6 * random.nextDouble())),
                Map.of(),
                List.of(),
                List.of(),
                null);
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] many, int from, int count) {
            bytes += count;
        }
    }
}
