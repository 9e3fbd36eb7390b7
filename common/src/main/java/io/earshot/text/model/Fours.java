package io.earshot.text.model;

/**
 * Numbers in fixed point, four to a {@code long}: one addition adds four of them, and a few instructions that every
 * processor has find the larger of each pair (Lamport 1975, Multiple Byte Processing with Full-Word Instructions). They take
 * half the memory that {@code float}s take, and what a model knows seldom fits the processor's caches.
 *
 * <p>A number has sixteen bits. It is rounded to a step and cut off where a sum of as many as are added up might leave them.
 */
public final class Fours {
    /** What sums are counted from, so that none is negative: four zeros. */
    public static final long ZEROS = 0x4000_4000_4000_4000L;

    private static final long SIGNS = 0x8000_8000_8000_8000L;
    private static final int NUMBERS = 4;
    private static final int BITS = 16;
    private static final int LOWEST = 0xffff;
    private static final int ZERO = 0x4000;

    private final int most;
    private final float steps;

    /**
     * @param most how many numbers may be added up
     * @param steps how many of them make 1; a number is cut off at 16,383 of them shared among the {@code most}
     */
    public Fours(int most, float steps) {
        this.most = (ZERO - 1) / most;
        this.steps = steps;
    }

    /** How many longs hold so many numbers. */
    public static int longs(int numbers) {
        return (numbers + NUMBERS - 1) / NUMBERS;
    }

    /** Adds a number to those that begin at {@code from}; they are what may be added to {@link #ZEROS}. */
    public void add(float number, long[] fours, int from, int i) {
        long rounded = Math.max(-most, Math.min(most, Math.round(number * steps)));
        fours[from + i / NUMBERS] += rounded << (i % NUMBERS * BITS);
    }

    /** The larger of each pair of sums that were counted from {@link #ZEROS}. */
    static long larger(long sums, long others) {
        long isLarger = ((sums | SIGNS) - others) & SIGNS;
        long all = (isLarger - (isLarger >>> (BITS - 1))) | isLarger;
        return others ^ ((sums ^ others) & all);
    }

    /** One of the numbers of sums that were counted from {@link #ZEROS}. */
    public float number(long[] sums, int i) {
        int number = (int) (sums[i / NUMBERS] >>> (i % NUMBERS * BITS)) & LOWEST;
        return (number - ZERO) / steps;
    }
}
