package io.earshot.jobs.trends;

import static io.earshot.jobs.trends.Heard.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertState;
import io.earshot.jobs.config.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchCollectorsTest {
    private static final int DAY = 24 * 60;

    private KeyedOneInputStreamOperatorTestHarness<String, ChannelMention, Alert> job;

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void aChannelThatFallsSilentWhileOthersTalkIsTold() throws Exception {
        start(Clock.EVENT);
        play("x", 0, DAY);
        play("reddit", DAY, DAY + 120);

        assertThat(alerts()).extracting(Alert::brand).containsOnly(Alert.ALL_BRANDS);
        assertThat(alerts()).extracting(Alert::kind).containsOnly(AlertKind.SILENCE);
        assertThat(alerts().get(0).reason())
                .startsWith("all brands together had 0 mentions on x in ")
                .endsWith("is the collector still running?");
        assertThat(alerts()).extracting(Alert::state).doesNotContain(AlertState.CLOSED);

        play("x", DAY + 120, DAY + 240);
        assertThat(alerts()).last().extracting(Alert::state).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void whenLiveTheWallNoticesThatAllAreSilent() throws Exception {
        start(Clock.WALL);
        for (int minute = 0; minute < DAY; minute++) {
            job.setProcessingTime(millis(minute));
            play("x", minute, minute + 1);
        }
        for (int minute = DAY; minute < DAY + 60; minute++) {
            job.setProcessingTime(millis(minute));
        }

        assertThat(alerts()).isNotEmpty();
    }

    @Test
    void theEndOfTheInputIsNoSilence() throws Exception {
        start(Clock.EVENT);
        play("x", 0, DAY);
        job.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(alerts()).isEmpty();
        assertThat(job.numKeyedStateEntries()).isZero();
        assertThat(job.numEventTimeTimers()).isZero();
    }

    @Test
    void aRestartAmidASilenceTellsItOnce() throws Exception {
        start(Clock.EVENT);
        play("x", 0, DAY);
        play("reddit", DAY, DAY + 60);
        int told = alerts().size();
        assertThat(told).isPositive();
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        job.close();
        job = harness(Clock.EVENT);
        job.initializeState(checkpoint);
        job.open();
        play("x", DAY + 60, DAY + 180);

        assertThat(alerts()).extracting(Alert::state).doesNotContain(AlertState.OPEN);
    }

    private List<Alert> alerts() {
        return job.extractOutputValues().stream()
                .filter(alert -> alert.channels().contains("x"))
                .toList();
    }

    /** Four mentions a minute. */
    private void play(String channel, int fromMinute, int toMinute) throws Exception {
        for (int i = 4 * fromMinute; i < 4 * toMinute; i++) {
            job.processElement(new ChannelMention(channel, millis(i / 4.0)), millis(i / 4.0));
            job.processWatermark(millis(i / 4.0) - 1);
        }
    }

    private void start(Clock clock) throws Exception {
        job = harness(clock);
        job.open();
        job.setProcessingTime(millis(0));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ChannelMention, Alert> harness(Clock clock)
            throws Exception {
        TrendsConfig config = new TrendsConfig(
                clock,
                Duration.ofSeconds(1),
                Duration.ofDays(7),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1));
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new WatchCollectors(config)), ChannelMention::channel, Types.STRING);
    }
}
