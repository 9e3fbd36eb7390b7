package io.earshot.spike;

import io.earshot.alert.AlertLevel;
import io.earshot.mention.Mention;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    /** A topic without a mention for so long is forgotten. */
    private static final long FORGET_MINUTES = 24 * 60;

    private static final int[] WINDOWS = {5, 15, 60};

    private final SpikeSettings settings;
    private final AlarmRule rule;
    private final TreeMap<String, TopicCounts> topics = new TreeMap<>();

    public TopicSeries(SpikeSettings settings) {
        this.settings = settings.sharedBy(MANY_TOPICS);
        rule = new AlarmRule(this.settings, Duration.ofMinutes(1));
    }

    /** Counts a mention of a topic in a minute that has not ended. */
    public void add(Mention mention, long second, String topic) {
        TopicCounts counts = topics.computeIfAbsent(topic, id -> new TopicCounts());
        long minute = Math.floorDiv(second, 60);
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

    /** Lets a topic go on under the name of the one that it became part of. */
    public void forget(String topic) {
        topics.remove(topic);
    }

    /** Ends the minute that is open in the brand's series, before that does. */
    public void closeMinute(BrandSeries brand) {
        long minute = brand.minute();
        double[] ofBrand = new double[Measure.ALL.size()];
        for (int measure = 0; measure < ofBrand.length; measure++) {
            ofBrand[measure] = brand.expected(measure);
        }
        for (TopicCounts topic : topics.values()) {
            for (int measure = 0; measure < topic.minutes.length; measure++) {
                if (topic.minutes[measure] != null) {
                    Reading reading =
                            ofBrand[0] > 0 ? read(topic, measure, brand.minute(), ofBrand[measure]) : Reading.NONE;
                    topic.readings[measure] = reading;
                    rule.step(topic.alarms[measure], reading, isCrowd(topic, measure, reading, minute));
                }
            }
            topic.turnTo(minute + 1, ofBrand);
        }
        topics.values().removeIf(topic -> topic.last < minute - FORGET_MINUTES && !topic.isInAlarm());
    }

    private Reading read(TopicCounts topic, int measure, long minute, double ofBrand) {
        Reading best = Reading.NONE;
        double share = Math.max(USUAL_SHARE, topic.share(measure));
        for (int window : WINDOWS) {
            long observed = topic.count(measure, window, minute);
            if (observed == 0) {
                continue;
            }
            double expected = window * (LEAST_A_MINUTE + share * ofBrand);
            double surprise = CountTail.surprise((double) observed, expected, DISPERSION);
            Reading reading = Reading.of(window, (double) observed, expected, surprise);
            boolean isWorth = reading.isUnusual(settings, 0);
            if (isWorth == best.isUnusual(settings, 0) ? surprise > best.surprise() : isWorth) {
                best = reading;
            }
        }
        return best;
    }

    private boolean isCrowd(TopicCounts topic, int measure, Reading reading, long minute) {
        if (!reading.isUnusual(settings, settings.surprise())) {
            return false;
        }
        List<Witness> seen = topic.witnesses.since((minute + 1 - reading.steps()) * 60);
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

    /** Lets minutes go by in which nothing is said; to be called while none is uneasy. */
    public void skipTo(long next, BrandSeries brand) {
        if (next - brand.minute() > FORGET_MINUTES) {
            topics.clear();
            return;
        }
        double[] none = new double[Measure.ALL.size()];
        for (TopicCounts topic : topics.values()) {
            for (long minute = brand.minute() + 1;
                    minute <= next && minute <= topic.last + TopicCounts.MINUTES;
                    minute++) {
                topic.turnTo(minute, none);
            }
        }
        topics.values().removeIf(topic -> topic.last < next - FORGET_MINUTES);
    }

    /** Whether a topic is in alarm, or may soon be. */
    public boolean isUneasy() {
        for (TopicCounts topic : topics.values()) {
            for (Alarm alarm : topic.alarms) {
                if (alarm.open || alarm.hits > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What is in alarm, in order of the topics. */
    public List<Rise> rises() {
        List<Rise> rises = new ArrayList<>();
        for (Map.Entry<String, TopicCounts> topic : topics.entrySet()) {
            for (int measure = 0; measure < topic.getValue().alarms.length; measure++) {
                if (topic.getValue().alarms[measure].open) {
                    Reading reading = topic.getValue().readings[measure];
                    AlertLevel level = Level.of(reading, settings);
                    rises.add(new Rise(Measure.ALL.get(measure), null, topic.getKey(), reading, false, level));
                }
            }
        }
        return rises;
    }

    /** A few mentions that a topic's rise is made of, oldest first, up to a minute. */
    public List<Witness> witnesses(Rise rise, long minute) {
        TopicCounts topic = topics.get(rise.topic());
        return topic == null
                ? List.of()
                : topic.witnesses.since((minute + 1 - rise.reading().steps()) * 60);
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(topics.size());
        for (Map.Entry<String, TopicCounts> topic : topics.entrySet()) {
            out.writeUTF(topic.getKey());
            topic.getValue().write(out);
        }
    }

    /** What was written. */
    public static TopicSeries read(DataInput in, SpikeSettings settings) throws IOException {
        TopicSeries series = new TopicSeries(settings);
        for (int left = in.readInt(); left > 0; left--) {
            series.topics.put(in.readUTF(), TopicCounts.read(in));
        }
        return series;
    }
}
