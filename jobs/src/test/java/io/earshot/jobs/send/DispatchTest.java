package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DispatchTest {
    private static final Instant EIGHT = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final StringWriter messages = new StringWriter();
    private final List<Instant> sent = new ArrayList<>();

    @Test
    void aRecordGoesAsLongAfterTheFirstAsItHappened() {
        Pace pace = new Pace(60);

        assertThat(pace.delay(EIGHT)).isZero();
        assertThat(pace.delay(EIGHT.plusSeconds(90))).isEqualTo(Duration.ofMillis(1_500));
        assertThat(pace.delay(EIGHT.plusSeconds(3_600))).isEqualTo(Duration.ofMinutes(1));
        assertThat(pace.outOfOrder()).isZero();
    }

    @Test
    void aRecordOlderThanOneBeforeItIsCounted() {
        Pace pace = new Pace(1);
        pace.delay(EIGHT);
        pace.delay(EIGHT.plusSeconds(10));

        assertThat(pace.delay(EIGHT.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(pace.delay(EIGHT.minusSeconds(5))).isEqualTo(Duration.ofSeconds(-5));
        assertThat(pace.delay(EIGHT.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.outOfOrder()).isEqualTo(2);
    }

    @Test
    void noTimeIsTooFarAway() {
        Pace pace = new Pace(1e-9);
        pace.delay(Instant.parse("2000-01-01T00:00:00Z"));

        assertThat(pace.delay(Instant.parse("9999-01-01T00:00:00Z"))).isEqualTo(Duration.ofDays(3_650));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aSpeedIsAboveZero(double speed) {
        assertThatThrownBy(() -> new Pace(speed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAPaceTheNewestIsMovedToNow() throws Exception {
        Dispatch dispatch = dispatch(null, true, EIGHT.plusSeconds(60));

        dispatch.accept(record(EIGHT));
        dispatch.accept(record(EIGHT.plusSeconds(60)));

        assertThat(sent).containsExactly(NOW.minusSeconds(60), NOW);
    }

    @Test
    void withAPaceEachIsMovedToTheMomentOfItsTurn() throws Exception {
        Dispatch dispatch = dispatch(new Pace(10_000), true, null);

        dispatch.accept(record(EIGHT));
        dispatch.accept(record(EIGHT.plusSeconds(60)));

        assertThat(sent).containsExactly(NOW, NOW.plusMillis(6));
    }

    @Test
    void aPaceIsKept() throws Exception {
        Dispatch dispatch = dispatch(new Pace(100), false, null);
        long start = System.nanoTime();

        dispatch.accept(record(EIGHT));
        dispatch.accept(record(EIGHT.plusSeconds(5)));

        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(sent).containsExactly(EIGHT, EIGHT.plusSeconds(5));
    }

    @Test
    void theFirstOutOfOrderIsNamed() throws Exception {
        Dispatch dispatch = dispatch(new Pace(1e6), false, null);

        dispatch.accept(record(EIGHT));
        dispatch.accept(record(EIGHT.minusSeconds(1)));
        dispatch.accept(record(EIGHT.minusSeconds(2)));

        assertThat(sent).hasSize(3);
        assertThat(messages.toString().lines())
                .singleElement()
                .asString()
                .startsWith("posts:1: of 2026-11-22T07:59:59Z, after one of 2026-11-22T08:00:00Z: it goes at once")
                .endsWith("--sort puts them in order");
    }

    private Dispatch dispatch(@Nullable Pace pace, boolean toNow, @Nullable Instant newest) {
        return new Dispatch(outgoing -> sent.add(outgoing.at()), new PrintWriter(messages), pace, toNow, newest, NOW);
    }

    private static Outgoing record(Instant at) {
        return new Outgoing("posts:1", "x:1", at, new byte[0], null, time -> new byte[0]);
    }
}
