package io.earshot.watch;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertDesk;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertWindow;
import io.earshot.alert.Signal;
import io.earshot.spike.Rise;
import io.earshot.spike.SilenceWatch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches what comes from one channel, of whatever brand: when that falls quiet, it is not a brand that is forgotten but a
 * collector that is broken. Its alerts are of the brand {@value Alert#ALL_BRANDS}.
 */
public final class CollectorWatch {
    private static final String DETECTOR = "silence/1";
    private static final long SECONDS = 60;

    private final String channel;
    private final SilenceWatch silence;
    private final AlertDesk desk;

    private CollectorWatch(String channel, SilenceWatch silence, AlertDesk desk) {
        this.channel = channel;
        this.silence = silence;
        this.desk = desk;
    }

    /**
     * A watch that begins with a minute.
     *
     * @param minute counted from the epoch
     */
    public static CollectorWatch begin(String channel, long minute) {
        WatchSettings settings = WatchSettings.BALANCED;
        SilenceWatch silence = new SilenceWatch(settings.spikes());
        silence.begin(minute);
        return new CollectorWatch(channel, silence, desk(channel, settings));
    }

    /**
     * Ends the open minute with its count, and all minutes after it before the one given.
     *
     * @return what is to be told, in order
     */
    public List<Alert> goOn(long count, long toMinute) {
        List<Alert> told = new ArrayList<>();
        if (toMinute <= silence.minute()) {
            return told;
        }
        close(count, told);
        while (silence.minute() < toMinute) {
            if (isWaiting()) {
                close(0, told);
            } else {
                silence.skipTo(toMinute);
            }
        }
        return told;
    }

    private void close(long count, List<Alert> told) {
        silence.closeMinute(count);
        Rise rise = silence.silence();
        List<Signal> signals = rise == null ? List.of() : List.of(signal(rise));
        if (!signals.isEmpty() || desk.isBusy()) {
            told.addAll(desk.judge(Instant.ofEpochSecond(silence.minute() * SECONDS), signals));
        }
    }

    private Signal signal(Rise rise) {
        Instant end = Instant.ofEpochSecond(silence.minute() * SECONDS);
        return new Signal(
                "silence@" + channel,
                AlertKind.SILENCE,
                rise.level(),
                false,
                new Signal.Figures(
                        new AlertWindow(
                                end.minusSeconds(SECONDS * rise.reading().steps()), end),
                        rise.reading().observed(),
                        rise.reading().expected(),
                        rise.reading().surprise()),
                "mentions on " + channel,
                0,
                0,
                List.of(channel),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                "",
                DETECTOR);
    }

    /** Ends the watch, as nothing more will be heard. Returns what is to be told. */
    public List<Alert> finish() {
        return desk.judge(Instant.ofEpochSecond(silence.minute() * SECONDS), List.of());
    }

    /** Whether the next minutes need a look though nothing comes. */
    public boolean isWaiting() {
        return silence.isWaiting() || desk.isBusy();
    }

    /** The minute that is open, counted from the epoch. */
    public long minute() {
        return silence.minute();
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        silence.write(out);
        desk.write(out);
    }

    /** What was written. */
    public static CollectorWatch read(DataInput in, String channel) throws IOException {
        WatchSettings settings = WatchSettings.BALANCED;
        return new CollectorWatch(
                channel,
                SilenceWatch.read(in, settings.spikes()),
                desk(channel, settings).read(in));
    }

    private static AlertDesk desk(String channel, WatchSettings settings) {
        return new AlertDesk(Alert.ALL_BRANDS, Alert.ALL_BRANDS + "/" + channel, settings.coolDown());
    }
}
