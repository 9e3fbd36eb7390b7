package io.earshot.spike;

import io.earshot.viral.Cascade;
import io.earshot.viral.GrowthModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is counted of one topic: by measure, the last minutes one by one, and what is usual; and how it grows. */
final class TopicCounts {
    /** The last minutes; the open one too. */
    static final int MINUTES = 60;

    /** So many mentions stand for all of a topic. */
    private static final int WITNESSES = 24;

    /** A day: topics seldom live longer. */
    private static final double HALF_LIFE_MINUTES = 24 * 60;

    private static final long LARGE_KEPT_MINUTES = 24 * 60;

    private static final double FADE_A_MINUTE = Math.pow(0.5, 1 / HALF_LIFE_MINUTES);

    /** What a minute of an alarm adds to what is usual. */
    private static final double ALARM_WEIGHT = 0.1;

    final Witnesses witnesses;
    final Cascade cascade;

    /** By the number of the measure; null where there was none yet. */
    private final @Nullable Counts[] counts = new Counts[Measure.ALL.size()];

    /** The minute of the last mention. */
    long last;

    TopicCounts(Cascade cascade) {
        this(cascade, new Witnesses(WITNESSES));
    }

    private TopicCounts(Cascade cascade, Witnesses witnesses) {
        this.cascade = cascade;
        this.witnesses = witnesses;
    }

    /** Those of one measure. */
    static final class Counts {
        final int[] minutes = new int[MINUTES];

        /** The sum of the minutes. */
        int lastHour;

        /** What left the last minutes, and what the brand was expected to have then. */
        double usual;

        double usualOfBrand;
        final Alarm alarm = new Alarm();
        Reading reading = Reading.NONE;

        /** The count of a window that ends with a minute. */
        long in(int window, long minute) {
            long sum = 0;
            for (int ago = 0; ago < window; ago++) {
                sum += minutes[slot(minute - ago)];
            }
            return sum;
        }

        /** The topic's usual share of what the brand has; 0 of a topic that is young. */
        double share() {
            return usualOfBrand > 0 ? usual / usualOfBrand : 0;
        }
    }

    void add(int measure, long minute) {
        Counts ofMeasure = counts[measure];
        if (ofMeasure == null) {
            ofMeasure = new Counts();
            counts[measure] = ofMeasure;
        }
        ofMeasure.minutes[slot(minute)]++;
        ofMeasure.lastHour++;
        last = minute;
    }

    @Nullable
    Counts of(int measure) {
        return counts[measure];
    }

    /**
     * Makes room for a minute: what was there an hour ago becomes what is usual.
     *
     * @param ofBrand what the brand is expected to have of each measure in a minute
     */
    void turnTo(long minute, double[] ofBrand) {
        int slot = slot(minute);
        for (int measure = 0; measure < counts.length; measure++) {
            Counts ofMeasure = counts[measure];
            if (ofMeasure != null) {
                double weight = ofMeasure.alarm.open ? ALARM_WEIGHT : 1;
                ofMeasure.usual = ofMeasure.usual * FADE_A_MINUTE + weight * ofMeasure.minutes[slot];
                ofMeasure.usualOfBrand = ofMeasure.usualOfBrand * FADE_A_MINUTE + weight * ofBrand[measure];
                ofMeasure.lastHour -= ofMeasure.minutes[slot];
                ofMeasure.minutes[slot] = 0;
            }
        }
    }

    /**
     * Whether it can be forgotten without a loss: it has been quiet for an hour and was never large, or for a day.
     *
     * @param large so many mentions are many
     */
    boolean isOver(long minute, long large) {
        Counts all = counts[Measure.MENTIONS_NUMBER];
        boolean wasLarge = all != null && all.usual >= large;
        return last < minute - (wasLarge ? LARGE_KEPT_MINUTES : MINUTES) && !isUneasy();
    }

    /** Whether one of its series is in alarm, or may soon be. */
    boolean isUneasy() {
        for (Counts ofMeasure : counts) {
            if (ofMeasure != null && (ofMeasure.alarm.open || ofMeasure.alarm.hits > 0)) {
                return true;
            }
        }
        return false;
    }

    private static int slot(long minute) {
        return (int) Math.floorMod(minute, (long) MINUTES);
    }

    void write(DataOutput out) throws IOException {
        cascade.write(out);
        witnesses.write(out);
        out.writeLong(last);
        for (Counts ofMeasure : counts) {
            out.writeBoolean(ofMeasure != null);
            if (ofMeasure == null) {
                continue;
            }
            writeMinutes(ofMeasure.minutes, out);
            out.writeDouble(ofMeasure.usual);
            out.writeDouble(ofMeasure.usualOfBrand);
            ofMeasure.alarm.write(out);
            ofMeasure.reading.write(out);
        }
    }

    /** Only those that are not 0: of most topics there are few. */
    private static void writeMinutes(int[] minutes, DataOutput out) throws IOException {
        int used = 0;
        for (int count : minutes) {
            used += count > 0 ? 1 : 0;
        }
        out.writeByte(used);
        for (int slot = 0; slot < MINUTES; slot++) {
            if (minutes[slot] > 0) {
                out.writeByte(slot);
                out.writeInt(minutes[slot]);
            }
        }
    }

    static TopicCounts read(DataInput in) throws IOException {
        Cascade cascade = Cascade.read(in, GrowthModel.SHIPPED);
        TopicCounts topic = new TopicCounts(cascade, Witnesses.read(in, WITNESSES));
        topic.last = in.readLong();
        for (int measure = 0; measure < topic.counts.length; measure++) {
            if (!in.readBoolean()) {
                continue;
            }
            Counts ofMeasure = new Counts();
            for (int left = in.readByte(); left > 0; left--) {
                int slot = in.readByte();
                ofMeasure.minutes[slot] = in.readInt();
                ofMeasure.lastHour += ofMeasure.minutes[slot];
            }
            ofMeasure.usual = in.readDouble();
            ofMeasure.usualOfBrand = in.readDouble();
            ofMeasure.alarm.read(in);
            ofMeasure.reading = Reading.read(in);
            topic.counts[measure] = ofMeasure;
        }
        return topic;
    }
}
