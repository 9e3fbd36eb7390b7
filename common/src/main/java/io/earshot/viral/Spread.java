package io.earshot.viral;

import java.time.Instant;

/** A thread that is over, to learn from and to be measured on. */
public final class Spread {
    /** Where a thread that is only known in seconds is put in time. */
    private static final Instant START = Instant.EPOCH;

    private final String id;
    private final double[] seconds;
    private final long[] followers;

    /**
     * Takes a thread's posts.
     *
     * @param id names it among others
     * @param seconds of each post after the first, ascending; the first is 0
     * @param followers of each post's author
     */
    public Spread(String id, double[] seconds, long[] followers) {
        if (seconds.length == 0 || seconds.length != followers.length) {
            throw new IllegalArgumentException(
                    id + ": as many times as followers were expected, and at least one, found " + seconds.length
                            + " and " + followers.length);
        }
        for (int i = 0; i < seconds.length; i++) {
            if (i == 0 ? seconds[0] != 0 : !(seconds[i] >= seconds[i - 1])) {
                throw new IllegalArgumentException(id + ": times must ascend from 0, found " + seconds[i]);
            }
        }
        this.id = id;
        this.seconds = seconds.clone();
        this.followers = followers.clone();
    }

    String id() {
        return id;
    }

    double seconds(int post) {
        return seconds[post];
    }

    long followers(int post) {
        return followers[post];
    }

    int size() {
        return seconds.length;
    }

    long reach() {
        long sum = 0;
        for (long each : followers) {
            sum += each;
        }
        return sum;
    }

    /** How many posts there were after so many seconds. */
    int sizeAfter(double limitSeconds) {
        int count = 0;
        while (count < seconds.length && seconds[count] <= limitSeconds) {
            count++;
        }
        return count;
    }

    /** What was known of it after so many seconds. */
    Cascade after(double limitSeconds, GrowthModel model) {
        Cascade cascade = new Cascade(model, START, followers[0]);
        for (int i = 1; i < sizeAfter(limitSeconds); i++) {
            cascade.add(at(seconds[i]), followers[i]);
        }
        return cascade;
    }

    /** The moment so many seconds after a thread's start. */
    static Instant at(double seconds) {
        return START.plusMillis(Math.round(1_000 * seconds));
    }
}
