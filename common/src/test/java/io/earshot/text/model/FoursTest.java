package io.earshot.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums and comparisons of four numbers at once are those of each by itself. */
final class FoursTest {
    private static final int MOST = 7;
    private static final float STEPS = 512;
    private static final int NUMBERS = 10;

    /** As much as is kept of a number. */
    private static final float LARGEST = Math.floorDiv(16_383, MOST) / STEPS;

    private final Fours fours = new Fours(MOST, STEPS);
    private final Random random = new Random(1);

    private float[] numbers(float spread) {
        float[] numbers = new float[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = (random.nextFloat() - 0.5f) * 2 * spread;
        }
        return numbers;
    }

    private void add(float[] numbers, long[] sums) {
        long[] packed = new long[sums.length];
        for (int i = 0; i < NUMBERS; i++) {
            fours.add(numbers[i], packed, 0, i);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += packed[i];
        }
    }

    private static long[] zeros() {
        long[] zeros = new long[Fours.longs(NUMBERS)];
        Arrays.fill(zeros, Fours.ZEROS);
        return zeros;
    }

    @Test
    void sumsAreThoseOfTheNumbersButForRounding() {
        for (int round = 0; round < 1000; round++) {
            float[] expected = new float[NUMBERS];
            long[] sums = zeros();
            for (int term = 0; term < MOST; term++) {
                float[] numbers = numbers(LARGEST);
                add(numbers, sums);
                for (int i = 0; i < NUMBERS; i++) {
                    expected[i] += numbers[i];
                }
            }
            for (int i = 0; i < NUMBERS; i++) {
                assertThat(fours.number(sums, i)).isCloseTo(expected[i], within(MOST / STEPS));
            }
        }
    }

    @Test
    void noSumOfTheLargestLeavesItsPlace() {
        for (float largest : new float[] {1000, -1000}) {
            float[] numbers = new float[NUMBERS];
            for (int i = 0; i < NUMBERS; i += 2) {
                numbers[i] = largest;
            }
            long[] sums = zeros();
            for (int term = 0; term < MOST; term++) {
                add(numbers, sums);
            }
            for (int i = 0; i < NUMBERS; i++) {
                float expected = i % 2 == 0 ? Math.signum(largest) * MOST * LARGEST : 0;
                assertThat(fours.number(sums, i)).isCloseTo(expected, within(MOST / STEPS));
            }
        }
    }

    @Test
    void theLargerIsFoundOfEachPair() {
        for (int round = 0; round < 1000; round++) {
            long[] some = zeros();
            long[] others = zeros();
            add(numbers(round % 3 + 0.01f), some);
            add(numbers(round % 5 + 0.01f), others);
            long[] larger = new long[some.length];
            Arrays.setAll(larger, i -> Fours.larger(some[i], others[i]));

            for (int i = 0; i < NUMBERS; i++) {
                assertThat(fours.number(larger, i)).isEqualTo(Math.max(fours.number(some, i), fours.number(others, i)));
            }
        }
    }
}
