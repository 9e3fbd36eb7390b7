package io.earshot.spike;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a count compares with what was expected, over the window in which it stands out most.
 *
 * @param steps length of the window, in the steps of the series
 * @param observed count in the window
 * @param expected what the past lets expect in it
 * @param surprise −log10 of the probability of so many or more; of so few or fewer for a reading of the lower tail
 * @param isCalm whether all is near the expected of late, though a longer window may still hold what is over
 */
public record Reading(int steps, double observed, double expected, double surprise, boolean isCalm) {
    /** Of a series too young to be judged. */
    public static final Reading NONE = new Reading(1, 0, 0, 0, true);

    /** Below both, a window is near the expected. */
    private static final double CALM_SURPRISE = 2;

    private static final double CALM_RATIO = 2;

    static Reading of(int steps, double observed, double expected, double surprise) {
        return new Reading(
                steps, observed, expected, surprise, surprise < CALM_SURPRISE || observed < CALM_RATIO * expected);
    }

    static Reading ofLow(int steps, double observed, double expected, double surprise) {
        return new Reading(
                steps, observed, expected, surprise, surprise < CALM_SURPRISE || CALM_RATIO * observed > expected);
    }

    Reading with(double otherSurprise, boolean calm) {
        return new Reading(steps, observed, expected, otherSurprise, calm);
    }

    /** Observed for each that was expected; 0 if none was. */
    public double ratio() {
        return expected > 0 ? observed / expected : 0;
    }

    /** Whether this is worth an alert at a surprise: with enough posts, and enough more of them than expected. */
    public boolean isUnusual(SpikeSettings settings, double leastSurprise) {
        return surprise >= leastSurprise && observed >= settings.leastCount() && ratio() >= settings.leastRatio();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(steps);
        out.writeDouble(observed);
        out.writeDouble(expected);
        out.writeDouble(surprise);
        out.writeBoolean(isCalm);
    }

    static Reading read(DataInput in) throws IOException {
        return new Reading(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readBoolean());
    }
}
