package io.earshot.jobs.trends;

import static io.earshot.jobs.trends.Heard.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertState;
import io.earshot.care.ItemEvent;
import io.earshot.care.ItemEvent.Kind;
import io.earshot.clock.Milestone;
import io.earshot.jobs.config.Clock;
import io.earshot.jobs.connect.NoBrands;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Six items get late in minute 10; what is told of it, and when it is over. */
final class WatchServiceTest {
    private KeyedOneInputStreamOperatorTestHarness<String, ItemEvent, Alert> job;

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void onAReplayTheWatermarkEndsMinutes() throws Exception {
        start(Clock.EVENT);
        late(10);
        job.processWatermark(millis(10.9));
        assertThat(alerts()).isEmpty();
        job.processWatermark(millis(11));

        assertThat(alerts()).extracting(Alert::openedAt).containsExactly(Heard.at(11));
        assertThat(alerts().get(0).reason()).startsWith("acme had 6 of 6 items late or about to be");
    }

    @Test
    void whenLiveTheWallEndsMinutesThoughNothingComes() throws Exception {
        start(Clock.WALL);
        late(10);
        job.setProcessingTime(millis(13));

        assertThat(alerts()).extracting(Alert::openedAt).containsExactly(Heard.at(11));
    }

    @Test
    void anAlertIsOverWhenItsHourIsAndNothingIsLeft() throws Exception {
        for (Clock clock : Clock.values()) {
            start(clock);
            late(10);
            for (int minute = 10; minute < 80; minute++) {
                job.setProcessingTime(millis(minute));
                job.processWatermark(millis(minute));
            }

            assertThat(alerts()).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.CLOSED);
            assertThat(alerts().get(1).closedAt()).isEqualTo(Heard.at(71));
            assertThat(job.numKeyedStateEntries()).isZero();
            assertThat(job.numEventTimeTimers() + job.numProcessingTimeTimers()).isZero();
            job.close();
        }
    }

    @Test
    void theEndOfAReplayEndsTheHour() throws Exception {
        start(Clock.EVENT);
        late(10);
        job.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(alerts()).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.CLOSED);
        assertThat(job.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatIsToldTwiceCountsOnce() throws Exception {
        start(Clock.EVENT);
        for (int i = 0; i < 3; i++) {
            say(Kind.BREACHED, 1, 10);
            say(Kind.BREACHED, 2, 10);
        }
        job.processWatermark(millis(11));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void whatIsHeardTooLateForItsHourCountsNothing() throws Exception {
        start(Clock.EVENT);
        job.processWatermark(millis(80));
        late(10);

        assertThat(job.numKeyedStateEntries()).isZero();
    }

    @Test
    void afterACrashTheSameAlertIsToldAndNoOther() throws Exception {
        start(Clock.WALL);
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        late(10);
        job.setProcessingTime(millis(13));
        List<Alert> lost = List.copyOf(alerts());
        job.close();

        job = harness(Clock.WALL);
        job.initializeState(checkpoint);
        job.open();
        job.setProcessingTime(millis(11.5));
        late(10);
        job.setProcessingTime(millis(13));

        assertThat(alerts()).isEqualTo(lost).hasSize(1);
    }

    @Test
    void whatFellDueWhileTheJobWasDownWaitsForWhatIsOnItsWay() throws Exception {
        start(Clock.WALL);
        say(Kind.BREACHED, 1, 10);
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        job.close();

        job = harness(Clock.WALL);
        job.initializeState(checkpoint);
        job.open();
        job.setProcessingTime(millis(20));
        late(10);
        job.setProcessingTime(millis(22));

        assertThat(alerts()).extracting(Alert::openedAt).containsExactly(Heard.at(11));
    }

    private void late(int minute) throws Exception {
        for (int item = 1; item <= 6; item++) {
            say(Kind.BREACHED, item, minute);
        }
    }

    private void say(Kind kind, int item, double minute) throws Exception {
        job.processElement(Cared.event(kind, item, Milestone.FIRST_REPLY, minute, null), millis(minute));
    }

    private List<Alert> alerts() {
        return job.extractOutputValues();
    }

    private void start(Clock clock) throws Exception {
        job = harness(clock);
        job.open();
        job.setProcessingTime(millis(10));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ItemEvent, Alert> harness(Clock clock)
            throws Exception {
        TrendsConfig usual = TrendsConfig.defaults();
        TrendsConfig config = new TrendsConfig(
                clock,
                usual.flushInterval(),
                usual.correctionHorizon(),
                usual.lateAfter(),
                usual.futureTolerance(),
                usual.careIdleness(),
                usual.quietAfter());
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new WatchService(config, new NoBrands())), ItemEvent::brand, Types.STRING);
    }
}
