package io.earshot.spike;

import io.earshot.mention.Mention;
import io.earshot.state.Texts;
import io.earshot.viral.Cascade;
import io.earshot.viral.GrowthModel;
import io.earshot.viral.Outlook;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is counted of a brand's topics by the minute. Topics live too short for seasons of their own, so a topic is
 * expected to have its usual share of what the brand is expected to have, and a new one a twentieth: a subject of a
 * twentieth of all talk is nothing unusual.
 */
public final class TopicSeries {
    private static final double USUAL_SHARE = 0.05;

    /** Expected beside that in a minute, so that in a quiet brand three posts about one thing are no wonder. */
    private static final double LEAST_A_MINUTE = 0.02;

    /** How far a topic's share strays: by some half of itself, as a variance. */
    private static final double DISPERSION = 0.25;

    /** So many topics, in effect, share the false alarms that are borne. */
    private static final int MANY_TOPICS = 30;

    /** A topic is counted from this mention on: most that begin have no second one. */
    private static final int COUNTED_FROM = 3;

    /** Places to remember how many mentions a topic has that is not counted yet; emptied when half of them are used. */
    private static final int PLACES = 4096;

    /** A topic that had so many mentions is remembered for a while, should it come back. */
    private static final long LARGE = 30;

    /** Of a brand that is heard of for the first time all topics are new; it takes some hours to know the usual ones. */
    private static final long KNOWN_MINUTES = 3 * 60;

    private static final long SECONDS = 60;
    private static final int[] WINDOWS = {5, 15, 60};

    private final SpikeSettings settings;
    private final AlarmRule rule;
    private final TreeMap<String, TopicCounts> topics = new TreeMap<>();

    /** Those that are in alarm, or may soon be. */
    private final TreeSet<String> uneasy = new TreeSet<>();

    private final byte[] begun = new byte[PLACES];
    private int used;

    /** The last minute that was judged. */
    private long lastMinute;

    /** @param ofOne what counts as unusual, were there one series alone */
    public TopicSeries(SpikeSettings ofOne) {
        settings = ofOne.sharedBy(MANY_TOPICS);
        rule = new AlarmRule(settings, Duration.ofMinutes(1));
    }

    /** Counts a mention of a topic in a minute that has not ended. */
    public void add(Mention mention, long second, String topic) {
        Long followers = mention.post().author().followers();
        long audience = followers == null ? Cascade.USUAL_FOLLOWERS : followers;
        Instant at = Instant.ofEpochSecond(second);
        TopicCounts counts = topics.get(topic);
        if (counts == null) {
            if (!isWorthCounting(topic)) {
                return;
            }
            counts = new TopicCounts(new Cascade(GrowthModel.SHIPPED, at, audience));
            topics.put(topic, counts);
        } else {
            counts.cascade.add(at, audience);
        }
        long minute = Math.floorDiv(second, SECONDS);
        counts.add(Measure.MENTIONS_NUMBER, minute);
        if (Witness.isNegative(mention)) {
            counts.add(Measure.NEGATIVE_NUMBER, minute);
        }
        int intent = Measure.number(mention.intent().label());
        if (intent >= 0) {
            counts.add(intent, minute);
        }
        if (counts.witnesses.wants(second)) {
            counts.witnesses.add(Witness.of(mention, second, topic));
        }
    }

    /** Two topics in one place help each other to be counted too soon, which costs memory alone. */
    private boolean isWorthCounting(String topic) {
        int place = Math.floorMod(topic.hashCode(), PLACES);
        if (begun[place]++ == 0 && ++used > PLACES / 2) {
            Arrays.fill(begun, (byte) 0);
            used = 0;
        }
        return begun[place] >= COUNTED_FROM;
    }

    /** Lets what was counted of a topic go on under the name of the one that it became part of. */
    public void merge(String part, String whole) {
        TopicCounts counts = topics.remove(part);
        if (counts != null && topics.putIfAbsent(whole, counts) == null && uneasy.contains(part)) {
            uneasy.add(whole);
        }
        uneasy.remove(part);
    }

    /** Ends the minute that is open in the brand's series, before that does. */
    public void closeMinute(BrandSeries brand) {
        long minute = brand.minute();
        double[] ofBrand = new double[Measure.ALL.size()];
        for (int measure = 0; measure < ofBrand.length; measure++) {
            ofBrand[measure] = brand.expected(measure);
        }
        // What is announced may be all that people talk of; whether they talk too much of it, the brand's series say.
        boolean isJudged = brand.age() >= KNOWN_MINUTES && !brand.isAnnounced();
        uneasy.clear();
        lastMinute = minute;
        for (Iterator<Map.Entry<String, TopicCounts>> all = topics.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, TopicCounts> entry = all.next();
            TopicCounts topic = entry.getValue();
            for (int measure = 0; measure < ofBrand.length; measure++) {
                TopicCounts.Counts counts = topic.of(measure);
                if (counts != null && isJudged) {
                    counts.reading = read(counts, minute, ofBrand[measure]);
                    rule.step(counts.alarm, counts.reading, isCrowd(topic, measure, counts.reading, minute));
                } else if (counts != null) {
                    counts.alarm.open = false;
                    counts.alarm.hits = 0;
                }
            }
            topic.turnTo(minute + 1, ofBrand);
            if (topic.isUneasy()) {
                uneasy.add(entry.getKey());
            } else if (topic.isOver(minute, LARGE)) {
                all.remove();
            }
        }
    }

    private Reading read(TopicCounts.Counts counts, long minute, double ofBrand) {
        Reading best = Reading.NONE;
        if (counts.lastHour < settings.leastCount()) {
            return best;
        }
        for (int window : WINDOWS) {
            double observed = (double) counts.in(window, minute);
            // What has gone on for an hour is nothing new, whatever part of all talk it is.
            double before = window < TopicCounts.MINUTES && ofBrand > 0
                    ? (counts.lastHour - observed) / ((TopicCounts.MINUTES - window) * ofBrand)
                    : 0;
            double share = Math.max(Math.max(USUAL_SHARE, before), counts.share());
            double expected = window * (LEAST_A_MINUTE + share * ofBrand);
            double surprise = observed <= expected ? 0 : CountTail.surprise(observed, expected, DISPERSION);
            Reading reading = Reading.of(window, observed, expected, surprise);
            boolean isWorth = reading.isUnusual(settings, 0);
            if (isWorth == best.isUnusual(settings, 0) ? surprise > best.surprise() : isWorth) {
                best = reading;
            }
        }
        boolean isQuiet = counts.in(WINDOWS[1], minute) == 0;
        return isQuiet ? best.with(best.surprise(), true) : best;
    }

    private boolean isCrowd(TopicCounts topic, int measure, Reading reading, long minute) {
        if (!reading.isUnusual(settings, settings.surprise())) {
            return false;
        }
        List<Witness> seen = topic.witnesses.since((minute + 1 - reading.steps()) * SECONDS);
        Set<String> authors = new HashSet<>();
        for (Witness witness : seen) {
            if (measure != Measure.NEGATIVE_NUMBER || witness.isNegative()) {
                authors.add(witness.author());
            }
        }
        double distinct = (double) authors.size() / Math.max(1, seen.size());
        return authors.size() >= settings.leastAuthors()
                && distinct >= BrandSeries.CROWD
                && distinct * reading.observed() >= settings.leastRatio() * reading.expected();
    }

    /** Lets minutes go by in which nothing is said; to be called while none {@linkplain #isUneasy() is uneasy}. */
    public void skipTo(long next, BrandSeries brand) {
        double[] none = new double[Measure.ALL.size()];
        for (TopicCounts topic : topics.values()) {
            long full = Math.min(next, topic.last + TopicCounts.MINUTES);
            for (long minute = brand.minute() + 1; minute <= full; minute++) {
                topic.turnTo(minute, none);
            }
        }
        topics.values().removeIf(topic -> topic.isOver(next, LARGE));
    }

    /** Whether a topic is in alarm, or may soon be. */
    public boolean isUneasy() {
        return !uneasy.isEmpty();
    }

    /** What is in alarm, in order of the topics. */
    public List<Rise> rises() {
        List<Rise> rises = new ArrayList<>();
        for (String topic : uneasy) {
            for (Measure measure : Measure.ALL) {
                TopicCounts.Counts counts = topics.get(topic).of(measure.number());
                if (counts != null && counts.alarm.open) {
                    rises.add(new Rise(
                            measure,
                            null,
                            topic,
                            counts.reading,
                            lastMinute,
                            false,
                            Level.of(counts.reading, settings)));
                }
            }
        }
        return rises;
    }

    /** A few mentions that a topic's rise is made of, oldest first. */
    public List<Witness> witnesses(Rise rise) {
        TopicCounts topic = topics.get(rise.topic());
        return topic == null
                ? List.of()
                : topic.witnesses.since((rise.lastMinute() + 1 - rise.reading().steps()) * SECONDS);
    }

    /** How far a topic will run. */
    public Optional<Outlook> outlook(String topic, Instant now) {
        return Optional.ofNullable(topics.get(topic)).map(counts -> counts.cascade.outlook(now));
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        out.write(begun);
        out.writeInt(used);
        out.writeLong(lastMinute);
        out.writeInt(topics.size());
        for (Map.Entry<String, TopicCounts> topic : topics.entrySet()) {
            Texts.write(topic.getKey(), out);
            topic.getValue().write(out);
        }
    }

    /** What was written. */
    public static TopicSeries read(DataInput in, SpikeSettings ofOne) throws IOException {
        TopicSeries series = new TopicSeries(ofOne);
        in.readFully(series.begun);
        series.used = in.readInt();
        series.lastMinute = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            String topic = Texts.read(in);
            TopicCounts counts = TopicCounts.read(in);
            series.topics.put(topic, counts);
            if (counts.isUneasy()) {
                series.uneasy.add(topic);
            }
        }
        return series;
    }
}
