package io.earshot.spike;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last mentions of a kind, a few a second, so that a flood of one second does not push out all others. What they
 * say of authors, channels and topics stands for all mentions of the kind.
 */
final class Witnesses {
    private static final int MOST_A_SECOND = 2;

    private final int most;
    private final Deque<Witness> kept = new ArrayDeque<>();

    /** The second of the last one, and how many there are of it. */
    private long lastSecond = Long.MIN_VALUE;

    private int ofLastSecond;

    /** @param most how many to keep */
    Witnesses(int most) {
        this.most = most;
    }

    /** Whether one more of a second would be kept: to be asked before it is made. */
    boolean wants(long second) {
        return second != lastSecond || ofLastSecond < MOST_A_SECOND;
    }

    void add(Witness witness) {
        ofLastSecond = witness.second() == lastSecond ? ofLastSecond + 1 : 1;
        lastSecond = witness.second();
        kept.addLast(witness);
        if (kept.size() > most) {
            kept.removeFirst();
        }
    }

    /** Those made since a second, oldest first. */
    List<Witness> since(long second) {
        List<Witness> since = new ArrayList<>();
        for (Witness witness : kept) {
            if (witness.second() >= second) {
                since.add(witness);
            }
        }
        return since;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(kept.size());
        for (Witness witness : kept) {
            witness.write(out);
        }
    }

    static Witnesses read(DataInput in, int most) throws IOException {
        Witnesses witnesses = new Witnesses(most);
        for (int left = in.readInt(); left > 0; left--) {
            witnesses.add(Witness.read(in));
        }
        return witnesses;
    }
}
