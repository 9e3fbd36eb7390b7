package io.earshot.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpanSketchTest {
    @Test
    void spansUpToAHundredSecondsAreExact() {
        for (long seconds = 0; seconds <= 100; seconds++) {
            assertThat(SpanSketch.quantile(of(List.of(seconds)), 0.5)).isEqualTo(seconds);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 59, 3_600, 86_400, 31L * 86_400, 400L * 366 * 86_400})
    void oneSpanIsEveryQuantile(long seconds) {
        byte[] sketch = of(List.of(seconds));

        for (double share : new double[] {0.001, 0.5, 0.9, 1}) {
            assertThat((double) SpanSketch.quantile(sketch, share))
                    .isCloseTo((double) seconds, within(seconds * SpanSketch.ERROR + 0.5));
        }
    }

    @Test
    void theMedianOfAFewIsOneOfThem() {
        List<Long> few = List.of(90L, 10L, 40L, 30L);

        assertThat(SpanSketch.quantile(of(few), 0.5)).isEqualTo(30);
        assertThat(SpanSketch.quantile(of(few), 0.75)).isEqualTo(40);
        assertThat(SpanSketch.quantile(of(few), 0.9)).isEqualTo(90);
        assertThat(SpanSketch.quantile(of(few), 1)).isEqualTo(90);
    }

    @Test
    void everyQuantileOfManyIsWithinTheError() {
        List<Long> spans = spans(3_000);
        byte[] sketch = of(spans);
        Collections.sort(spans);

        for (int percent = 1; percent <= 100; percent++) {
            long exact = spans.get((int) Math.ceil(percent / 100.0 * spans.size()) - 1);
            assertThat((double) SpanSketch.quantile(sketch, percent / 100.0))
                    .as("quantile %d %%", percent)
                    .isCloseTo((double) exact, within(exact * SpanSketch.ERROR + 0.5));
        }
    }

    @Test
    void neitherOrderNorPartsChangeASingleByte() {
        List<Long> spans = spans(1_000);
        byte[] whole = of(spans);
        Collections.shuffle(spans, new Random(1));

        assertThat(of(spans)).isEqualTo(whole);
        assertThat(SpanSketch.sum(List.of(
                        of(spans.subList(0, 10)),
                        SpanSketch.empty(),
                        of(spans.subList(10, 700)),
                        of(spans.subList(700, 1_000)))))
                .isEqualTo(whole);
    }

    @Test
    void aTeamsDayTakesFewBytes() {
        assertThat(of(spans(1_000)).length).isLessThan(2_048);
    }

    @Test
    void nothingHasNoQuantilesAndTimeDoesNotRunBackwards() {
        assertThatThrownBy(() -> SpanSketch.quantile(SpanSketch.empty(), 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpanSketch.add(SpanSketch.empty(), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a span is 0 seconds or more, found -1");
    }

    /** From seconds to weeks, the longer the rarer. */
    private static List<Long> spans(int count) {
        Random random = new Random(3);
        List<Long> spans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            spans.add((long) Math.exp(random.nextDouble() * 14));
        }
        return spans;
    }

    private static byte[] of(List<Long> spans) {
        byte[] sketch = SpanSketch.empty();
        for (long seconds : spans) {
            sketch = SpanSketch.add(sketch, seconds);
        }
        return sketch;
    }
}
