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
    private static final int MOST = 48;
    private static final int MOST_A_SECOND = 2;

    private final Deque<Witness> kept = new ArrayDeque<>();

    /** Whether one more of a second would be kept: to be asked before it is made. */
    boolean wants(long second) {
        int ofSecond = 0;
        for (var latest = kept.descendingIterator(); latest.hasNext() && ofSecond < MOST_A_SECOND; ofSecond++) {
            if (latest.next().second() != second) {
                return true;
            }
        }
        return ofSecond < MOST_A_SECOND;
    }

    void add(Witness witness) {
        kept.addLast(witness);
        if (kept.size() > MOST) {
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

    static Witnesses read(DataInput in) throws IOException {
        Witnesses witnesses = new Witnesses();
        for (int left = in.readInt(); left > 0; left--) {
            witnesses.kept.addLast(Witness.read(in));
        }
        return witnesses;
    }
}
