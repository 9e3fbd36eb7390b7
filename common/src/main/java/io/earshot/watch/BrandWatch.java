package io.earshot.watch;

import io.earshot.alert.AlertDesk;
import io.earshot.alert.Signal;
import io.earshot.mention.Mention;
import io.earshot.post.PostKind;
import io.earshot.spike.BrandSeries;
import io.earshot.spike.TopicSeries;
import io.earshot.topic.BrandTopics;
import io.earshot.topic.BrandWords;
import io.earshot.topic.Topic;
import io.earshot.viral.BrandThreads;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Watches one brand: puts its mentions into topics and threads, counts them, and tells what is unusual as one alert a
 * cause.
 *
 * <p>Mentions come in event-time order. Time goes on when a later mention comes, or when whoever calls {@linkplain
 * #advance says so}; it never goes back, so a mention of a minute that has ended is put into its topic but not counted: a
 * collector that catches up is no spike. What goes on is judged at the end of every minute; and a minute that is full every
 * two seconds of event time, threads every ten. Not for several threads.
 */
public final class BrandWatch {
    private static final byte VERSION = 1;
    private static final int SECONDS_PER_MINUTE = 60;

    /** How often an open minute is judged: soon enough to be told in seconds, seldom enough to cost nothing. */
    private static final int TICK_SECONDS = 2;

    private final WatchSettings settings;
    private final BrandTopics topics;
    private final BrandThreads threads;
    private final Risks risks;
    private final BrandSeries series;
    private final TopicSeries topicSeries;
    private final BrandWords words;
    private final AlertDesk desk;

    /** When the tick begins that is open, in seconds since the epoch. */
    private long tick;

    /** The minute of the last mention. */
    private long lastMention;

    /** A watch that begins with the first mention. */
    public BrandWatch(String brand, WatchSettings settings) {
        this.settings = settings;
        topics = new BrandTopics(brand, settings.topics());
        threads = new BrandThreads(settings.viral());
        risks = new Risks();
        series = new BrandSeries(settings.spikes());
        topicSeries = new TopicSeries(settings.spikes());
        words = new BrandWords();
        desk = new AlertDesk(brand, settings.coolDown());
        series.announce(settings.announced());
    }

    private BrandWatch(DataInput in, String brand, WatchSettings settings) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "the watch of " + brand + " was written by version " + version + ", this is " + VERSION);
        }
        this.settings = settings;
        tick = in.readLong();
        lastMention = in.readLong();
        topics = BrandTopics.read(in, settings.topics());
        threads = BrandThreads.read(in, settings.viral());
        risks = Risks.read(in, threads);
        series = BrandSeries.read(in, settings.spikes());
        topicSeries = TopicSeries.read(in, settings.spikes());
        words = BrandWords.read(in);
        desk = new AlertDesk(brand, settings.coolDown()).read(in);
        series.announce(settings.announced());
    }

    /** Takes in a mention. Returns what is to be told. */
    public Told add(Mention mention) {
        Told told = new Told();
        long second = second(mention);
        if (series.minute() < 0) {
            series.begin(Math.floorDiv(second, SECONDS_PER_MINUTE));
            tick = second;
        }
        goOn(second, told);
        lastMention = series.minute();
        threads.add(mention);
        if (mention.own()) {
            return told;
        }
        String topic = topics.add(mention);
        risks.hear(mention, topic);
        if (mayWantAnAnswer(mention)) {
            told.members()
                    .add(new TopicMember(
                            topic,
                            mention.mention(),
                            mention.brand(),
                            mention.post().createdAt()));
        }
        if (!isLate(mention)) {
            words.add(mention.words());
            series.add(mention, second, topic);
            topicSeries.add(mention, second, topic);
        }
        return told;
    }

    /** Lets time go on. Returns what is to be told. */
    public Told advance(Instant now) {
        Told told = new Told();
        if (series.minute() >= 0) {
            goOn(now.getEpochSecond(), told);
        }
        return told;
    }

    /**
     * Ends the watch, as nothing more will be heard: ends the open minute and closes what is open. Returns what is to be
     * told.
     */
    public Told finish() {
        Told told = new Told();
        if (series.hasMentions()) {
            closeMinute(told);
        }
        Instant end = Instant.ofEpochSecond(series.minute() * SECONDS_PER_MINUTE);
        told.alerts().addAll(desk.judge(end, List.of()));
        return told;
    }

    /** A brand may answer others too, by rules of its own; these are by far the most. */
    private static boolean mayWantAnAnswer(Mention mention) {
        return mention.post().kind() != PostKind.REPOST
                && switch (mention.intent().label()) {
                    case NEWS, SPAM, PRAISE -> mention.actionable().value();
                    default -> true;
                };
    }

    private void goOn(long second, Told told) {
        if (second < tick + TICK_SECONDS) {
            return;
        }
        long minute = Math.floorDiv(second, SECONDS_PER_MINUTE);
        if (minute == series.minute()) {
            tick = second - Math.floorMod(second, (long) TICK_SECONDS);
            boolean hasRisks = risks.areDue(tick) && risks.judge(threads, tick);
            if (series.isWorthAsking() || hasRisks) {
                series.peek();
                judge(tick, told);
            }
            return;
        }
        while (series.minute() < minute) {
            if (isQuiet()) {
                skipTo(minute, told);
            } else {
                closeMinute(told);
            }
        }
        tick = minute * SECONDS_PER_MINUTE;
    }

    private void closeMinute(Told told) {
        topicSeries.closeMinute(series);
        series.closeMinute();
        words.closeMinute(series.isUneasy());
        long end = series.minute() * SECONDS_PER_MINUTE;
        tellTopics(end, told);
        risks.judge(threads, end);
        judge(end, told);
    }

    private void skipTo(long minute, Told told) {
        words.fade(minute - series.minute());
        topicSeries.skipTo(minute, series);
        series.skipTo(minute);
        tellTopics(minute * SECONDS_PER_MINUTE, told);
    }

    private void tellTopics(long second, Told told) {
        Instant now = Instant.ofEpochSecond(second);
        topics.advance(now);
        for (Topic topic : topics.changed(now)) {
            String whole = topic.mergedInto();
            if (whole != null) {
                topicSeries.merge(topic.topic(), whole);
                desk.rename(topic.topic(), whole);
            }
            told.topics().add(topic);
        }
    }

    private void judge(long second, Told told) {
        List<Signal> signals = new Signals(series, topicSeries, topics, risks, words).at(second);
        if (!signals.isEmpty() || desk.isBusy()) {
            told.alerts().addAll(desk.judge(Instant.ofEpochSecond(second), signals));
        }
    }

    /** Whether nothing is going on or will end, and nobody is missed, so that the next minutes need no look. */
    private boolean isQuiet() {
        return !series.hasMentions()
                && !series.isMissed()
                && !series.isUneasy()
                && !topicSeries.isUneasy()
                && risks.areNone()
                && !desk.isBusy()
                && !topics.haveTold();
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

    private static long second(Mention mention) {
        return mention.post().saidAt().getEpochSecond();
    }

    /** How many topics and threads were let go because there were too many. */
    public long letGo() {
        return topics.forgotten() + threads.dropped();
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(tick);
        out.writeLong(lastMention);
        topics.write(out);
        threads.write(out);
        risks.write(out);
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
        return new BrandWatch(in, brand, settings);
    }
}
