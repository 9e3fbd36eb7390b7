package io.earshot.jobs.trends;

import static io.earshot.jobs.trends.Heard.at;
import static io.earshot.jobs.trends.Heard.millis;
import static io.earshot.jobs.trends.Heard.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.trend.BucketSize;
import io.earshot.trend.Trend;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CountTrendsTest {
    private static final double WEEK = 7 * 24 * 60;
    private KeyedOneInputStreamOperatorTestHarness<ChannelKey, MentionRecord, Trend> job;

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
        job.processWatermark(millis(600));
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
        job.processWatermark(millis(1 + WEEK) - 1);
        hear(7, 0.5);
        assertThat(job.getSideOutput(DeadLetter.TAG)).isNull();

        job.processWatermark(millis(1 + WEEK));
        hear(8, 0.5);

        List<DeadLetter> letters = new ArrayList<>();
        job.getSideOutput(DeadLetter.TAG).forEach(letter -> letters.add(letter.getValue()));
        assertThat(letters).extracting(DeadLetter::id).containsExactly("trends-count/earshot.mentions-0-8");
        assertThat(letters.get(0).reason())
                .isEqualTo("created at 2026-11-22T00:00:30Z, too late to correct its minute: trends.correction-horizon"
                        + " is PT168H; raise it, and replay, if such posts must count");
    }

    @Test
    void aBucketIsKeptUntilItsHorizonAndThenForgotten() throws Exception {
        hear(1, 0.1);
        job.setProcessingTime(1_000);
        assertThat(job.numEventTimeTimers()).isEqualTo(3);
        assertThat(job.numKeyedStateEntries()).isEqualTo(1); // the map of buckets

        job.processWatermark(millis(1 + WEEK));
        assertThat(job.numEventTimeTimers()).isEqualTo(2);
        job.processWatermark(millis(24 * 60 + WEEK));
        assertThat(job.numKeyedStateEntries()).isEqualTo(1); // what later hours and days are compared with
        job.processWatermark(millis(24 * 60 + WEEK + 8 * 24 * 60));

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
        job.processWatermark(millis(60 + WEEK));
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
        job.processWatermark(Watermark.MAX_WATERMARK);

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

    private void hear(int number, double minute) throws Exception {
        job.processElement(record(number, minute), millis(minute));
    }

    private static KeyedOneInputStreamOperatorTestHarness<ChannelKey, MentionRecord, Trend> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CountTrends(TrendsConfig.defaults())),
                ChannelKey::of,
                TypeInformation.of(ChannelKey.class));
    }
}
