package io.earshot.spike;

import io.earshot.mention.Mention;
import io.earshot.post.Platform;
import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is counted of a brand by the minute: each {@link Measure}, over all channels and on each. Each series is held
 * against its own past; those that are unusual are {@linkplain #rises() told}.
 *
 * <p>Time goes on when whoever calls says so: {@link #closeMinute} ends the minute that is open, {@link #skipTo} many at
 * once while nothing goes on. Reposts count; the brand's own posts do not.
 */
public final class BrandSeries {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The brand's mentions, its negative ones and their authors share the false alarms that are borne. */
    private static final int MAIN_SERIES = 3;

    /** Beside them there are its intents, and all that again on each channel: tens of series in practice. */
    private static final int MORE_SERIES = 30;

    /** So many mentions stand for all of a measure. */
    private static final int WITNESSES = 48;

    private static final int LEAST_WITNESSES = 5;

    /** Mentions a minute: a silence of fewer takes days to be noticed. */
    static final double MISSED = 1 / 30.0;

    /** In a crowd nobody speaks more than five times, on average. */
    static final double CROWD = 0.2;

    /** A minute that raised an alarm is looked at again when it is so much fuller. */
    private static final int AGAIN_PART = 8;

    private final SpikeSettings main;
    private final SpikeSettings more;
    private final SeriesModel model;
    private final AlarmRule mainRule;
    private final AlarmRule moreRule;
    private final SilenceRule silenceRule;

    private final Scope whole;
    private final EnumMap<Platform, Scope> channels = new EnumMap<>(Platform.class);

    /** The whole first, then the channels in their order. */
    private final List<Scope> scopes = new ArrayList<>();

    /** By the number of the measure. */
    private final Witnesses[] witnesses = new Witnesses[Measure.ALL.size()];

    private List<Announcement> announced = List.of();
    private long first = -1;
    private long minute = -1;

    /** @param ofOne what counts as unusual, were there one series alone */
    public BrandSeries(SpikeSettings ofOne) {
        main = ofOne.sharedBy(MAIN_SERIES);
        more = ofOne.sharedBy(MORE_SERIES);
        model = new SeriesModel(ofOne, MINUTE);
        mainRule = new AlarmRule(main, MINUTE);
        moreRule = new AlarmRule(more, MINUTE);
        silenceRule = new SilenceRule(main, MINUTE);
        whole = new Scope(null, (int) main.longestWindow().toMinutes());
        scopes.add(whole);
        for (int i = 0; i < witnesses.length; i++) {
            witnesses[i] = new Witnesses(WITNESSES);
        }
    }

    /** Makes the brand's time begin. */
    public void begin(long firstMinute) {
        first = firstMinute;
        minute = firstMinute;
    }

    /** The minute that is open, counted from the epoch; −1 before the first. */
    public long minute() {
        return minute;
    }

    /** Tells what is announced, in place of all that was told before. */
    public void announce(List<Announcement> events) {
        announced = List.copyOf(events);
        for (Scope scope : scopes) {
            scope.lines().forEach(line -> model.announce(line.series, announced));
        }
    }

    /**
     * Counts a mention of others in the open minute.
     *
     * @param topic that it was put into; null while it is in none
     */
    public void add(Mention mention, long second, @Nullable String topic) {
        boolean isNegative = Witness.isNegative(mention);
        int intent = Measure.number(mention.intent().label());
        count(whole, mention, isNegative, intent);
        count(channel(mention.post().platform()), mention, isNegative, intent);
        Witness witness = null;
        for (int measure : new int[] {Measure.MENTIONS_NUMBER, isNegative ? Measure.NEGATIVE_NUMBER : -1, intent}) {
            if (measure >= 0 && witnesses[measure].wants(second)) {
                witness = witness == null ? Witness.of(mention, second, topic) : witness;
                witnesses[measure].add(witness);
            }
        }
    }

    private void count(Scope scope, Mention mention, boolean isNegative, int intent) {
        count(scope, Measure.MENTIONS_NUMBER);
        if (isNegative) {
            count(scope, Measure.NEGATIVE_NUMBER);
        }
        if (intent >= 0) {
            count(scope, intent);
        }
        line(scope, Measure.AUTHORS_NUMBER);
        scope.hear(mention.post());
    }

    private void count(Scope scope, int measure) {
        line(scope, measure).open++;
    }

    private Scope channel(Platform platform) {
        Scope scope = channels.get(platform);
        if (scope == null) {
            scope = new Scope(platform, (int) main.longestWindow().toMinutes());
            channels.put(platform, scope);
            scopes.clear();
            scopes.add(whole);
            scopes.addAll(channels.values());
        }
        return scope;
    }

    private Line line(Scope scope, int measure) {
        Line line = scope.line(measure);
        if (line == null) {
            // It was there all the time, at zero.
            line = new Line(new CountSeries());
            long age = Math.min(minute - first, main.forgetAfter().toMinutes());
            model.begin(line.series, minute - age);
            model.announce(line.series, announced);
            if (age > 0) {
                model.skip(line.series, age);
            }
            scope.put(measure, line);
        }
        return line;
    }

    /** Whether {@link #peek} may raise an alarm: the open minute has many mentions. */
    public boolean isWorthAsking() {
        Line volume = whole.line(Measure.MENTIONS_NUMBER);
        return volume != null && volume.open >= volume.askAt;
    }

    /**
     * Judges the open minute by the mentions that there are so far. The other series wait for its end: of a wave of bad
     * words, few come first, and they would name what is about to be a wave of words.
     */
    public void peek() {
        Line volume = line(whole, Measure.MENTIONS_NUMBER);
        volume.reading = model.peek(volume.series, (double) volume.open);
        volume.readTo = minute;
        volume.askAt = volume.open + Math.max(1, volume.open / AGAIN_PART);
        if (!volume.alarm.open
                && volume.reading.isUnusual(main, main.sharpSurprise())
                && isCrowd(whole, Measure.MENTIONS_NUMBER, volume)) {
            mainRule.open(volume.alarm);
        }
    }

    /** Ends the open minute; the next one is open then. */
    public void closeMinute() {
        for (Scope scope : scopes) {
            scope.countAuthors();
            for (int measure = 0; measure < Measure.ALL.size(); measure++) {
                Line line = scope.line(measure);
                if (line != null) {
                    close(scope, measure, line);
                }
            }
            scope.authors.close(minute);
        }
        nameByVolume();
        minute++;
        open();
    }

    /** A wave of bad words with a wave of words is one thing, and the volume names it, though it be the lesser surprise. */
    private void nameByVolume() {
        Line volume = whole.line(Measure.MENTIONS_NUMBER);
        boolean isRising = whole.lines().stream().anyMatch(line -> line.alarm.open);
        if (volume != null && isRising && !volume.alarm.open && volume.reading.isUnusual(main, main.surprise() / 2)) {
            mainRule.open(volume.alarm);
        }
    }

    private void close(Scope scope, int measure, Line line) {
        AlarmRule rule = rule(scope, measure);
        line.reading = model.close(line.series, (double) line.open, rule.isNewNormal(line.alarm));
        line.readTo = minute;
        rule.step(line.alarm, line.reading, isCrowd(scope, measure, line));
        if (measure == Measure.MENTIONS_NUMBER) {
            line.quiet = model.quiet(line.series);
            silenceRule.step(line.silence, line.quiet);
        }
    }

    /**
     * Ends all minutes before the one given. To be called while none {@linkplain #isUneasy() is uneasy} and the open one
     * has no mentions.
     */
    public void skipTo(long next) {
        long steps = next - minute;
        if (steps <= 0) {
            return;
        }
        long recent = Math.min(next, minute + main.longestWindow().toMinutes());
        for (Scope scope : scopes) {
            scope.lines().forEach(line -> model.skip(line.series, steps));
            for (long silent = minute; silent < recent; silent++) {
                scope.authors.close(silent);
            }
        }
        minute = next;
        open();
    }

    private void open() {
        for (Scope scope : scopes) {
            scope.lines().forEach(line -> line.open = 0);
        }
        Line volume = line(whole, Measure.MENTIONS_NUMBER);
        volume.askAt = model.leastWorthAsking(volume.series);
    }

    /** Whether something goes on, or may be about to: then each minute counts. */
    public boolean isUneasy() {
        return scopes.stream().anyMatch(scope -> scope.lines().stream().anyMatch(Line::isUneasy));
    }

    /** Whether so much is expected that it may soon be noticed that nothing comes. */
    public boolean isMissed() {
        return expected(Measure.MENTIONS_NUMBER) >= MISSED;
    }

    /** How many minutes the brand has been listened to. */
    long age() {
        return minute - first;
    }

    /** Whether something announced goes on, or did within the longest window. */
    boolean isAnnounced() {
        Instant now = Instant.ofEpochSecond(minute * MINUTE.toSeconds());
        return announced.stream()
                .anyMatch(event -> now.isAfter(event.from().minus(MINUTE))
                        && now.isBefore(event.until().plus(main.longestWindow())));
    }

    /** Whether the open minute has mentions. */
    public boolean hasMentions() {
        Line line = whole.line(Measure.MENTIONS_NUMBER);
        return line != null && line.open > 0;
    }

    /** What the past lets expect of a measure of the whole brand in the open minute; 0 while that is not known. */
    double expected(int measure) {
        Line line = whole.line(measure);
        return line == null ? 0 : model.expected(line.series);
    }

    /** What is in alarm, the whole brand first. */
    public List<Rise> rises() {
        List<Rise> rises = new ArrayList<>();
        for (Scope scope : scopes) {
            for (int number = 0; number < Measure.ALL.size(); number++) {
                Line line = scope.line(number);
                Measure measure = Measure.ALL.get(number);
                if (line != null && line.alarm.open) {
                    rises.add(new Rise(
                            measure,
                            scope.channel,
                            null,
                            line.reading,
                            line.readTo,
                            false,
                            Level.of(line.reading, settings(scope, number))));
                }
                if (line != null && line.silence.open) {
                    rises.add(new Rise(
                            measure,
                            scope.channel,
                            null,
                            line.quiet,
                            minute - 1,
                            true,
                            Level.ofSilence(line.quiet, main)));
                }
            }
        }
        return rises;
    }

    /** A few mentions that a rise is made of, oldest first. */
    public List<Witness> witnesses(Rise rise) {
        return witnesses(rise.measure().number(), rise.channel(), rise.reading(), rise.lastMinute());
    }

    private List<Witness> witnesses(int measure, @Nullable Platform channel, Reading reading, long lastMinute) {
        Witnesses ofMeasure = witnesses[measure == Measure.AUTHORS_NUMBER ? Measure.MENTIONS_NUMBER : measure];
        List<Witness> own = ofMeasure.since((lastMinute + 1 - reading.steps()) * MINUTE.toSeconds());
        own.removeIf(witness -> channel != null && witness.channel() != channel);
        return own;
    }

    /** About how many distinct authors a rise has. */
    public long authors(Rise rise) {
        Scope scope = rise.channel() == null ? whole : channels.get(rise.channel());
        return scope == null ? 0 : authors(scope, rise.measure().number(), rise.reading(), rise.lastMinute());
    }

    private long authors(Scope scope, int measure, Reading reading, long lastMinute) {
        long all = scope.authors.in(reading.steps(), lastMinute, lastMinute == minute);
        if (measure == Measure.MENTIONS_NUMBER || measure == Measure.AUTHORS_NUMBER) {
            return all;
        }
        List<Witness> seen = witnesses(measure, scope.channel, reading, lastMinute);
        if (seen.size() < LEAST_WITNESSES) {
            // Too few of them are of this channel to tell; the channel's own authors are an upper bound.
            return Math.min(all, Math.round(reading.observed()));
        }
        Set<String> distinct = new HashSet<>();
        seen.forEach(witness -> distinct.add(witness.author()));
        long about = Math.round(reading.observed() * distinct.size() / seen.size());
        return Math.min(all, Math.max(distinct.size(), about));
    }

    /**
     * Whether enough people speak for an alarm: each counted once, they must still be many, and many more than the
     * mentions expected. Only asked of what is unusual, as it takes a while to say.
     */
    private boolean isCrowd(Scope scope, int measure, Line line) {
        Reading reading = line.reading;
        SpikeSettings own = settings(scope, measure);
        if (!reading.isUnusual(own, own.surprise())) {
            return false;
        }
        long crowd = authors(scope, measure, reading, line.readTo);
        return crowd >= own.leastAuthors()
                && crowd >= own.leastRatio() * reading.expected()
                && crowd >= CROWD * reading.observed();
    }

    private SpikeSettings settings(Scope scope, int measure) {
        return isMain(scope, measure) ? main : more;
    }

    private AlarmRule rule(Scope scope, int measure) {
        return isMain(scope, measure) ? mainRule : moreRule;
    }

    private static boolean isMain(Scope scope, int measure) {
        return scope.isWhole() && measure < MAIN_SERIES;
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(first);
        out.writeLong(minute);
        whole.write(out);
        out.writeByte(channels.size());
        for (Map.Entry<Platform, Scope> channel : channels.entrySet()) {
            Texts.write(channel.getKey().name(), out);
            channel.getValue().write(out);
        }
        for (Witnesses ofMeasure : witnesses) {
            ofMeasure.write(out);
        }
    }

    /** What was written. */
    public static BrandSeries read(DataInput in, SpikeSettings ofOne) throws IOException {
        BrandSeries series = new BrandSeries(ofOne);
        series.first = in.readLong();
        series.minute = in.readLong();
        series.whole.read(in);
        for (int left = in.readByte(); left > 0; left--) {
            series.channel(Platform.valueOf(Texts.read(in))).read(in);
        }
        for (int i = 0; i < series.witnesses.length; i++) {
            series.witnesses[i] = Witnesses.read(in, WITNESSES);
        }
        return series;
    }
}
