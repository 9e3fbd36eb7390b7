package io.earshot.jobs.trends;

import static io.earshot.jobs.trends.Heard.at;
import static io.earshot.jobs.trends.Heard.millis;
import static io.earshot.jobs.trends.Heard.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.care.ItemEvent;
import io.earshot.care.ItemEvent.Kind;
import io.earshot.clock.Milestone;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.trend.BucketSize;
import io.earshot.trend.Trend;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CountTrendsTest {
    private static final double WEEK = 7 * 24 * 60;
    private KeyedTwoInputStreamOperatorTestHarness<ChannelKey, MentionRecord, CareRecord, Trend> job;

    @BeforeEach
    void start() throws Exception {
        job = harness();
        job.open();
        job.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void aBucketThatChangedIsWrittenOnceAnInterval() throws Exception {
        hear(1, 0.1);
        hear(2, 0.2);
        assertThat(job.extractOutputValues()).isEmpty();

        job.setProcessingTime(1_000);
        assertThat(job.extractOutputValues())
                .extracting(Trend::bucketSize, Trend::bucket, Trend::mentions, Trend::version)
                .containsExactly(
                        tuple(BucketSize.MINUTE, at(0), 2L, 2L),
                        tuple(BucketSize.HOUR, at(0), 2L, 2L),
                        tuple(BucketSize.DAY, at(0), 2L, 2L));

        job.setProcessingTime(5_000);
        assertThat(job.extractOutputValues()).hasSize(3);
        assertThat(job.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aLateMentionCorrectsItsBuckets() throws Exception {
        hear(1, 0.1);
        pass(millis(600));
        hear(2, 0.2);
        job.setProcessingTime(1_000);

        assertThat(job.extractOutputValues())
                .filteredOn(trend -> trend.bucketSize() == BucketSize.MINUTE)
                .extracting(Trend::mentions)
                .containsExactly(2L);
        assertThat(job.getSideOutput(DeadLetter.TAG)).isNull();
    }

    @Test
    void aMentionBeyondTheHorizonBecomesADeadLetter() throws Exception {
        pass(millis(1 + WEEK) - 1);
        hear(7, 0.5);
        assertThat(job.getSideOutput(DeadLetter.TAG)).isNull();

        pass(millis(1 + WEEK));
        hear(8, 0.5);

        List<DeadLetter> letters = new ArrayList<>();
        job.getSideOutput(DeadLetter.TAG).forEach(letter -> letters.add(letter.getValue()));
        assertThat(letters).extracting(DeadLetter::id).containsExactly("trends-count/earshot.mentions-0-8");
        assertThat(letters.get(0).reason())
                .isEqualTo("created at 2026-11-22T00:00:30Z, too late to correct its minute: trends.correction-horizon"
                        + " is PT168H; raise it, and replay, if it must count");
    }

    @Test
    void aBucketIsKeptUntilItsHorizonAndThenForgotten() throws Exception {
        hear(1, 0.1);
        job.setProcessingTime(1_000);
        assertThat(job.numEventTimeTimers()).isEqualTo(3);
        assertThat(job.numKeyedStateEntries()).isEqualTo(1); // the map of buckets

        pass(millis(1 + WEEK));
        assertThat(job.numEventTimeTimers()).isEqualTo(2);
        pass(millis(24 * 60 + WEEK));
        assertThat(job.numKeyedStateEntries()).isEqualTo(1); // what later hours and days are compared with
        pass(millis(24 * 60 + WEEK + 8 * 24 * 60));

        assertThat(job.numKeyedStateEntries()).isZero();
        assertThat(job.numEventTimeTimers()).isZero();
    }

    @Test
    void anHourAndADayAreComparedWithThoseBeforeThem() throws Exception {
        hear(1, 0.1);
        hear(2, 0.2);
        hear(3, 24 * 60);
        hear(4, WEEK);
        job.setProcessingTime(1_000);

        Trend.Before two = new Trend.Before(2, 2);
        assertThat(job.extractOutputValues())
                .extracting(Trend::bucketSize, Trend::bucket, Trend::dayBefore, Trend::weekBefore, Trend::version)
                .contains(
                        tuple(BucketSize.HOUR, at(0), null, null, 2L),
                        tuple(BucketSize.HOUR, at(24 * 60), two, null, 3L),
                        tuple(BucketSize.DAY, at(24 * 60), two, null, 3L),
                        tuple(BucketSize.HOUR, at((int) WEEK), null, two, 3L),
                        tuple(BucketSize.MINUTE, at(24 * 60), null, null, 1L));
    }

    @Test
    void aLateMentionCorrectsWhatIsComparedWithItsHour() throws Exception {
        hear(1, 0.1);
        hear(2, WEEK);
        job.setProcessingTime(1_000);
        hear(3, 0.2);
        job.setProcessingTime(2_000);

        assertThat(job.extractOutputValues())
                .filteredOn(trend -> trend.bucketSize() == BucketSize.HOUR && trend.weekBefore() != null)
                .extracting(Trend::weekBefore, Trend::version)
                .containsExactly(tuple(new Trend.Before(1, 1), 2L), tuple(new Trend.Before(2, 2), 3L));
    }

    @Test
    void whatCannotBeCorrectedAnyMoreIsStillComparedWith() throws Exception {
        hear(1, 0.1);
        pass(millis(60 + WEEK));
        hear(2, WEEK + 1);
        job.setProcessingTime(1_000);

        assertThat(job.extractOutputValues())
                .filteredOn(trend -> trend.bucket().equals(at((int) WEEK)) && trend.bucketSize() == BucketSize.HOUR)
                .extracting(Trend::weekBefore)
                .containsExactly(new Trend.Before(1, 1));
    }

    @Test
    void theEndOfTheInputWritesWhatHasNotBeenWritten() throws Exception {
        hear(1, 0.1);
        pass(Watermark.MAX_WATERMARK.getTimestamp());

        assertThat(job.extractOutputValues()).hasSize(3);
        assertThat(job.numKeyedStateEntries()).isZero();
        assertThat(job.numEventTimeTimers()).isZero();
    }

    @Test
    void versionsGoOnAfterARestart() throws Exception {
        hear(1, 0.1);
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        hear(2, 0.2); // lost with the crash
        job.close();

        job = harness();
        job.initializeState(checkpoint);
        job.open();
        hear(2, 0.2);
        hear(3, 0.3);
        job.setProcessingTime(10_000);

        assertThat(job.extractOutputValues()).extracting(Trend::version).containsExactly(3L, 3L, 3L);
    }

    @Test
    void whatIsDoneForCustomersIsInTheBucketOfItsTime() throws Exception {
        hear(1, 0.1);
        hear(2, 0.2);
        happen(Cared.event(Kind.OPENED, 1, null, 0.5, null));
        happen(Cared.event(Kind.ANSWERED, 1, Milestone.FIRST_REPLY, 3, 150L));
        job.setProcessingTime(1_000);

        assertThat(job.extractOutputValues())
                .filteredOn(trend -> trend.bucketSize() != BucketSize.HOUR)
                .extracting(
                        Trend::bucketSize,
                        Trend::bucket,
                        trend -> trend.care().itemsOpened(),
                        trend -> trend.care().needAnswer(),
                        trend -> trend.care().itemsAnswered(),
                        Trend::version)
                .containsExactly(
                        tuple(BucketSize.MINUTE, at(0), 1L, 0.5, 0L, 3L),
                        tuple(BucketSize.DAY, at(0), 1L, 0.5, 1L, 4L),
                        tuple(BucketSize.MINUTE, at(3), 0L, null, 1L, 1L));
    }

    @Test
    void anEventThatIsToldAgainChangesNothing() throws Exception {
        ItemEvent opened = Cared.event(Kind.OPENED, 1, null, 0.5, null);
        happen(opened);
        job.processElement2(new StreamRecord<>(Cared.record(Cared.score(1, 9, 0.7, 1))));
        job.setProcessingTime(1_000);
        happen(opened);
        job.processElement2(new StreamRecord<>(Cared.record(Cared.score(1, 9, 0.7, 2))));
        job.setProcessingTime(2_000);

        assertThat(job.extractOutputValues())
                .extracting(
                        trend -> trend.care().itemsOpened(),
                        trend -> trend.care().promoters(),
                        Trend::version)
                .containsExactly(tuple(1L, 1L, 2L), tuple(1L, 1L, 2L), tuple(1L, 1L, 2L));
    }

    @Test
    void aDeadlineThatWasKeptAfterAllIsNoBreachAnyMore() throws Exception {
        happen(Cared.event(Kind.BREACHED, 1, Milestone.FIRST_REPLY, 61, null));
        job.setProcessingTime(1_000);
        happen(Cared.event(Kind.MET, 1, Milestone.FIRST_REPLY, 59, null));
        happen(Cared.event(Kind.MET, 1, Milestone.RESOLUTION, 59, null));
        job.setProcessingTime(2_000);

        assertThat(job.extractOutputValues())
                .filteredOn(trend -> trend.bucketSize() == BucketSize.HOUR)
                .extracting(
                        Trend::bucket,
                        trend -> trend.care().itemsMet(),
                        trend -> trend.care().itemsBreached(),
                        trend -> trend.care().attainment(),
                        Trend::version)
                .containsExactly(
                        tuple(at(60), 0L, 1L, 0.0, 1L), tuple(at(0), 2L, 0L, 1.0, 2L), tuple(at(60), 0L, 0L, null, 2L));
    }

    @Test
    void bucketsWaitForTheCareJobAndAreWrittenMeanwhile() throws Exception {
        hear(1, 0.1);
        job.processWatermark1(new Watermark(millis(2 * WEEK)));
        job.setProcessingTime(1_000);
        assertThat(job.extractOutputValues()).hasSize(3);

        happen(Cared.event(Kind.OPENED, 1, null, 0.5, null));
        job.setProcessingTime(2_000);

        assertThat(job.extractOutputValues().subList(3, 6))
                .extracting(Trend::mentions, trend -> trend.care().itemsOpened())
                .containsOnly(tuple(1L, 1L));
        assertThat(job.getSideOutput(DeadLetter.TAG)).isNull();
    }

    @Test
    void anEventBeyondTheHorizonBecomesADeadLetter() throws Exception {
        pass(millis(1 + WEEK));
        job.processElement2(new StreamRecord<>(Cared.record(Cared.event(Kind.OPENED, 1, null, 0.5, null), 12)));

        assertThat(job.getSideOutput(DeadLetter.TAG))
                .extracting(letter -> letter.getValue().id())
                .containsExactly("trends-count/earshot.item-events-0-12");
        assertThat(job.extractOutputValues()).isEmpty();
    }

    @Test
    void whatWasHeardIsForgottenWithItsBucket() throws Exception {
        happen(Cared.event(Kind.BREACHED, 1, Milestone.FIRST_REPLY, 0.5, null));
        job.setProcessingTime(1_000);
        pass(millis(2 * WEEK + 2 * 24 * 60));

        assertThat(job.numKeyedStateEntries()).isZero();
        assertThat(job.numEventTimeTimers()).isZero();
    }

    private void happen(ItemEvent event) throws Exception {
        job.processElement2(
                new StreamRecord<>(Cared.record(event, 0), event.at().toEpochMilli()));
    }

    private void pass(long watermarkMillis) throws Exception {
        job.processWatermark1(new Watermark(watermarkMillis));
        job.processWatermark2(new Watermark(watermarkMillis));
    }

    private void hear(int number, double minute) throws Exception {
        job.processElement1(record(number, minute), millis(minute));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<ChannelKey, MentionRecord, CareRecord, Trend> harness()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new CountTrends(TrendsConfig.defaults())),
                ChannelKey::of,
                CareRecord::key,
                TypeInformation.of(ChannelKey.class));
    }
}
