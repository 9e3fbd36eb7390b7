package io.earshot.care;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a customer waits beyond what was promised: in doublings of the time that a first reply may take, so that an
 * old item rises a few times and not with every minute.
 */
final class Waiting {
    /** Sixteen times the promised time is as bad as it gets. */
    static final int MOST_STEPS = 4;

    private Waiting() {}

    /** 0 while the time is not up, then one more with each doubling of it. */
    static int steps(Duration promised, Instant since, Instant now) {
        int steps = 0;
        while (steps <= MOST_STEPS && !end(promised, since, steps).isAfter(now)) {
            steps++;
        }
        return steps;
    }

    /** When there will be one step more; {@link Instant#MAX} if never. */
    static Instant next(Duration promised, Instant since, Instant now) {
        int steps = steps(promised, since, now);
        return steps > MOST_STEPS ? Instant.MAX : end(promised, since, steps);
    }

    private static Instant end(Duration promised, Instant since, int step) {
        return since.plus(promised.multipliedBy(1L << step)).plusMillis(1);
    }
}
