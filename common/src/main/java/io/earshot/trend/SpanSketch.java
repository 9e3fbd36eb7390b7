package io.earshot.trend;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How spans of time are spread, in a few bytes a distinct span: counts of spans in classes whose bounds grow by a
 * factor, as bytes. Sketches add up, and neither the order of spans nor how they were parted changes anything, so that
 * a replay gives the same bytes.
 *
 * <p>A quantile is off by at most {@value #ERROR} of itself, and exact up to 100 seconds (DDSketch: Masson, Rim and
 * Lee, PVLDB 12, 2019, section 2). The sketches of DataSketches are not used here: what they give depends on the order.
 */
public final class SpanSketch {
    /** The most that a quantile is off, relative to itself. */
    public static final double ERROR = 0.005;

    private static final double GROWTH = (1 + ERROR) / (1 - ERROR);
    private static final double LOG_GROWTH = StrictMath.log(GROWTH);
    private static final byte[] NOTHING = {};

    private SpanSketch() {}

    /** The sketch of nothing. */
    public static byte[] empty() {
        return NOTHING;
    }

    /** The sketch with another span in it. */
    public static byte[] add(byte[] sketch, long seconds) {
        SortedMap<Integer, Long> classes = read(sketch);
        classes.merge(classOf(seconds), 1L, Long::sum);
        return write(classes);
    }

    /** Several sketches as one. */
    public static byte[] sum(List<byte[]> sketches) {
        SortedMap<Integer, Long> classes = new TreeMap<>();
        for (byte[] sketch : sketches) {
            read(sketch).forEach((index, count) -> classes.merge(index, count, Long::sum));
        }
        return write(classes);
    }

    /**
     * The span that this share of all spans does not exceed, in seconds: of n spans in their order the one at place
     * {@code ⌈share · n⌉}, so the lower of the two in the middle for a median.
     *
     * @param share above 0, at most 1
     */
    public static long quantile(byte[] sketch, double share) {
        SortedMap<Integer, Long> classes = read(sketch);
        long all = classes.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            throw new IllegalArgumentException("nothing has no quantiles");
        }
        long place = Math.max(1, (long) Math.ceil(share * all));
        long passed = 0;
        for (Map.Entry<Integer, Long> entry : classes.entrySet()) {
            passed += entry.getValue();
            if (passed >= place) {
                return secondsOf(entry.getKey());
            }
        }
        throw new IllegalStateException("place " + place + " of " + all);
    }

    /** 0 for no time at all; class i + 1 holds spans above GROWTH^(i - 1) seconds up to GROWTH^i. */
    private static int classOf(long seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException("a span is 0 seconds or more, found " + seconds);
        }
        return seconds == 0 ? 0 : 1 + (int) Math.ceil(StrictMath.log((double) seconds) / LOG_GROWTH);
    }

    /** The value that is off by the same factor from both bounds of the class, in whole seconds. */
    private static long secondsOf(int index) {
        return index == 0 ? 0 : Math.round(2 * StrictMath.pow(GROWTH, index - 1) / (GROWTH + 1));
    }

    /** Distance to the class before, and count, each as a number of seven bits a byte, the lowest first. */
    private static byte[] write(SortedMap<Integer, Long> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int last = 0;
        for (Map.Entry<Integer, Long> entry : classes.entrySet()) {
            writeNumber(bytes, entry.getKey() - last);
            writeNumber(bytes, entry.getValue());
            last = entry.getKey();
        }
        return bytes.toByteArray();
    }

    private static SortedMap<Integer, Long> read(byte[] sketch) {
        SortedMap<Integer, Long> classes = new TreeMap<>();
        long[] numbers = new long[2];
        int which = 0;
        int shift = 0;
        int index = 0;
        for (byte b : sketch) {
            numbers[which] |= (long) (b & 0x7F) << shift;
            shift += 7;
            if (b < 0) {
                continue;
            }
            shift = 0;
            which++;
            if (which == 2) {
                index += (int) numbers[0];
                classes.put(index, numbers[1]);
                numbers = new long[2];
                which = 0;
            }
        }
        return classes;
    }

    private static void writeNumber(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while (rest > 0x7F) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
