package io.earshot.jobs.cli;

import io.earshot.jobs.send.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Says how far the reading of long input is, every few seconds, to who looks on. */
final class ReadProgress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintWriter out;
    private final boolean isWatched;
    private long lastNanos;
    private long lastCount;
    private long count;

    /**
     * @param isWatched whether somebody looks on; else nothing is said
     */
    ReadProgress(PrintWriter out, boolean isWatched, long nowNanos) {
        this.out = out;
        this.isWatched = isWatched;
        lastNanos = nowNanos;
    }

    /** Counts a post that was done, and says so if it is time to. */
    void done(long nowNanos) {
        count++;
        long nanos = nowNanos - lastNanos;
        if (!isWatched || nanos < INTERVAL_NANOS) {
            return;
        }
        long rate = Math.round((count - lastCount) * 1e9 / nanos);
        out.println(Progress.number(count) + " posts, " + Progress.number(rate) + "/s");
        out.flush();
        lastNanos = nowNanos;
        lastCount = count;
    }

    /** Whether standard error goes to a terminal, wherever the data go. */
    static boolean isTerminal() {
        try {
            String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            // No Linux: Java does not tell, and silence spoils no file.
            return false;
        }
    }
}
