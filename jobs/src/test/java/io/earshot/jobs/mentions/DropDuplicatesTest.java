package io.earshot.jobs.mentions;

import static io.earshot.jobs.mentions.Samples.NOON;
import static io.earshot.jobs.mentions.Samples.matched;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DropDuplicatesTest {
    private KeyedOneInputStreamOperatorTestHarness<String, MatchedPost, MatchedPost> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DropDuplicates(Duration.ofHours(6))),
                MatchedPost::mention,
                Types.STRING);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void theSamePostPassesOnce() throws Exception {
        harness.processElement(matched("x:1", NOON), 0);
        harness.processElement(matched("x:2", NOON), 0);
        harness.processElement(matched("x:1", NOON), 0);

        assertThat(harness.extractOutputValues())
                .extracting(MatchedPost::mention)
                .containsExactly("acme/x:1", "acme/x:2");
    }

    @Test
    void anIdIsForgottenWhenEventTimeHasPassedTheHorizon() throws Exception {
        harness.processElement(matched("x:1", NOON), 0);
        harness.processWatermark(NOON.plus(Duration.ofHours(6)).toEpochMilli());

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aLatePostIsRememberedAsLongAsAnyOther() throws Exception {
        harness.processWatermark(NOON.plus(Duration.ofHours(10)).toEpochMilli());
        harness.processElement(matched("x:1", NOON), 0);
        harness.processWatermark(NOON.plus(Duration.ofHours(15)).toEpochMilli());
        harness.processElement(matched("x:1", NOON), 0);

        assertThat(harness.extractOutputValues()).hasSize(1);
    }
}
