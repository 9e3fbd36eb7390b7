package io.earshot.bench;

import com.sun.management.ThreadMXBean;
import io.earshot.mention.Mention;
import io.earshot.topic.BrandTopics;
import io.earshot.topic.TopicSettings;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the topics of a brand cost: processor time a mention, and bytes a topic, by {@link TopicTalk}. */
public final class TopicCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 400_000;
    private static final int MEASURED = 400_000;
    private static final int PER_MINUTE = 5_000;

    private TopicCost() {}

    /** For each number of topics given. */
    public static void main(String[] sizes) throws IOException {
        for (String size : sizes) {
            measure(Integer.parseInt(size));
        }
    }

    private static void measure(int size) throws IOException {
        long empty = Heap.usedBytes();
        TopicTalk talk = new TopicTalk(size, PER_MINUTE);
        BrandTopics brand = new BrandTopics("acme", TopicSettings.DEFAULTS);
        long told = hear(brand, talk, WARM_UP)[1];
        long[] measured = hear(brand, talk, MEASURED);
        told += measured[1];
        talk.forget();
        long heap = Heap.usedBytes() - empty;
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
    private static long[] hear(BrandTopics brand, TopicTalk talk, int mentions) {
        long nanos = 0;
        long told = 0;
        for (int done = 0; done < mentions; done += PER_MINUTE) {
            List<Mention> minute = talk.next(PER_MINUTE);
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
}
