package io.earshot.spike;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whether a series is in alarm: state of {@link AlarmRule}. */
public final class Alarm {
    public boolean open;

    /** Unusual steps in a row. */
    public int hits;

    /** While open: steps in a row near the expected. */
    public int calm;

    /** While open: steps since it opened. */
    public int age;

    void write(DataOutput out) throws IOException {
        out.writeBoolean(open);
        out.writeInt(hits);
        out.writeInt(calm);
        out.writeInt(age);
    }

    void read(DataInput in) throws IOException {
        open = in.readBoolean();
        hits = in.readInt();
        calm = in.readInt();
        age = in.readInt();
    }
}
