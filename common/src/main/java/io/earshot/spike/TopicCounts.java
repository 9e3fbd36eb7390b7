package io.earshot.spike;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is counted of one topic: by measure, the last minutes one by one, and what is usual. */
final class TopicCounts {
    /** The last minutes; the open one too. */
    static final int MINUTES = 60;

    /** A day: topics seldom live longer. */
    private static final double HALF_LIFE_MINUTES = 24 * 60;

    private static final double FADE_A_MINUTE = Math.pow(0.5, 1 / HALF_LIFE_MINUTES);

    /** What a minute of an alarm adds to what is usual. */
    private static final double ALARM_WEIGHT = 0.1;

    final Witnesses witnesses;

    /** By measure; null where there was none yet. */
    final int @Nullable [][] minutes = new int[Measure.ALL.size()][];

    /** What left the last minutes, and what the brand had then, by measure. */
    final double[] usual = new double[Measure.ALL.size()];

    final double[] usualOfBrand = new double[Measure.ALL.size()];
    final Alarm[] alarms = new Alarm[Measure.ALL.size()];
    final Reading[] readings = new Reading[Measure.ALL.size()];

    /** The minute of the last mention. */
    long last;

    TopicCounts() {
        this(new Witnesses());
    }

    private TopicCounts(Witnesses witnesses) {
        this.witnesses = witnesses;
        for (int i = 0; i < alarms.length; i++) {
            alarms[i] = new Alarm();
            readings[i] = Reading.NONE;
        }
    }

    void add(int measure, long minute) {
        int[] counts = minutes[measure];
        if (counts == null) {
            counts = new int[MINUTES];
            minutes[measure] = counts;
        }
        counts[slot(minute)]++;
        last = minute;
    }

    /** The count of a window that ends with a minute. */
    long count(int measure, int window, long minute) {
        int[] counts = minutes[measure];
        if (counts == null) {
            return 0;
        }
        long sum = 0;
        for (int ago = 0; ago < window; ago++) {
            sum += counts[slot(minute - ago)];
        }
        return sum;
    }

    /** The topic's usual share of what the brand has of a measure; 0 of a topic that is young. */
    double share(int measure) {
        return usualOfBrand[measure] > 0 ? usual[measure] / usualOfBrand[measure] : 0;
    }

    /**
     * Makes room for a minute: what was there an hour ago becomes what is usual.
     *
     * @param ofBrand what the brand is expected to have of each measure in a minute
     */
    void turnTo(long minute, double[] ofBrand) {
        int slot = slot(minute);
        for (int measure = 0; measure < minutes.length; measure++) {
            int[] counts = minutes[measure];
            if (counts == null) {
                continue;
            }
            double weight = alarms[measure].open ? ALARM_WEIGHT : 1;
            usual[measure] = usual[measure] * FADE_A_MINUTE + weight * counts[slot];
            usualOfBrand[measure] = usualOfBrand[measure] * FADE_A_MINUTE + weight * ofBrand[measure];
            counts[slot] = 0;
        }
    }

    boolean isInAlarm() {
        for (Alarm alarm : alarms) {
            if (alarm.open) {
                return true;
            }
        }
        return false;
    }

    private static int slot(long minute) {
        return (int) Math.floorMod(minute, (long) MINUTES);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(last);
        witnesses.write(out);
        for (int measure = 0; measure < minutes.length; measure++) {
            int[] counts = minutes[measure];
            out.writeBoolean(counts != null);
            if (counts == null) {
                continue;
            }
            for (int count : counts) {
                out.writeInt(count);
            }
            out.writeDouble(usual[measure]);
            out.writeDouble(usualOfBrand[measure]);
            alarms[measure].write(out);
            readings[measure].write(out);
        }
    }

    static TopicCounts read(DataInput in) throws IOException {
        long last = in.readLong();
        TopicCounts topic = new TopicCounts(Witnesses.read(in));
        topic.last = last;
        for (int measure = 0; measure < topic.minutes.length; measure++) {
            if (!in.readBoolean()) {
                continue;
            }
            int[] counts = new int[MINUTES];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = in.readInt();
            }
            topic.minutes[measure] = counts;
            topic.usual[measure] = in.readDouble();
            topic.usualOfBrand[measure] = in.readDouble();
            topic.alarms[measure].read(in);
            topic.readings[measure] = Reading.read(in);
        }
        return topic;
    }
}
