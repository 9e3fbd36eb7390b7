package io.earshot.deliver;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * When to try again what failed for now: after a delay that doubles with each failure, of which a random half is taken
 * off so that what failed together does not come back together.
 *
 * @param first the delay after the first failure
 * @param longest that it grows to
 * @param giveUpAfter how long a parcel is tried
 */
public record Backoff(Duration first, Duration longest, Duration giveUpAfter) implements Serializable {

    /** Soon at first, as most troubles are short; and not seldom later, as people wait for it. */
    public static Backoff until(Duration giveUpAfter) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), giveUpAfter);
    }

    /**
     * When to try next.
     *
     * @param parcel it belongs to, which seeds the chance
     * @param failures so far, at least 1
     * @param retryAfter how long the other side asked us to wait; zero if it did not
     * @return empty to give up
     */
    public Optional<Instant> next(Parcel parcel, int failures, Duration retryAfter, Instant now) {
        Instant end = parcel.at().plus(giveUpAfter);
        if (!now.isBefore(end) || now.plus(retryAfter).isAfter(end)) {
            return Optional.empty();
        }
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, 30));
        SplittableRandom chance = new SplittableRandom(31L * parcel.key().hashCode() + failures);
        long delay = Math.max(retryAfter.toMillis(), full - chance.nextLong(full / 2 + 1));
        Instant next = now.plusMillis(delay);
        // The last attempt is made when the time is over, not long before.
        return Optional.of(next.isAfter(end) ? end : next);
    }
}
