package io.earshot.spike;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What counts as unusual.
 *
 * @param windows spans that counts are judged over, ascending; the longest is also how long a count waits before it
 *     becomes part of what is expected, so that no window is judged by itself
 * @param surprise an alert opens from this surprise on (−log10 of a probability), if it persists
 * @param sharpSurprise from here on it need not persist, nor wait for the end of its minute
 * @param persistence how many steps in a row must be that surprising
 * @param leastCount fewer posts in a window raise no alert
 * @param leastAuthors posts by fewer distinct authors raise no alert: one shouter is no crowd
 * @param leastRatio how many times the expected count is worth an alert
 * @param closeAfter an alert closes when all has been near the expected for so long
 * @param newNormalAfter an alert that lasts longer is no spike any more: what is seen becomes what is expected
 * @param forgetAfter a series without a single count for so long begins anew
 */
public record SpikeSettings(
        List<Duration> windows,
        double surprise,
        double sharpSurprise,
        int persistence,
        long leastCount,
        int leastAuthors,
        double leastRatio,
        Duration closeAfter,
        Duration newNormalAfter,
        Duration forgetAfter)
        implements Serializable {

    /** The settings of {@link Sensitivity#BALANCED}. */
    public static final SpikeSettings BALANCED = of(Sensitivity.BALANCED);

    /** How much more surprising than that what comes but once must be. */
    private static final double SHARP = 3;

    /**
     * A series of counts a minute is tested 1,440 times a day, over four windows; as those overlap, they count as two.
     * Simulated brands have about as many false alarms as are borne when their talk is bursty, and fewer when chance is
     * all there is (docs/trends.md).
     */
    private static final double TESTS_PER_DAY = 2 * 1_440;

    /**
     * The settings that cost about as many false alarms as a sensitivity bears, for one series of counts a minute:
     * an alert opens when its surprise is beyond what chance reaches once in all the tests of that time.
     */
    public static SpikeSettings of(Sensitivity sensitivity) {
        double tests = TESTS_PER_DAY * sensitivity.perFalseAlarm().toDays();
        double surprise = Math.log10(tests);
        return new SpikeSettings(
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1)),
                surprise,
                surprise + SHARP,
                2,
                10,
                5,
                switch (sensitivity) {
                    case CALM -> 2.5;
                    case BALANCED -> 2;
                    case SENSITIVE -> 1.5;
                },
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                Duration.ofDays(28));
    }

    /** The same when so many series share the false alarms that are borne: each must surprise the more. */
    public SpikeSettings sharedBy(int series) {
        double more = Math.log10(Math.max(1, series));
        return new SpikeSettings(
                windows,
                surprise + more,
                sharpSurprise + more,
                persistence,
                leastCount,
                leastAuthors,
                leastRatio,
                closeAfter,
                newNormalAfter,
                forgetAfter);
    }

    public SpikeSettings {
        windows = List.copyOf(windows);
        require(!windows.isEmpty(), "windows: at least one is needed");
        for (int i = 0; i < windows.size(); i++) {
            require(
                    windows.get(i).compareTo(i == 0 ? Duration.ZERO : windows.get(i - 1)) > 0,
                    "windows: must be above zero and ascend, found " + windows);
        }
        require(surprise > 0, "surprise: must be above 0, found " + surprise);
        require(
                sharpSurprise >= surprise,
                "sharpSurprise: must not be below surprise, " + surprise + ", found " + sharpSurprise);
        require(persistence >= 1, "persistence: must be at least 1, found " + persistence);
        require(leastCount >= 1, "leastCount: must be at least 1, found " + leastCount);
        require(leastAuthors >= 1, "leastAuthors: must be at least 1, found " + leastAuthors);
        require(leastRatio > 1, "leastRatio: must be above 1, found " + leastRatio);
        require(closeAfter.toSeconds() > 0, "closeAfter: must be above zero, found " + closeAfter);
        require(newNormalAfter.compareTo(closeAfter) > 0, "newNormalAfter: must exceed closeAfter, " + closeAfter);
        require(forgetAfter.toHours() >= 24, "forgetAfter: must be at least a day, found " + forgetAfter);
    }

    /** The longest of the windows. */
    public Duration longestWindow() {
        return windows.get(windows.size() - 1);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
