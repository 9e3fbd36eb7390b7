package io.earshot.spike;

import java.time.Duration;

/**
 * Judges any series of counts, one at a time, without looking ahead: what the command for files uses.
 *
 * <p>An alert opens when the series is as high as it seldom is (see {@link Seldomness}), and higher than chance makes
 * it. While that goes on no other opens, unless it becomes far more seldom still; the score says the same, so that
 * whoever reads the scores alone, at any threshold, counts an episode once.
 *
 * <p>Not for brands' mentions: {@link BrandSeries} also knows authors, channels and intents.
 */
public final class SeriesDetector {
    /** What a row of an episode that was told, or of chance, scores at most. */
    private static final double TOLD = 0.25;

    /** What a row scores at most that opens no alert. */
    private static final double NO_ALERT = 0.499;

    /** What an alert scores at least. */
    private static final double ALERT = 0.6;

    /**
     * One episode, one alert: for so long nothing is news. A plateau of 12 to 24 hours on real series; talk of one cause
     * comes back within the day.
     */
    private static final Duration EPISODE = Duration.ofHours(18);

    /** So much more seldom (five times) is news all the same. */
    private static final double NEWS = 0.7;

    /** Nor can what was never seen be more seldom: so many times its height is news, too, once an episode is this old. */
    private static final double NEWS_TIMES = 5;

    private static final Duration RISE = Duration.ofHours(1);

    /** Alerts are told apart by halves of a power of ten: the first row over a threshold says no more. */
    private static final double GRADE = 0.5;

    private final SeriesModel model;
    private final Seldomness seldomness;
    private final CountSeries series = new CountSeries();
    private final double threshold;
    private final double chance;
    private final long episodeSteps;
    private final long riseSteps;
    private long toldUntil = Long.MIN_VALUE;
    private double told;
    private double toldHeight;

    /**
     * @param step the span that each count is of; at least a second
     */
    public SeriesDetector(Sensitivity sensitivity, Duration step) {
        SpikeSettings settings = SpikeSettings.of(sensitivity);
        model = new SeriesModel(settings, step);
        seldomness = new Seldomness(step);
        chance = settings.surprise();
        threshold = threshold(sensitivity);
        episodeSteps = Math.max(1, EPISODE.toSeconds() / step.toSeconds());
        riseSteps = RISE.toSeconds() / step.toSeconds();
    }

    /**
     * How seldom is worth an alert: the middle of a plateau on real series as they are and thinned to a tenth, and of
     * pure noise once a week (docs/quality.md).
     */
    private static double threshold(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case CALM -> 2.8;
            case BALANCED -> 2.2;
            case SENSITIVE -> 1.1;
        };
    }

    /**
     * What a count says.
     *
     * @param score 0..1, rising with the surprise; from 0.5 on alerts open
     * @param opens whether an alert opens with it
     * @param band what was expected of the count
     * @param reading the window that stands out most
     */
    public record Verdict(double score, boolean opens, Band band, Reading reading) {}

    /**
     * Judges the count of a step.
     *
     * @param step the step's number since the epoch; steps left out had a count of 0
     * @throws IllegalArgumentException if the step is not after the last one
     */
    public Verdict judge(long step, double count) {
        if (series.first < 0) {
            model.begin(series, step);
        }
        if (step < series.next) {
            throw new IllegalArgumentException("steps must ascend: " + step + " came after " + (series.next - 1));
        }
        if (series.next < step) {
            skip(step - series.next);
        }
        Band band = model.band(series);
        double seldom = seldomness.next(count);
        boolean isChance = seldom >= threshold && model.poissonSurprise(series, count) < chance;
        Reading reading = model.close(series, count, false);
        boolean isTold = step < toldUntil;
        boolean opens = seldom >= threshold && !isChance && (!isTold || isNews(step, seldom));
        if (opens) {
            toldUntil = step + episodeSteps;
        }
        boolean isFirst = opens && !isTold;
        told = isFirst ? seldom : Math.max(told, seldom);
        if (isFirst) {
            toldHeight = seldomness.height();
        } else if (opens || isRising(step)) {
            toldHeight = Math.max(toldHeight, seldomness.height());
        }
        double score = band.isKnown() ? score(seldom, opens, isTold || isChance) : 0;
        return new Verdict(score, opens, band, reading);
    }

    private boolean isNews(long step, double seldom) {
        return seldom >= told + NEWS || (!isRising(step) && seldomness.height() >= NEWS_TIMES * toldHeight);
    }

    private boolean isRising(long step) {
        return step < toldUntil - episodeSteps + riseSteps;
    }

    private void skip(long steps) {
        // More zeros than all that is remembered say nothing more.
        long most = Math.min(steps, 100 * episodeSteps);
        for (long i = 0; i < most; i++) {
            seldomness.next(0);
        }
        model.skip(series, steps);
    }

    private double score(double seldom, boolean opens, boolean isOfNoNews) {
        if (opens) {
            double grades = Math.floor((seldom - threshold) / GRADE) * GRADE;
            return 1 - (1 - ALERT) * Math.pow(10, -grades);
        }
        double part = Math.min(1, seldom / threshold);
        return isOfNoNews ? TOLD * part : NO_ALERT * part;
    }
}
