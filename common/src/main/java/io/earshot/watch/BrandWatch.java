package io.earshot.watch;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertDesk;
import io.earshot.alert.Signal;
import io.earshot.mention.Mention;
import io.earshot.spike.BrandSeries;
import io.earshot.spike.TopicSeries;
import io.earshot.topic.BrandWords;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches one brand: puts its mentions into topics and threads, counts them, and tells what is unusual as one alert a
 * cause.
 *
 * <p>Mentions come in event-time order. Time goes on when a later mention comes, or when whoever calls {@linkplain
 * #advance says so}; it never goes back, so a mention of a minute that has ended is not counted: a collector that catches
 * up is no spike.
 * What is going on is judged every two seconds of event time in which there is something to judge, and at the end of
 * every minute. Not for several threads.
 */
public final class BrandWatch {
    private static final byte VERSION = 1;
    private static final int SECONDS_PER_MINUTE = 60;

    /** How often an open minute is judged: soon enough to be told in seconds, seldom enough to cost nothing. */
    private static final int TICK_SECONDS = 2;

    private final WatchSettings settings;
    private final BrandSeries series;
    private final TopicSeries topicSeries;
    private final BrandWords words;
    private final AlertDesk desk;

    /** When the tick begins that is open, in seconds since the epoch. */
    private long tick;

    /** The minute of the last mention. */
    private long lastMention;

    private BrandWatch(
            WatchSettings settings, BrandSeries series, TopicSeries topicSeries, BrandWords words, AlertDesk desk) {
        this.settings = settings;
        this.series = series;
        this.topicSeries = topicSeries;
        this.words = words;
        this.desk = desk;
        series.announce(settings.announced());
    }

    /** A watch that begins with the first mention. */
    public static BrandWatch of(String brand, WatchSettings settings) {
        return new BrandWatch(
                settings,
                new BrandSeries(settings.spikes()),
                new TopicSeries(settings.spikes()),
                new BrandWords(),
                new AlertDesk(brand, settings.coolDown()));
    }

    /** Takes in a mention. Returns what is to be told, in order. */
    public List<Alert> add(Mention mention) {
        List<Alert> told = new ArrayList<>();
        long second = second(mention);
        if (series.minute() < 0) {
            series.begin(Math.floorDiv(second, SECONDS_PER_MINUTE));
            tick = second;
        }
        goOn(second, told);
        lastMention = series.minute();
        if (!mention.own() && !isLate(mention)) {
            words.add(mention.words());
            series.add(mention, second, null);
        }
        return told;
    }

    /** Lets time go on. Returns what is to be told, in order. */
    public List<Alert> advance(Instant now) {
        List<Alert> told = new ArrayList<>();
        if (series.minute() >= 0) {
            goOn(now.getEpochSecond(), told);
        }
        return told;
    }

    /**
     * Ends the watch, as nothing more will be heard: ends the open minute and closes what is open. Returns what is to be
     * told, in order.
     */
    public List<Alert> finish() {
        List<Alert> told = new ArrayList<>();
        if (series.hasMentions()) {
            closeMinute(told);
        }
        told.addAll(desk.judge(Instant.ofEpochSecond(series.minute() * SECONDS_PER_MINUTE), List.of()));
        return told;
    }

    private void goOn(long second, List<Alert> told) {
        if (second < tick + TICK_SECONDS) {
            return;
        }
        long minute = Math.floorDiv(second, SECONDS_PER_MINUTE);
        if (minute == series.minute()) {
            long end = second - Math.floorMod(second, (long) TICK_SECONDS);
            if (series.isWorthAsking()) {
                series.peek();
                judge(end, told);
            }
            tick = end;
            return;
        }
        while (series.minute() < minute) {
            if (isQuiet()) {
                skipTo(minute);
            } else {
                closeMinute(told);
            }
        }
        tick = minute * SECONDS_PER_MINUTE;
    }

    private void closeMinute(List<Alert> told) {
        topicSeries.closeMinute(series);
        series.closeMinute();
        words.closeMinute(series.isUneasy());
        judge(series.minute() * SECONDS_PER_MINUTE, told);
    }

    private void skipTo(long minute) {
        words.fade(minute - series.minute());
        topicSeries.skipTo(minute, series);
        series.skipTo(minute);
    }

    /** Whether nothing is going on, and nobody is missed, so that the next minutes need no look. */
    private boolean isQuiet() {
        return !series.hasMentions()
                && !series.isMissed()
                && !series.isUneasy()
                && !topicSeries.isUneasy()
                && !desk.isBusy();
    }

    private void judge(long second, List<Alert> told) {
        List<Signal> signals = new Signals(series, topicSeries, words).now();
        if (!signals.isEmpty() || desk.isBusy()) {
            told.addAll(desk.judge(Instant.ofEpochSecond(second), signals));
        }
    }

    /** Whether time alone may change something: a minute is open, an alert is, or one may be about to open. */
    public boolean isWaiting() {
        return series.minute() >= 0 && !isQuiet();
    }

    /** When the open minute ends. */
    public Instant endOfMinute() {
        return Instant.ofEpochSecond((series.minute() + 1) * SECONDS_PER_MINUTE);
    }

    /** When a brand of whom nothing more is heard is forgotten. */
    public Instant forgottenAt() {
        return Instant.ofEpochSecond((lastMention + 1) * SECONDS_PER_MINUTE)
                .plus(settings.spikes().forgetAfter());
    }

    /** Whether a mention is of a minute that has ended. */
    public boolean isLate(Mention mention) {
        return series.minute() > Math.floorDiv(second(mention), SECONDS_PER_MINUTE);
    }

    /** A post cannot have been created after it was received: a clock that says so must not end all minutes between. */
    private static long second(Mention mention) {
        Instant created = mention.post().createdAt();
        Instant received = mention.post().receivedAt();
        return (received != null && received.isBefore(created) ? received : created).getEpochSecond();
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(tick);
        out.writeLong(lastMention);
        series.write(out);
        topicSeries.write(out);
        words.write(out);
        desk.write(out);
    }

    /**
     * What was written, to be watched by these settings from now on.
     *
     * @throws IOException if it was written by another version
     */
    public static BrandWatch read(DataInput in, String brand, WatchSettings settings) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "the watch of " + brand + " was written by version " + version + ", this is " + VERSION);
        }
        long tick = in.readLong();
        long lastMention = in.readLong();
        BrandWatch watch = new BrandWatch(
                settings,
                BrandSeries.read(in, settings.spikes()),
                TopicSeries.read(in, settings.spikes()),
                BrandWords.read(in),
                new AlertDesk(brand, settings.coolDown()).read(in));
        watch.tick = tick;
        watch.lastMention = lastMention;
        return watch;
    }
}
