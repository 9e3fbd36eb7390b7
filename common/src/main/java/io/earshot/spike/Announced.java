package io.earshot.spike;

import java.time.Duration;
import java.util.List;

/** What is announced for a series: how many times the usual is expected of its steps. */
final class Announced {
    private Announced() {}

    /** Replaces what was announced by what is now, as far as it is not over. */
    static void set(CountSeries series, Duration step, List<Announcement> announcements) {
        List<Announcement> coming = announcements.stream()
                .filter(event -> stepOf(event.until().getEpochSecond(), step) >= series.unlearned)
                .toList();
        series.announcedFrom = new long[coming.size()];
        series.announcedUntil = new long[coming.size()];
        series.announcedFactor = new float[coming.size()];
        for (int i = 0; i < coming.size(); i++) {
            Announcement event = coming.get(i);
            series.announcedFrom[i] = stepOf(event.from().getEpochSecond(), step);
            series.announcedUntil[i] =
                    Math.max(series.announcedFrom[i] + 1, stepOf(event.until().getEpochSecond(), step));
            series.announcedFactor[i] = (float) event.factor();
        }
    }

    /** The mean factor of some steps; factors of events at one time multiply. */
    static double factor(CountSeries series, long from, long to) {
        double factor = 1;
        for (int i = 0; i < series.announcedFrom.length; i++) {
            long shared = Math.min(to + 1, series.announcedUntil[i]) - Math.max(from, series.announcedFrom[i]);
            if (shared > 0) {
                double part = (double) shared / (double) (to - from + 1);
                factor *= 1 - part + part * series.announcedFactor[i];
            }
        }
        return factor;
    }

    private static long stepOf(long second, Duration step) {
        return Math.floorDiv(second, step.toSeconds());
    }
}
