package io.earshot.spike;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One measure of one scope, minute by minute: its past, the minute that is open, and whether it is in alarm. */
final class Line {
    final CountSeries series;
    final Alarm alarm = new Alarm();

    /** Whether the stream is taken for silent. */
    final Alarm silence = new Alarm();

    /** What the open minute has so far. */
    long open;

    /** From this count on it is worth to ask whether the open minute is unusual. */
    long askAt = Long.MAX_VALUE;

    /** What was last read of it. */
    Reading reading = Reading.NONE;

    /** The last minute that this includes. */
    long readTo;

    /** How quiet it was when its last minute ended. */
    Reading quiet = Reading.NONE;

    Line(CountSeries series) {
        this.series = series;
    }

    boolean isUneasy() {
        return alarm.open || alarm.hits > 0 || silence.open;
    }

    void write(DataOutput out) throws IOException {
        series.write(out);
        alarm.write(out);
        silence.write(out);
        out.writeLong(open);
        out.writeLong(askAt);
        reading.write(out);
        out.writeLong(readTo);
        quiet.write(out);
    }

    static Line read(DataInput in) throws IOException {
        Line line = new Line(CountSeries.read(in));
        line.alarm.read(in);
        line.silence.read(in);
        line.open = in.readLong();
        line.askAt = in.readLong();
        line.reading = Reading.read(in);
        line.readTo = in.readLong();
        line.quiet = Reading.read(in);
        return line;
    }
}
