package io.earshot.jobs.trends;

import static io.earshot.jobs.trends.Heard.crisis;
import static io.earshot.jobs.trends.Heard.millis;
import static io.earshot.jobs.trends.Heard.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertState;
import io.earshot.jobs.config.Clock;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.mentions.TestBrands;
import io.earshot.spike.SpikeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchBrandsTest {
    private static final BrandsLog NOBODY = new TestBrands(Map.of(), Instant.EPOCH);

    private KeyedOneInputStreamOperatorTestHarness<String, MentionRecord, Alert> job;

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void aSpikeIsToldAndTheNextMentionsCloseIt() throws Exception {
        start(Clock.EVENT);
        hear(crisis(120, 240));

        assertThat(states()).startsWith(AlertState.OPEN).endsWith(AlertState.CLOSED);
    }

    @Test
    void theWatermarkClosesTheAlertOfABrandGoneQuiet() throws Exception {
        start(Clock.EVENT);
        hear(crisis(120, 150));
        assertThat(states()).startsWith(AlertState.OPEN).doesNotContain(AlertState.CLOSED);

        job.processWatermark(millis(240));
        assertThat(states()).endsWith(AlertState.CLOSED);
    }

    @Test
    void whenLiveTheWallClosesItToo() throws Exception {
        start(Clock.WALL);
        hear(crisis(120, 150));
        job.setProcessingTime(millis(150));
        assertThat(states()).doesNotContain(AlertState.CLOSED);

        job.setProcessingTime(millis(209));
        assertThat(states()).endsWith(AlertState.CLOSED);
    }

    @Test
    void theWallEndsNoMinutesWhileMentionsStillCome() throws Exception {
        List<MentionRecord> records = crisis(120, 240);
        start(Clock.EVENT);
        hear(records);
        List<Alert> byTheirOwnTime = job.extractOutputValues();

        // All of it comes within two minutes, half an hour later.
        start(Clock.WALL);
        for (int i = 0; i < records.size(); i++) {
            job.setProcessingTime(millis(270 + 2.0 * i / records.size()));
            hear(records.subList(i, i + 1));
        }

        assertThat(job.extractOutputValues()).isEqualTo(byTheirOwnTime);
    }

    @Test
    void aReplayOfThePastIsNoBusinessOfTheWall() throws Exception {
        start(Clock.WALL);
        job.setProcessingTime(millis(1_000_000));
        hear(crisis(120, 150));
        assertThat(job.numProcessingTimeTimers()).isZero();

        start(Clock.EVENT);
        hear(crisis(120, 150));
        assertThat(job.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aRestartAmidASpikeNeitherFloodsNorBlinds() throws Exception {
        List<MentionRecord> records = crisis(120, 240);
        start(Clock.EVENT);
        hear(records);
        List<Alert> undisturbed = job.extractOutputValues();
        assertThat(undisturbed).isNotEmpty();

        for (int crash : new int[] {100, 238, 243, 400, 900, 1_150}) {
            start(Clock.EVENT);
            hear(records.subList(0, crash));
            List<Alert> told = new ArrayList<>(job.extractOutputValues());
            OperatorSubtaskState checkpoint = job.snapshot(1, 1);
            job.close();
            job = harness(Clock.EVENT);
            job.initializeState(checkpoint);
            job.open();
            hear(records.subList(crash, records.size()));
            told.addAll(job.extractOutputValues());

            assertThat(told).as("crash after %d mentions", crash).isEqualTo(undisturbed);
        }
    }

    @Test
    void aCheckpointTakesWhatWasToldSinceTheLastUntilThatIsMuch() throws Exception {
        List<MentionRecord> records = crisis(120, 240);
        start(Clock.EVENT);
        hear(records);
        List<Alert> undisturbed = job.extractOutputValues();

        start(Clock.EVENT);
        List<Alert> told = new ArrayList<>();
        Set<Integer> kept = new HashSet<>();
        for (int done = 0; done < records.size(); done += 7) {
            hear(records.subList(done, Math.min(records.size(), done + 7)));
            OperatorSubtaskState checkpoint = job.snapshot(done, done);
            kept.add(job.numKeyedStateEntries());
            if (done % 10 == 0) {
                told.addAll(job.extractOutputValues());
                job.close();
                job = harness(Clock.EVENT);
                job.initializeState(checkpoint);
                job.open();
            }
        }
        told.addAll(job.extractOutputValues());

        assertThat(told).isEqualTo(undisturbed);
        assertThat(kept)
                .as("a watch and its marks, now with and now without what came since")
                .containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void whatABrandWantsNewlyWhileTheJobIsDownHoldsFromThenOn() throws Exception {
        List<MentionRecord> records = crisis(120, 240);
        start(Clock.EVENT);
        hear(records.subList(0, 230));
        job.snapshot(1, 1);
        int heard = 230;
        while (states().isEmpty()) {
            hear(List.of(records.get(heard++)));
        }
        assertThat(states()).containsExactly(AlertState.OPEN);
        OperatorSubtaskState checkpoint = job.snapshot(2, 2);
        assertThat(job.numKeyedStateEntries()).isEqualTo(3);
        job.close();

        BrandsAsTheyCome.COMING.clear();
        BrandsAsTheyCome.COMING.add(brand(records.get(0).brand(), "calm"));
        job = harness(Clock.EVENT, new BrandsAsTheyCome());
        job.initializeState(checkpoint);
        job.open();
        hear(records.subList(heard, records.size()));

        assertThat(states()).doesNotContain(AlertState.OPEN).endsWith(AlertState.CLOSED);
    }

    @Test
    void aBrandOfWhomNothingMoreIsHeardIsForgotten() throws Exception {
        start(Clock.WALL);
        hear(crisis(120, 240));
        job.snapshot(1, 1);
        assertThat(job.numKeyedStateEntries()).isPositive();
        long forgotten = millis(240) + SpikeSettings.BALANCED.forgetAfter().toMillis();
        job.processWatermark(forgotten - 1);
        assertThat(job.numKeyedStateEntries()).isPositive();

        job.processWatermark(forgotten);

        assertThat(job.numKeyedStateEntries()).isZero();
        assertThat(job.numEventTimeTimers()).isZero();
        assertThat(job.numProcessingTimeTimers()).isZero();
    }

    @Test
    void theEndOfTheInputClosesWhatIsOpenAndForgets() throws Exception {
        start(Clock.EVENT);
        hear(crisis(120, 150));
        job.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(states()).endsWith(AlertState.CLOSED);
        assertThat(job.numKeyedStateEntries()).isZero();
        assertThat(job.numEventTimeTimers()).isZero();
    }

    @Test
    void aBrandInCalmHasNoTimerButTheOneThatForgetsIt() throws Exception {
        start(Clock.EVENT);
        hear(List.of(record(1, 0), record(2, 300), record(3, 600)));
        job.processWatermark(millis(601));

        assertThat(job.numEventTimeTimers()).isEqualTo(1);
    }

    @Test
    void whenLiveTheWallNoticesABrandThatFallsSilent() throws Exception {
        start(Clock.WALL);
        hear(crisis(120, 150));
        for (int minute = 150; minute < 300; minute++) {
            job.setProcessingTime(millis(minute));
        }

        assertThat(job.extractOutputValues()).extracting(Alert::kind).contains(AlertKind.SILENCE);
    }

    @Test
    void afterARestartTheWallWaitsForWhatIsOnItsWay() throws Exception {
        List<MentionRecord> records = crisis(120, 240);
        start(Clock.WALL);
        for (MentionRecord record : records.subList(0, 238)) {
            job.setProcessingTime(record.createdAt().toEpochMilli());
            hear(List.of(record));
        }
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        job.close();
        job = harness(Clock.WALL);
        job.setProcessingTime(millis(160));
        job.initializeState(checkpoint);
        job.open();
        job.setProcessingTime(millis(160) + 5_000);
        hear(records.subList(238, records.size()));

        assertThat(job.extractOutputValues()).extracting(Alert::kind).doesNotContain(AlertKind.SILENCE);
        assertThat(states()).contains(AlertState.OPEN);
    }

    @Test
    void aBrandThatWantsToBeWatchedOtherwiseForgetsNothing() throws Exception {
        List<MentionRecord> records = crisis(120, 240);
        BrandsAsTheyCome brands = new BrandsAsTheyCome();
        BrandsAsTheyCome.COMING.clear();
        job = harness(Clock.EVENT, brands);
        job.open();
        hear(records.subList(0, 200));
        String brand = records.get(0).brand();
        BrandsAsTheyCome.COMING.add(brand(brand, "sensitive"));
        job.processWatermark(records.get(199).createdAt().toEpochMilli());
        hear(List.of(records.get(200)));
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        job.close();
        job = harness(Clock.EVENT, brands);
        job.initializeState(checkpoint);
        job.open();
        hear(records.subList(201, records.size()));

        assertThat(states()).contains(AlertState.OPEN);
    }

    private static RawRecord brand(String id, String sensitivity) {
        return TestBrands.record(
                Topics.BRANDS,
                id,
                "{\"id\":\"" + id + "\",\"queries\":[{\"id\":\"main\",\"query\":\"" + id
                        + "\"}],\"alerts\":{\"sensitivity\":\"" + sensitivity + "\"}}",
                Instant.EPOCH);
    }

    /** A brands' topic that a test writes to. */
    private record BrandsAsTheyCome() implements BrandsLog {
        private static final Queue<RawRecord> COMING = new ArrayDeque<>();

        @Override
        public Follower follow(Map<Integer, Long> from) {
            return new Follower() {
                @Override
                public @Nullable RawRecord next() {
                    return COMING.poll();
                }

                @Override
                public void close() {}
            };
        }
    }

    private List<AlertState> states() {
        return job.extractOutputValues().stream()
                .filter(alert -> alert.kind() == AlertKind.VOLUME_SPIKE)
                .map(Alert::state)
                .toList();
    }

    private void hear(List<MentionRecord> records) throws Exception {
        for (MentionRecord record : records) {
            job.processElement(record, record.createdAt().toEpochMilli());
        }
    }

    private void start(Clock clock) throws Exception {
        if (job != null) {
            job.close();
        }
        job = harness(clock);
        job.open();
        job.setProcessingTime(millis(0));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MentionRecord, Alert> harness(Clock clock)
            throws Exception {
        return harness(clock, NOBODY);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MentionRecord, Alert> harness(
            Clock clock, BrandsLog brands) throws Exception {
        TrendsConfig config = new TrendsConfig(
                clock,
                Duration.ofSeconds(1),
                Duration.ofDays(7),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1));
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new WatchBrands(config, brands), MentionRecord::brand, Types.STRING);
    }
}
