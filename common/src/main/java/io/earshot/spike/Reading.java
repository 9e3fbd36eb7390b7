package io.earshot.spike;

/**
 * How a count compares with what was expected, over the window in which it stands out most.
 *
 * @param steps length of the window
 * @param observed count in the window
 * @param expected what the past lets expect in it
 * @param surprise −log10 of the probability of so many or more
 */
record Reading(int steps, double observed, double expected, double surprise) {
    /** Of a series too young to be judged. */
    static final Reading NONE = new Reading(1, 0, 0, 0);

    double ratio() {
        return expected > 0 ? observed / expected : 0;
    }

    boolean isUnusual(SpikeSettings settings, double leastSurprise) {
        return surprise >= leastSurprise && observed >= settings.leastCount() && ratio() >= settings.leastRatio();
    }
}
