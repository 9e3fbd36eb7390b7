package io.earshot.local;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the person who waits what has been done so far, on standard error. */
final class Progress {
    private final PrintWriter out;
    private final Instant start = Instant.now();

    Progress(PrintWriter out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void done(String what, String where) {
        say(String.format(Locale.ROOT, "  %-17s %-25s %6.1f s", what, where, seconds()));
    }

    double seconds() {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }
}
