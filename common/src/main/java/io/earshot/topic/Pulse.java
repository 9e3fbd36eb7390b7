package io.earshot.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How fast mentions come: counts that fade, one fast and one slowly. Times are epoch milliseconds. */
final class Pulse {
    private static final double MINUTE = 60_000;

    /** Minutes after which a mention counts half: now, and in the topic's own past. */
    private static final double NOW = 7;

    private static final double PAST = 6 * 60;

    /** The mean span that a fading count stands for, as a multiple of its half-life. */
    private static final double SPAN = 1 / Math.log(2);

    private final long since;
    private long at;
    private double now;
    private double past;

    Pulse(long since) {
        this.since = since;
        this.at = since;
    }

    /** A mention came. One that is late counts as much as if it had come in time. */
    void add(long time) {
        if (time > at) {
            fadeTo(time);
        }
        now += halved(at - time, NOW);
        past += halved(at - time, PAST);
    }

    /** Adds what came to another. */
    void add(Pulse other) {
        fadeTo(Math.max(at, other.at));
        now += other.now * halved(at - other.at, NOW);
        past += other.past * halved(at - other.at, PAST);
    }

    /** Takes a share of what came away, as if it had come to another. */
    Pulse part(double share) {
        Pulse part = new Pulse(since);
        part.at = at;
        part.now = share * now;
        part.past = share * past;
        now -= part.now;
        past -= part.past;
        return part;
    }

    private void fadeTo(long time) {
        now *= halved(time - at, NOW);
        past *= halved(time - at, PAST);
        at = time;
    }

    private static double halved(long millis, double halfLifeMinutes) {
        return Math.pow(0.5, Math.max(0, millis) / (halfLifeMinutes * MINUTE));
    }

    /** Mentions in about the last ten minutes. */
    double count(long time) {
        return now * halved(time - at, NOW);
    }

    /** How many the past lets expect of them. */
    double expectedCount(long time) {
        return expectedRate(time) * NOW * SPAN;
    }

    /** Mentions a minute. Of a topic that is younger than what is now, the mean since it began, or in a minute. */
    double rate(long time) {
        double age = Math.max(1, (time - since) / MINUTE);
        return count(time) / (NOW * SPAN * (1 - Math.pow(0.5, age / NOW)));
    }

    /** Mentions a minute that the past lets expect. A topic that is new has none to speak of. */
    double expectedRate(long time) {
        return past * halved(time - at, PAST) / (PAST * SPAN);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(since);
        out.writeLong(at);
        out.writeDouble(now);
        out.writeDouble(past);
    }

    static Pulse read(DataInput in) throws IOException {
        Pulse pulse = new Pulse(in.readLong());
        pulse.at = in.readLong();
        pulse.now = in.readDouble();
        pulse.past = in.readDouble();
        return pulse;
    }
}
