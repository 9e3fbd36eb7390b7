package io.earshot.jobs.mentions;

import static io.earshot.jobs.mentions.Samples.NOON;
import static io.earshot.jobs.mentions.Samples.mention;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Mention;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OrderByEventTimeTest {
    private static final Duration HOLD = Duration.ofSeconds(10);

    private KeyedOneInputStreamOperatorTestHarness<String, Mention, Mention> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new OrderByEventTime(HOLD)), Mention::brand, Types.STRING);
        harness.open();
        harness.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void mentionsPassInTheOrderOfTheirCreationTiesById() throws Exception {
        harness.processElement(mention("x:3", NOON.plusSeconds(2)), 0);
        harness.processElement(mention("x:2", NOON.plusSeconds(1)), 0);
        harness.processElement(mention("x:1", NOON.plusSeconds(1)), 0);
        assertThat(ids()).isEmpty();

        harness.processWatermark(NOON.plusSeconds(2).toEpochMilli());
        assertThat(ids()).containsExactly("acme/x:1", "acme/x:2", "acme/x:3");
    }

    @Test
    void aLateOnePassesAtOnce() throws Exception {
        harness.processWatermark(NOON.toEpochMilli());
        harness.processElement(mention("x:1", NOON.minusSeconds(1)), 0);

        assertThat(ids()).containsExactly("acme/x:1");
    }

    @Test
    void whenNoNewerPostComesTheHoldEnds() throws Exception {
        harness.processElement(mention("x:2", NOON.plusSeconds(2)), 0);
        harness.processElement(mention("x:1", NOON.plusSeconds(1)), 0);
        harness.setProcessingTime(HOLD.toMillis());

        assertThat(ids()).containsExactly("acme/x:1", "acme/x:2");
        assertNothingIsLeft();
    }

    @Test
    void whileTheStreamFlowsTheHoldBreaksNoOrder() throws Exception {
        harness.processElement(mention("x:1", NOON.plusSeconds(1)), 0);
        harness.setProcessingTime(HOLD.toMillis() - 1);
        harness.processWatermark(NOON.plusSeconds(1).toEpochMilli());
        harness.processElement(mention("x:3", NOON.plusSeconds(3)), 0);
        harness.setProcessingTime(HOLD.toMillis());
        harness.processElement(mention("x:2", NOON.plusSeconds(2)), 0);
        harness.processWatermark(NOON.plusSeconds(3).toEpochMilli());

        assertThat(ids()).containsExactly("acme/x:1", "acme/x:2", "acme/x:3");
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        harness.processElement(mention("x:1", NOON.plusSeconds(1)), 0);
        harness.processWatermark(NOON.plusSeconds(1).toEpochMilli());
        harness.setProcessingTime(2 * HOLD.toMillis());

        assertThat(ids()).containsExactly("acme/x:1");
        assertNothingIsLeft();
    }

    @Test
    void whatWaitsSurvivesACrash() throws Exception {
        harness.processElement(mention("x:1", NOON.plusSeconds(1)), 0);
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new OrderByEventTime(HOLD)), Mention::brand, Types.STRING);
        harness.initializeState(snapshot);
        harness.open();
        harness.processWatermark(NOON.plusSeconds(1).toEpochMilli());

        assertThat(ids()).containsExactly("acme/x:1");
    }

    private void assertNothingIsLeft() {
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    private List<String> ids() {
        return harness.extractOutputValues().stream().map(Mention::mention).toList();
    }
}
