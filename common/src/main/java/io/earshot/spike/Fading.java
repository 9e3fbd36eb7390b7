package io.earshot.spike;

/** Sums whose parts halve with time. */
final class Fading {
    private Fading() {}

    /** A sum after the addition of a value: one that is worth a half makes the sum fade for half a step. */
    static float add(float sum, double value, double worth, double halfLifeSteps) {
        return (float) (sum * Math.pow(0.5, worth / halfLifeSteps) + worth * value);
    }

    /** The same for some equal values, one after the other. */
    static float add(float sum, double value, double worth, double halfLifeSteps, int times) {
        if (times == 1) {
            return add(sum, value, worth, halfLifeSteps);
        }
        double keep = Math.pow(0.5, worth / halfLifeSteps);
        double kept = Math.pow(keep, times);
        return (float) (sum * kept + worth * value * (1 - kept) / (1 - keep));
    }
}
