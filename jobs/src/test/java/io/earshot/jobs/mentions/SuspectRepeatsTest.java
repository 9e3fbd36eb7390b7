package io.earshot.jobs.mentions;

import static io.earshot.jobs.mentions.Samples.NOON;
import static io.earshot.jobs.mentions.Samples.mention;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Flag;
import io.earshot.mention.Mention;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SuspectRepeatsTest {
    private static final String SPAM = "acme customers win a brand new phone today #a #b #c #d";

    private KeyedOneInputStreamOperatorTestHarness<String, Mention, Mention> harness;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Mention, Mention> newHarness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(new SuspectRepeats(), Mention::brand, Types.STRING);
    }

    /** A minute after the one before, each by an author of its own. */
    private void say(int from, int to, String text) throws Exception {
        for (int i = from; i < to; i++) {
            hear(mention("x:" + i, NOON.plusSeconds(60L * i), "author" + i, text));
        }
    }

    private void hear(Mention mention) throws Exception {
        harness.processElement(mention, mention.post().createdAt().toEpochMilli());
    }

    @Test
    void theFifthAuthorOfTheSameWordsIsSuspectedAndWrittenAgain() throws Exception {
        say(0, 6, SPAM);

        assertThat(harness.extractOutputValues()).hasSize(6);
        assertThat(flagged()).containsExactly("acme/x:4", "acme/x:5");
        assertThat(harness.getSideOutput(SuspectRepeats.SUSPECTED))
                .extracting(record -> record.getValue())
                .isEqualTo(harness.extractOutputValues().subList(4, 6));
    }

    @Test
    void whatWasSuspectedByItselfIsNotWrittenAgain() throws Exception {
        say(0, 4, SPAM);
        hear(mention("x:4", NOON.plusSeconds(300), "author4", SPAM).with(Flag.SPAM_SUSPECTED));

        assertThat(flagged()).containsExactly("acme/x:4");
        assertThat(harness.getSideOutput(SuspectRepeats.SUSPECTED)).isNullOrEmpty();
    }

    @Test
    void theBrandItselfMaySayTheSameToMany() throws Exception {
        for (int i = 0; i < 8; i++) {
            hear(Samples.own("x:" + i, NOON.plusSeconds(i), "@fan" + i + " we are sorry, please send us a message"));
        }

        assertThat(flagged()).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void oneWhoSaysTheSameToFourPeopleIsSuspected() throws Exception {
        for (int i = 0; i < 4; i++) {
            hear(mention("x:" + i, NOON.plusSeconds(i), "pat", "@fan" + i + " acme and I give you money for free"));
        }

        assertThat(flagged()).containsExactly("acme/x:3");
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        say(0, 3, SPAM);
        harness.snapshot(1, 1);
        say(3, 4, SPAM);
        var snapshot = harness.snapshot(2, 2);
        harness.close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        say(4, 5, SPAM);

        assertThat(flagged()).containsExactly("acme/x:4");
        harness.processWatermark(Long.MAX_VALUE);
        assertNothingIsLeft();
    }

    @Test
    void aBrandThatWasSilentBetweenTwoCheckpointsIsReadAgain() throws Exception {
        say(0, 4, SPAM);
        harness.snapshot(1, 1);
        harness.snapshot(2, 2);
        say(4, 5, SPAM);

        assertThat(flagged()).containsExactly("acme/x:4");
    }

    @Test
    void anHourOfSilenceForgetsABrand() throws Exception {
        say(0, 5, SPAM);
        harness.processWatermark(NOON.plusSeconds(240).plus(Duration.ofHours(1)).toEpochMilli());
        assertThat(harness.numEventTimeTimers()).isOne();

        harness.processWatermark(NOON.plusSeconds(240).plus(Duration.ofHours(1)).toEpochMilli() + 1);
        assertNothingIsLeft();
    }

    @Test
    void whatIsTalkedOfIsNotForgotten() throws Exception {
        say(0, 70, "acme is down again, is it not, " + SPAM);
        harness.processWatermark(NOON.plusSeconds(65 * 60).toEpochMilli());
        say(70, 71, "acme is down again, is it not, " + SPAM);

        assertThat(flagged()).contains("acme/x:70");
        harness.snapshot(1, 1);
        harness.processWatermark(NOON.plus(Duration.ofHours(3)).toEpochMilli());
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws Exception {
        harness.snapshot(9, 9);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private List<String> flagged() {
        return harness.extractOutputValues().stream()
                .filter(mention -> mention.flags().contains(Flag.SPAM_SUSPECTED))
                .map(Mention::mention)
                .toList();
    }
}
