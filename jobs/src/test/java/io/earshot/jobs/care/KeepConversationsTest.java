package io.earshot.jobs.care;

import static io.earshot.jobs.care.CareConfigs.DAYS_30;
import static io.earshot.jobs.care.Told.activity;
import static io.earshot.jobs.care.Told.answer;
import static io.earshot.jobs.care.Told.at;
import static io.earshot.jobs.care.Told.event;
import static io.earshot.jobs.care.Told.help;
import static io.earshot.jobs.care.Told.millis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.care.CareEvent;
import io.earshot.care.Item;
import io.earshot.care.Service.State;
import io.earshot.jobs.connect.NoBrands;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeepConversationsTest {
    private KeyedOneInputStreamOperatorTestHarness<String, CareEvent, Item> job;

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void byTheWallAClockRunsOutAlthoughNothingArrives() throws Exception {
        start(CareConfigs.WALL, 0);
        job.processElement(event(help("x:1", null, 0), "x:1"), millis(0));
        job.setProcessingTime(millis(14));
        job.setProcessingTime(millis(16));

        assertThat(job.extractOutputValues())
                .extracting(item -> item.service().state())
                .containsExactly(State.ON_TRACK, State.AT_RISK, State.BREACHED);
    }

    @Test
    void whatFellDueWhileTheJobWasDownFallsDueOnce() throws Exception {
        start(CareConfigs.WALL, 0);
        job.processElement(event(help("x:1", null, 0), "x:1"), millis(0));
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        job.setProcessingTime(millis(13)); // lost with the crash
        job.close();

        job = harness(CareConfigs.WALL);
        job.initializeState(checkpoint);
        job.open();
        job.setProcessingTime(millis(100));
        job.setProcessingTime(millis(150));

        assertThat(job.extractOutputValues())
                .extracting(item -> item.service().state(), Item::updatedAt)
                .containsExactly(tuple(State.AT_RISK, at(12)), tuple(State.BREACHED, at(15).plusMillis(1)));
    }

    @Test
    void onEventTimeTheWallDoesNotMatter() throws Exception {
        start(CareConfigs.EVENT, 0);
        job.processElement(event(help("x:1", null, 0), "x:1"), millis(0));
        job.setProcessingTime(millis(1_000));
        job.processWatermark(millis(10));
        job.processElement(event(answer("x:2", "x:1", 15), "x:1"), millis(15));
        job.processWatermark(millis(100));

        assertThat(job.extractOutputValues())
                .extracting(item -> item.service().state())
                .containsExactly(State.ON_TRACK, State.AT_RISK, State.MET);
    }

    @Test
    void aLateReplyIsJudgedByWhenItWasGiven() throws Exception {
        start(CareConfigs.EVENT, 0);
        job.processElement(event(help("x:1", null, 0), "x:1"), millis(0));
        job.processWatermark(millis(60));
        job.processElement(event(answer("x:2", "x:1", 5), "x:1"), millis(5));

        Item last = job.extractOutputValues().get(3);
        assertThat(last.service().state()).isEqualTo(State.MET);
        assertThat(last.updatedAt()).isEqualTo(at(60));
        assertThat(last.responseSeconds()).isEqualTo(300);
    }

    @Test
    void aConversationLeavesNothingBehind() throws Exception {
        for (CareConfig config : new CareConfig[] {CareConfigs.WALL, CareConfigs.EVENT}) {
            start(config, 0);
            job.processElement(event(help("x:1", null, 0), "x:1"), millis(0));
            job.processElement(event(help("x:9", null, 1), "x:9"), millis(1));
            job.processElement(CareEvent.of(activity("resolved", 2, "item", "acme/x:1"), "acme", "x:1"), millis(2));
            job.processElement(event(answer("x:6", "x:5", 3), "x:5"), millis(3));
            assertThat(job.numKeyedStateEntries()).isEqualTo(9); // state and alarm of three conversations

            job.setProcessingTime(millis(3 * DAYS_30));
            job.processWatermark(millis(3 * DAYS_30));

            assertThat(job.numKeyedStateEntries()).isZero();
            assertThat(job.numEventTimeTimers() + job.numProcessingTimeTimers()).isZero();
            job.close();
        }
    }

    @Test
    void aConversationHasOneTimer() throws Exception {
        start(CareConfigs.WALL, 0);
        for (int i = 0; i < 20; i++) {
            job.processElement(event(help("x:" + i, "x:0", i), "x:0"), millis(i));
        }

        assertThat(job.numProcessingTimeTimers()).isEqualTo(1);
    }

    private void start(CareConfig config, double minute) throws Exception {
        job = harness(config);
        job.open();
        job.setProcessingTime(millis(minute));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CareEvent, Item> harness(CareConfig config)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new KeepConversations(config, new NoBrands())),
                CareEvent::key,
                Types.STRING);
    }
}
