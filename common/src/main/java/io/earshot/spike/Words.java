package io.earshot.spike;

/** Keeps a brand's words: those of the last minutes, and those that are usual. */
final class Words {
    private static final double RECENT_HALF_LIFE_MINUTES = 10;
    private static final double USUAL_HALF_LIFE_MINUTES = 7 * 24 * 60;
    private static final int MOST_RECENT = 150;
    private static final int MOST_USUAL = 400;

    /** What a mention of an unusual minute adds to what is usual. */
    private static final double UNUSUAL_WEIGHT = 0.1;

    private Words() {}

    /** Lets some minutes go by. */
    static void fade(SpikeState state, long minutes) {
        state.recentWords.fade(Math.pow(0.5, minutes / RECENT_HALF_LIFE_MINUTES));
        state.usualWords.fade(Math.pow(0.5, minutes / USUAL_HALF_LIFE_MINUTES));
    }

    static void takeIn(SpikeState state, MinuteTally minute, boolean isUnusual) {
        fade(state, 1);
        state.recentWords.add(minute.words, minute.count, 1, MOST_RECENT);
        state.usualWords.add(minute.words, minute.count, isUnusual ? UNUSUAL_WEIGHT : 1, MOST_USUAL);
    }
}
