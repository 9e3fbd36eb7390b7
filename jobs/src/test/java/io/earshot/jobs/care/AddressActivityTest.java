package io.earshot.jobs.care;

import static io.earshot.jobs.care.CareConfigs.DAYS_30;
import static io.earshot.jobs.care.Told.activity;
import static io.earshot.jobs.care.Told.at;
import static io.earshot.jobs.care.Told.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.care.Activity;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AddressActivityTest {
    private static final double DAY = 24 * 60;

    private KeyedTwoInputStreamOperatorTestHarness<String, Place, Activity, Activity> job;

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void goesToEachBrandWithAnItemThere() throws Exception {
        start(CareConfigs.WALL);
        place("acme");
        place("zenith");
        place("acme");
        job.processElement2(activity("claimed", 1, "post", "x:1"), millis(1));

        assertThat(job.extractOutputValues()).extracting(Activity::about).containsExactly("acme", "zenith");
    }

    @Test
    void waitsForItsPost() throws Exception {
        start(CareConfigs.WALL);
        job.processElement2(activity("claimed", 1, "post", "x:1"), millis(1));
        assertThat(job.extractOutputValues()).isEmpty();

        place("acme");
        place("zenith");
        assertThat(job.extractOutputValues()).extracting(Activity::about).containsExactly("acme");
    }

    @Test
    void onEventTimeGoesOnceAllPostsBeforeItAreKnown() throws Exception {
        start(CareConfigs.EVENT);
        place("acme");
        job.processElement2(activity("claimed", 5, "post", "x:1"), millis(5));
        place("zenith");
        assertThat(job.extractOutputValues()).isEmpty();

        job.processBothWatermarks(new Watermark(millis(5)));
        assertThat(job.extractOutputValues()).extracting(Activity::about).containsExactly("acme", "zenith");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        for (CareConfig config : new CareConfig[] {CareConfigs.WALL, CareConfigs.EVENT}) {
            start(config);
            place("acme");
            job.processElement2(activity("claimed", 1, "post", "x:1"), millis(1));
            job.processElement2(activity("claimed", 1, "post", "x:2"), millis(1));
            job.setProcessingTime(millis(DAY + 1));
            job.processBothWatermarks(new Watermark(millis(DAY + 1)));
            assertThat(job.numKeyedStateEntries()).isEqualTo(2); // the brands of x:1, and when to forget them

            job.setProcessingTime(millis(DAYS_30 + 1));
            job.processBothWatermarks(new Watermark(millis(DAYS_30 + 1)));
            assertThat(job.numKeyedStateEntries()).isZero();
            assertThat(job.numEventTimeTimers() + job.numProcessingTimeTimers()).isZero();
            job.close();
        }
    }

    private void place(String brand) throws Exception {
        job.processElement1(new Place("x:1", brand, at(0), Duration.ofDays(30).toMillis()), millis(0));
    }

    private void start(CareConfig config) throws Exception {
        job = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new AddressActivity(config)), Place::id, Activity::lead, Types.STRING);
        job.open();
        job.setProcessingTime(millis(0));
    }
}
