package io.earshot.jobs.care;

import static io.earshot.jobs.care.CareConfigs.DAYS_30;
import static io.earshot.jobs.care.Told.activity;
import static io.earshot.jobs.care.Told.answer;
import static io.earshot.jobs.care.Told.event;
import static io.earshot.jobs.care.Told.help;
import static io.earshot.jobs.care.Told.millis;
import static io.earshot.jobs.care.Told.thanks;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.care.Activity;
import io.earshot.care.CareEvent;
import io.earshot.jobs.connect.NoBrands;
import io.earshot.mention.Mention;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FollowThreadsTest {
    private KeyedOneInputStreamOperatorTestHarness<String, CareEvent, CareEvent> job;

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void aReplyToAReplyBelongsToTheThreadOfTheFirst() throws Exception {
        start(CareConfigs.WALL);
        hear(help("x:1", null, 0));
        hear(answer("x:2", "x:1", 1));
        hear(help("x:3", "x:2", 2));
        hear(answer("x:4", "x:3", 3));

        assertThat(job.extractOutputValues()).extracting(CareEvent::thread).containsOnly("x:1");
    }

    @Test
    void activityFindsTheThreadOfItsItem() throws Exception {
        start(CareConfigs.WALL);
        hear(help("x:3", "x:2", 2));
        hear(activity("claimed", 5, "item", "acme/x:3"));

        assertThat(job.extractOutputValues()).extracting(CareEvent::thread).containsExactly("x:2", "x:2");
    }

    @Test
    void smallTalkOutsideThreadsGoesNoFurther() throws Exception {
        start(CareConfigs.WALL);
        hear(thanks("x:1", null, 0));
        hear(answer("x:2", null, 1));
        hear(thanks("x:3", "x:2", 2));

        assertThat(job.extractOutputValues())
                .extracting(event -> event.mention().mention())
                .containsExactly("acme/x:3");
    }

    @Test
    void onEventTimeTheTwoStreamsBecomeOne() throws Exception {
        start(CareConfigs.EVENT);
        hear(activity("resolved", 4, "item", "acme/x:3"));
        hear(activity("claimed", 2, "item", "acme/x:3"));
        hear(answer("x:4", "x:3", 3));
        hear(help("x:3", "x:2", 1));
        hear(answer("x:2", "x:1", 0));
        assertThat(job.extractOutputValues()).isEmpty();

        watermark(millis(10));
        assertThat(job.extractOutputValues())
                .extracting(CareEvent::at)
                .containsExactly(Told.at(0), Told.at(1), Told.at(2), Told.at(3), Told.at(4));
        assertThat(job.extractOutputValues()).extracting(CareEvent::thread).containsOnly("x:1");
    }

    @Test
    void whatIsLateGoesOnAtOnce() throws Exception {
        start(CareConfigs.EVENT);
        watermark(millis(10));
        hear(help("x:1", null, 5));

        assertThat(job.extractOutputValues()).hasSize(1);
    }

    @Test
    void theEndOfTheInputIsNoTimeToRememberFrom() throws Exception {
        start(CareConfigs.EVENT);
        hear(help("x:2", "x:1", 0));
        watermark(Long.MAX_VALUE);

        assertThat(job.extractOutputValues()).hasSize(1);
        assertThat(job.numKeyedStateEntries()).isZero();
    }

    @Test
    void threadsAreForgotten() throws Exception {
        for (CareConfig config : new CareConfig[] {CareConfigs.WALL, CareConfigs.EVENT}) {
            start(config);
            hear(help("x:2", "x:1", 0));
            hear(help("x:3", "x:2", 0));
            watermark(millis(1));
            assertThat(job.numKeyedStateEntries()).isPositive();

            job.setProcessingTime(millis(DAYS_30) + Duration.ofMinutes(1).toMillis());
            watermark(millis(DAYS_30));
            assertThat(job.numKeyedStateEntries()).isZero();
            assertThat(job.numEventTimeTimers() + job.numProcessingTimeTimers()).isZero();
            job.close();
        }
    }

    private void hear(Mention mention) throws Exception {
        job.processElement(
                event(mention, mention.post().id()), mention.post().createdAt().toEpochMilli());
    }

    private void hear(Activity activity) throws Exception {
        job.processElement(CareEvent.of(activity, "acme", ""), activity.at().toEpochMilli());
    }

    private void watermark(long millis) throws Exception {
        job.processWatermark(new Watermark(millis));
    }

    private void start(CareConfig config) throws Exception {
        job = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FollowThreads(config, new NoBrands())), CareEvent::brand, Types.STRING);
        job.open();
        job.setProcessingTime(millis(0));
    }
}
