package io.earshot.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeldomnessTest {
    private static final int DAY = 288;
    private final Seldomness seldomness = new Seldomness(Duration.ofMinutes(5));
    private final Random random = new Random(1);

    @Test
    void whatIsAlwaysSoIsNoSurprise() {
        for (int i = 0; i < 2 * DAY; i++) {
            assertThat(seldomness.next(7)).isLessThan(i < DAY ? 3 : 0.1);
        }
    }

    @Test
    void aHeightSeenOnADayInTenIsWorthOne() {
        // The last day but for its fading, which makes it count a little more than the others.
        double last = 0;
        for (int i = 0; i < 30 * DAY; i++) {
            last = seldomness.next(i / DAY % 10 == 9 ? 50 : 5);
        }
        assertThat(last).isCloseTo(1, within(0.2));
    }

    @Test
    void aLoneLeapIsLessThanOneThatLasts() {
        for (int i = 0; i < 10 * DAY; i++) {
            seldomness.next(i % 40 == 0 ? 30 : random.nextInt(5));
        }
        double lone = seldomness.next(30);
        double lasting = 0;
        for (int i = 0; i < 12; i++) {
            lasting = seldomness.next(30);
        }
        assertThat(lasting).isGreaterThan(lone + 0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 100})
    void meansTheSameForEverySeriesWhateverItsScale(double scale) {
        int above = 0;
        for (int i = 0; i < 100 * DAY; i++) {
            // With a law of its own, a product of uniform draws: none of its parts is Poisson's.
            double count = Math.floor(scale * 20 * random.nextDouble() * random.nextDouble() / random.nextDouble());
            above += seldomness.next(count) >= 2.2 ? 1 : 0;
        }
        // A share of time: of 28,800 rows some 0.1 to 0.6 %, as five windows seldom are at their height together.
        assertThat(above).isBetween(30, 175);
    }
}
