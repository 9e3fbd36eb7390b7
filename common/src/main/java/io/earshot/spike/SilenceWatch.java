package io.earshot.spike;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells when a stream that is counted by the minute falls quiet against its own past. */
public final class SilenceWatch {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SpikeSettings settings;
    private final SeriesModel model;
    private final SilenceRule rule;
    private CountSeries series = new CountSeries();
    private final Alarm alarm = new Alarm();
    private long minute = -1;
    private Reading quiet = Reading.NONE;

    public SilenceWatch(SpikeSettings settings) {
        this.settings = settings;
        model = new SeriesModel(settings, MINUTE);
        rule = new SilenceRule(settings, MINUTE);
    }

    /** The minute that is open, counted from the epoch; −1 before the first. */
    public long minute() {
        return minute;
    }

    /** Makes its time begin. */
    public void begin(long firstMinute) {
        minute = firstMinute;
        model.begin(series, firstMinute);
    }

    /** Ends the open minute with its count; the next one is open then. */
    public void closeMinute(long count) {
        model.close(series, (double) count, false);
        quiet = model.quiet(series);
        rule.step(alarm, quiet);
        minute++;
    }

    /** Ends all minutes before the one given; to be called while nothing {@linkplain #isWaiting() is missed}. */
    public void skipTo(long next) {
        if (next > minute) {
            model.skip(series, next - minute);
            minute = next;
        }
    }

    /** Whether the next minutes need a look though nothing comes: something is missed, or soon will be. */
    public boolean isWaiting() {
        return alarm.open || model.expected(series) >= BrandSeries.MISSED;
    }

    /** The silence that is going on; null while there is none. */
    public @Nullable Rise silence() {
        return alarm.open
                ? new Rise(Measure.MENTIONS, null, null, quiet, minute - 1, true, Level.ofSilence(quiet, settings))
                : null;
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        series.write(out);
        alarm.write(out);
        out.writeLong(minute);
        quiet.write(out);
    }

    /** What was written. */
    public static SilenceWatch read(DataInput in, SpikeSettings settings) throws IOException {
        SilenceWatch watch = new SilenceWatch(settings);
        watch.series = CountSeries.read(in);
        watch.alarm.read(in);
        watch.minute = in.readLong();
        watch.quiet = Reading.read(in);
        return watch;
    }
}
