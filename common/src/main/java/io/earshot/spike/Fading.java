package io.earshot.spike;

/** Sums whose parts halve with time. */
final class Fading {
    private Fading() {}

    /** A sum after the addition of a value: one that is worth a half makes the sum fade for half a step. */
    static double add(double sum, double value, double worth, double halfLifeSteps) {
        return sum * Math.pow(0.5, worth / halfLifeSteps) + worth * value;
    }

    /** The same for some equal values, one after the other. */
    static double add(double sum, double value, double worth, double halfLifeSteps, int times) {
        double keep = Math.pow(0.5, worth / halfLifeSteps);
        double kept = Math.pow(keep, times);
        return sum * kept + worth * value * (1 - kept) / (1 - keep);
    }
}
