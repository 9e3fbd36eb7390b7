package io.earshot.spike;

import java.time.Duration;

/**
 * Judges any series of counts, one at a time, without looking ahead: what the command for files uses.
 *
 * <p>Not for brands' mentions: {@link BrandSeries} also knows authors, channels and intents.
 */
public final class SeriesDetector {
    private final SpikeSettings settings;
    private final SeriesModel model;
    private final AlarmRule rule;
    private final CountSeries series = new CountSeries();
    private final Alarm alarm = new Alarm();

    /**
     * @param step the span that each count is of
     */
    public SeriesDetector(SpikeSettings settings, Duration step) {
        this.settings = settings;
        model = new SeriesModel(settings, step);
        rule = new AlarmRule(settings, step);
    }

    /**
     * What a count says.
     *
     * @param score 0..1, rising with the surprise; 0.5 is where alerts open
     * @param opens whether an alert opens with it
     */
    public record Verdict(double score, boolean opens) {}

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
        while (series.next < step && (alarm.open || !SeriesModel.isEmpty(series))) {
            rule.step(alarm, model.close(series, 0, rule.isNewNormal(alarm)), true);
        }
        if (series.next < step) {
            alarm.hits = 0;
            model.skip(series, step - series.next);
        }
        boolean wasOpen = alarm.open;
        Reading reading = model.close(series, count, rule.isNewNormal(alarm));
        rule.step(alarm, reading, true);
        double surprise = reading.isUnusual(settings, 0) ? reading.surprise() : 0;
        return new Verdict(surprise / (surprise + settings.surprise()), alarm.open && !wasOpen);
    }
}
