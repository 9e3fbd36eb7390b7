package io.earshot.spike;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A series of counts, step by step, and what its past lets expect: state of {@link SeriesModel} and its parts, which
 * alone read and change it. Its size does not grow with the series. What is said to fade is a sum whose parts halve
 * with time.
 */
public final class CountSeries {
    static final int HOURS = 24;
    static final int DAYS = 7;

    private static final int VERSION = 1;

    /** Number of the first step, counted from the epoch; −1 before it. */
    public long first = -1;

    /** Number of the step to come. */
    public long next;

    /** Number of the next step to be learned from: later ones are too young, as windows they are in are still judged. */
    public long unlearned;

    /** Counts of the last steps, at their number modulo the length. */
    public float[] recent = {};

    /** Beside each of them how much it is worth to learn from, 0..1. */
    public float[] worth = {};

    /** The level of late: counts, and the steps they came in, each weighed by its share. Fade by hours. */
    public float levelCount;

    public float levelSteps;

    /** Counts and steps by hour of the day in UTC: of working days, then of weekends. Fade by weeks. */
    public float[] hourCount = new float[2 * HOURS];

    public float[] hourSteps = new float[2 * HOURS];

    /** Counts and steps by day of the week in UTC, Monday first. Fade by weeks. */
    public float[] dayCount = new float[DAYS];

    public float[] daySteps = new float[DAYS];

    /** How far counts stray from what was expected, by window: evidence, and its weight. Fade by days. */
    public float[] scatter = {};

    public float[] scatterWeight = {};

    /** How often the series rose to a peak of surprise, by how much in all, and in how many steps. Fade by weeks. */
    public float surprises;

    public float surpriseExcess;
    public float surpriseSteps;

    /** The highest surprise of the rise that is still going on; 0 while there is none. */
    public float peak;

    /** What was expected in all since the last count above 0: how telling the silence is. */
    public float missing;

    /** Steps since the last count above 0. */
    public long silentSteps;

    /** Steps in a row with far less than expected. */
    public long lowSteps;

    /** Announced events: first step, step after the last, and factor. */
    public long[] announcedFrom = {};

    public long[] announcedUntil = {};
    public float[] announcedFactor = {};

    /** Writes all there is, so that {@link #read} gives a series with the same future. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(first);
        out.writeLong(next);
        out.writeLong(unlearned);
        writeFloats(out, recent);
        writeFloats(out, worth);
        out.writeFloat(levelCount);
        out.writeFloat(levelSteps);
        writeFloats(out, hourCount);
        writeFloats(out, hourSteps);
        writeFloats(out, dayCount);
        writeFloats(out, daySteps);
        writeFloats(out, scatter);
        writeFloats(out, scatterWeight);
        out.writeFloat(surprises);
        out.writeFloat(surpriseExcess);
        out.writeFloat(surpriseSteps);
        out.writeFloat(peak);
        out.writeFloat(missing);
        out.writeLong(silentSteps);
        out.writeLong(lowSteps);
        out.writeShort(announcedFrom.length);
        for (int i = 0; i < announcedFrom.length; i++) {
            out.writeLong(announcedFrom[i]);
            out.writeLong(announcedUntil[i]);
            out.writeFloat(announcedFactor[i]);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException also if it was written by a later version
     */
    public static CountSeries read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a series of counts of version " + VERSION + " was expected, found " + version);
        }
        CountSeries series = new CountSeries();
        series.first = in.readLong();
        series.next = in.readLong();
        series.unlearned = in.readLong();
        series.recent = readFloats(in);
        series.worth = readFloats(in);
        series.levelCount = in.readFloat();
        series.levelSteps = in.readFloat();
        series.hourCount = readFloats(in);
        series.hourSteps = readFloats(in);
        series.dayCount = readFloats(in);
        series.daySteps = readFloats(in);
        series.scatter = readFloats(in);
        series.scatterWeight = readFloats(in);
        series.surprises = in.readFloat();
        series.surpriseExcess = in.readFloat();
        series.surpriseSteps = in.readFloat();
        series.peak = in.readFloat();
        series.missing = in.readFloat();
        series.silentSteps = in.readLong();
        series.lowSteps = in.readLong();
        int announced = in.readShort();
        series.announcedFrom = new long[announced];
        series.announcedUntil = new long[announced];
        series.announcedFactor = new float[announced];
        for (int i = 0; i < announced; i++) {
            series.announcedFrom[i] = in.readLong();
            series.announcedUntil[i] = in.readLong();
            series.announcedFactor[i] = in.readFloat();
        }
        return series;
    }

    private static void writeFloats(DataOutput out, float[] values) throws IOException {
        out.writeShort(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] readFloats(DataInput in) throws IOException {
        float[] values = new float[in.readShort()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
