package io.earshot.spike;

import io.earshot.post.Post;
import io.earshot.trend.AuthorSketch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * Who spoke in each of the last minutes, as sketches of 1,024 registers: exact for some dozens of authors, beyond with a
 * standard error of 3.3 % (1.04/√1024, Flajolet et al., AofA 2007).
 */
final class AuthorMinutes {
    private static final int LOG_REGISTERS = 10;

    private final byte @Nullable [][] minutes;
    private @Nullable HllSketch open;

    AuthorMinutes(int most) {
        minutes = new byte[most][];
    }

    void add(Post post) {
        if (open == null) {
            open = new HllSketch(LOG_REGISTERS, TgtHllType.HLL_4);
        }
        open.update(AuthorSketch.key(post));
    }

    /** Distinct authors of the open minute. */
    long ofOpenMinute() {
        return open == null ? 0 : Math.round(open.getCompositeEstimate());
    }

    /** Ends the minute. */
    void close(long minute) {
        minutes[slot(minute)] = open == null ? null : open.toCompactByteArray();
        open = null;
    }

    /**
     * Distinct authors of a window.
     *
     * @param lastMinute that it includes
     * @param isOpen whether that is the minute that is open
     */
    long in(int window, long lastMinute, boolean isOpen) {
        Union union = new Union(LOG_REGISTERS);
        if (isOpen && open != null) {
            union.update(open);
        }
        int most = Math.min(window, minutes.length);
        for (int ago = isOpen ? 1 : 0; ago < most; ago++) {
            byte[] minute = minutes[slot(lastMinute - ago)];
            if (minute != null) {
                union.update(HllSketch.heapify(minute));
            }
        }
        return Math.round(union.getCompositeEstimate());
    }

    private int slot(long minute) {
        return (int) Math.floorMod(minute, (long) minutes.length);
    }

    void write(DataOutput out) throws IOException {
        write(open == null ? null : open.toCompactByteArray(), out);
        for (byte[] minute : minutes) {
            write(minute, out);
        }
    }

    private static void write(byte @Nullable [] sketch, DataOutput out) throws IOException {
        out.writeInt(sketch == null ? 0 : sketch.length);
        if (sketch != null) {
            out.write(sketch);
        }
    }

    void read(DataInput in) throws IOException {
        byte[] last = readSketch(in);
        open = last == null ? null : HllSketch.heapify(last);
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = readSketch(in);
        }
    }

    private static byte @Nullable [] readSketch(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == 0) {
            return null;
        }
        byte[] sketch = new byte[length];
        in.readFully(sketch);
        return sketch;
    }
}
