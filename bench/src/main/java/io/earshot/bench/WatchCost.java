package io.earshot.bench;

import com.sun.management.ThreadMXBean;
import io.earshot.mention.Mention;
import io.earshot.watch.BrandWatch;
import io.earshot.watch.Told;
import io.earshot.watch.WatchSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to watch a brand whole, topics, threads, series and alerts together: processor time a mention, and the bytes
 * of a checkpoint, by {@link TopicTalk}.
 */
public final class WatchCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MOST_AT_ONCE = 20_000;
    private static final int WARM_UP = 400_000;
    private static final int MEASURED = 600_000;

    private WatchCost() {}

    /** For each number of mentions a minute given, with 1,000 topics talked of. */
    public static void main(String[] rates) throws IOException {
        for (String rate : rates) {
            measure(Integer.parseInt(rate));
        }
    }

    private static void measure(int perMinute) throws IOException {
        TopicTalk talk = new TopicTalk(1_000, perMinute);
        BrandWatch watch = new BrandWatch("acme", WatchSettings.BALANCED);
        hear(watch, talk, WARM_UP, perMinute);
        long nanos = hear(watch, talk, MEASURED, perMinute);
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        long start = THREADS.getCurrentThreadCpuTime();
        watch.write(new DataOutputStream(state));
        long written = THREADS.getCurrentThreadCpuTime() - start;
        BrandWatch.read(
                new DataInputStream(new ByteArrayInputStream(state.toByteArray())), "acme", WatchSettings.BALANCED);
        long read = THREADS.getCurrentThreadCpuTime() - start - written;
        System.out.printf(
                Locale.ROOT,
                "%,d mentions a minute: %.2f µs a mention (%,.0f a core-second); state %,d KB, written in %.0f ms, read in"
                        + " %.0f ms%n",
                perMinute,
                nanos / 1e3 / MEASURED,
                MEASURED / (nanos / 1e9),
                state.size() / 1000,
                written / 1e6,
                read / 1e6);
    }

    private static long hear(BrandWatch watch, TopicTalk talk, int mentions, int perMinute) {
        int atOnce = Math.min(MOST_AT_ONCE, perMinute);
        long nanos = 0;
        int told = 0;
        for (int done = 0; done < mentions; done += atOnce) {
            List<Mention> some = talk.next(atOnce);
            long start = THREADS.getCurrentThreadCpuTime();
            for (Mention mention : some) {
                Told news = watch.add(mention);
                told += news.topics().size() + news.alerts().size();
            }
            nanos += THREADS.getCurrentThreadCpuTime() - start;
        }
        if (told == 0) {
            throw new IllegalStateException("nothing was told of so many topics");
        }
        return nanos;
    }
}
