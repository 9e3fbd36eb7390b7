package io.earshot.jobs.send;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says on a stream of messages how far the sending is, every few seconds. */
public final class Progress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintWriter out;
    private final boolean quiet;
    private final long startNanos;
    private long lastNanos;
    private long lastCount;

    public Progress(PrintWriter out, boolean quiet, long nowNanos) {
        this.out = out;
        this.quiet = quiet;
        this.startNanos = nowNanos;
        this.lastNanos = nowNanos;
    }

    /** Says it if it is time to. */
    public void at(long nowNanos, long acknowledged, long problems) {
        if (quiet || nowNanos - lastNanos < INTERVAL_NANOS) {
            return;
        }
        out.println(number(acknowledged) + " acknowledged, "
                + number(rate(acknowledged - lastCount, nowNanos - lastNanos)) + "/s"
                + (problems == 0 ? "" : ", " + number(problems) + " bad"));
        out.flush();
        lastNanos = nowNanos;
        lastCount = acknowledged;
    }

    /** Seconds and rate of the whole, for the last line: {@code 2.1 s (6,971/s)}. */
    public String summary(long nowNanos, long acknowledged) {
        long nanos = nowNanos - startNanos;
        return String.format(Locale.ROOT, "%.1f s (%s/s)", nanos / 1e9, number(rate(acknowledged, nanos)));
    }

    /** With a comma between thousands. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static long rate(long count, long nanos) {
        return nanos <= 0 ? count : Math.round(count * 1e9 / nanos);
    }
}
