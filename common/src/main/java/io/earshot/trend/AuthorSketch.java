package io.earshot.trend;

import io.earshot.post.Author;
import io.earshot.post.Post;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * How many distinct authors there were, in a few bytes up to 2 KiB: a HyperLogLog sketch of 4,096 registers as bytes.
 *
 * <p>Nearly exact up to some 380 authors; beyond, the standard error is 1.6 % (1.04/√4096, Flajolet et al., AofA 2007).
 * The composite estimator is used, not the historic one: it depends on the set of authors alone, so that the order in
 * which posts come changes nothing.
 */
public final class AuthorSketch {
    private static final int LOG_REGISTERS = 12;
    private static final byte[] NOBODY = {};

    private AuthorSketch() {}

    /** The sketch of nobody. */
    public static byte[] empty() {
        return NOBODY;
    }

    /** The sketch with the author of a post in it. */
    public static byte[] add(byte[] sketch, Post post) {
        HllSketch authors =
                sketch.length == 0 ? new HllSketch(LOG_REGISTERS, TgtHllType.HLL_4) : HllSketch.heapify(sketch);
        authors.update(key(post));
        return authors.toCompactByteArray();
    }

    /** How many distinct authors are in a sketch. */
    public static long estimate(byte[] sketch) {
        return sketch.length == 0 ? 0 : Math.round(HllSketch.heapify(sketch).getCompositeEstimate());
    }

    /** How many distinct authors are in several sketches together. */
    public static long estimate(List<byte[]> sketches) {
        Union union = new Union(LOG_REGISTERS);
        for (byte[] sketch : sketches) {
            if (sketch.length > 0) {
                union.update(HllSketch.heapify(sketch));
            }
        }
        return Math.round(union.getCompositeEstimate());
    }

    /** What tells the author of a post from others. A post without a named author counts as one of its own. */
    public static String key(Post post) {
        Author author = post.author();
        if (author.id() != null) {
            return author.id();
        }
        return author.handle() != null ? "@" + author.handle() : post.id();
    }
}
