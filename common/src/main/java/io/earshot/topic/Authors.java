package io.earshot.topic;

import io.earshot.post.Post;
import io.earshot.trend.AuthorSketch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/** Distinct authors: exact up to {@value #EXACT}, beyond an estimate as that of {@link AuthorSketch}. */
final class Authors {
    private static final int EXACT = 64;
    private static final int LOG_REGISTERS = 12;

    private long[] few = new long[1];
    private int count;
    private @Nullable HllSketch many;

    void add(Post post) {
        add(Stories.hash(AuthorSketch.key(post)));
    }

    private void add(long author) {
        if (many != null) {
            many.update(author);
            return;
        }
        for (int i = 0; i < count; i++) {
            if (few[i] == author) {
                return;
            }
        }
        if (count == EXACT) {
            many = new HllSketch(LOG_REGISTERS, TgtHllType.HLL_8);
            for (int i = 0; i < count; i++) {
                many.update(few[i]);
            }
            few = new long[0];
            count = 0;
            many.update(author);
            return;
        }
        if (count == few.length) {
            few = Arrays.copyOf(few, Math.min(EXACT, 2 * count));
        }
        few[count++] = author;
    }

    void addAll(Authors others) {
        if (others.many == null) {
            for (int i = 0; i < others.count; i++) {
                add(others.few[i]);
            }
            return;
        }
        Union union = new Union(LOG_REGISTERS);
        union.update(others.many);
        if (many != null) {
            union.update(many);
        }
        for (int i = 0; i < count; i++) {
            union.update(few[i]);
        }
        few = new long[0];
        count = 0;
        many = union.getResult(TgtHllType.HLL_8);
    }

    long estimate() {
        return many == null ? count : Math.round(many.getCompositeEstimate());
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(many == null ? count : -1);
        if (many != null) {
            byte[] sketch = many.toCompactByteArray();
            out.writeInt(sketch.length);
            out.write(sketch);
            return;
        }
        for (int i = 0; i < count; i++) {
            out.writeLong(few[i]);
        }
    }

    static Authors read(DataInput in) throws IOException {
        Authors authors = new Authors();
        int count = in.readInt();
        if (count < 0) {
            byte[] sketch = new byte[in.readInt()];
            in.readFully(sketch);
            authors.few = new long[0];
            authors.many = HllSketch.heapify(sketch);
            return authors;
        }
        authors.few = new long[Math.max(1, count)];
        authors.count = count;
        for (int i = 0; i < count; i++) {
            authors.few[i] = in.readLong();
        }
        return authors;
    }
}
