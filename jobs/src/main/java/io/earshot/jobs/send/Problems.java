package io.earshot.jobs.send;

import java.io.PrintWriter;

/** What was wrong with single records: named at once, counted for the end. Safe to use from several threads. */
public final class Problems {
    private final PrintWriter out;
    private long count;

    public Problems(PrintWriter out) {
        this.out = out;
    }

    /** One line: where and what. */
    public synchronized void add(String place, String reason) {
        count++;
        out.println(place + ": " + reason);
        out.flush();
    }

    /** How many there were. */
    public synchronized long count() {
        return count;
    }
}
