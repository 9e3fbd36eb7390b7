package io.earshot.jobs.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.jobs.config.NetworkConfig;
import io.earshot.jobs.config.NetworkConfig.WhenBusy;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each mention, however the network behaves. The time-outs' clock is the harness's. */
final class JudgeSentimentTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** A batch that is not full does not go off in a test. */
    private static final Duration NEVER = Duration.ofDays(1);

    private static final Duration AT_ONCE = Duration.ofNanos(1);

    @TempDir
    private Path folder;

    private NetworkConfig sample;
    private JudgeSentiment judge;
    private OneInputStreamOperatorTestHarness<Mention, Mention> harness;

    @BeforeEach
    void write() throws Exception {
        sample = SampleNetwork.in(folder);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        assertThat(SharedNetworks.open()).isZero();
    }

    @Test
    void theNetworksJudgementStandsInPlaceOfTheSmallModels() throws Exception {
        open(4, AT_ONCE, WhenBusy.WAIT);
        hear("x:1", "good", "x:2", "awful", "x:3", "it is");

        assertThat(goneOn(3)).containsExactlyInAnyOrder("x:1 POSITIVE", "x:2 NEGATIVE", "x:3 NEUTRAL");
        assertThat(judge.tallies().judged().getCount()).isEqualTo(3);
    }

    @Test
    void mentionsAreGivenToItTogether() throws Exception {
        open(4, NEVER, WhenBusy.WAIT);
        hear("x:1", "good", "x:2", "bad", "x:3", "good", "x:4", "bad");

        assertThat(goneOn(4)).hasSize(4);
        assertThat(judge.tallies().batches().getCount()).isEqualTo(1);
    }

    @Test
    void withoutAnAnswerInTimeTheSmallModelsJudgementStands() throws Exception {
        open(1, NEVER, WhenBusy.WAIT);
        hear("x:1", "good forever");
        harness.setProcessingTime(TIMEOUT.toMillis());

        assertThat(goneOn(1)).containsExactly("x:1 small");
        assertThat(judge.tallies().timeouts().getCount()).isEqualTo(1);
        assertThat(judge.tallies().failures().getCount()).isZero();
    }

    @Test
    void aRunThatNobodyWaitsForHoldsUpNoOthers() throws Exception {
        open(1, NEVER, WhenBusy.WAIT);
        hear("x:1", "good forever");
        harness.setProcessingTime(TIMEOUT.toMillis());
        hear("x:2", "good");

        assertThat(goneOn(2)).containsExactly("x:1 small", "x:2 POSITIVE");
    }

    @Test
    void aTextThatTheNetworkCantTakeFailsAlone() throws Exception {
        open(3, NEVER, WhenBusy.WAIT);
        hear("x:1", "good", "x:2", "broken", "x:3", "bad");

        assertThat(goneOn(3)).containsExactlyInAnyOrder("x:1 POSITIVE", "x:2 small", "x:3 NEGATIVE");
        assertThat(judge.tallies().failures().getCount()).isEqualTo(1);
    }

    @Test
    void aStreamThatMustNotWaitGoesOnWhileTheNetworkIsBusy() throws Exception {
        open(1, NEVER, WhenBusy.PASS);
        for (int i = 0; i < 20; i++) {
            hear("x:" + i, "forever");
        }
        // One is in its run at most, and eight wait.
        assertThat(goneOn(11)).hasSizeGreaterThanOrEqualTo(11).allMatch(mention -> mention.endsWith(" small"));
        assertThat(judge.tallies().timeouts().getCount()).isZero();

        harness.setProcessingTime(TIMEOUT.toMillis());
        assertThat(goneOn(20)).doesNotHaveDuplicates().hasSize(20);
        assertThat(judge.tallies().passed().getCount()
                        + judge.tallies().timeouts().getCount())
                .isEqualTo(20);
    }

    @Test
    void whatTheSmallModelDidNotJudgeIsNotTheNetworksEither() throws Exception {
        open(1, NEVER, WhenBusy.WAIT);
        harness.processElement(new StreamRecord<>(unjudged("x:1", "good", "tr")));

        assertThat(goneOn(1)).containsExactly("x:1 none");
    }

    @Test
    void itJudgesTheLanguagesThatItIsSetTo() throws Exception {
        sample = withLanguages("tr");
        open(1, NEVER, WhenBusy.WAIT);
        harness.processElement(new StreamRecord<>(unjudged("x:1", "good", "tr")));
        hear("x:2", "good");

        assertThat(goneOn(2)).containsExactlyInAnyOrder("x:1 POSITIVE", "x:2 small");
    }

    @Test
    void aJobThatEndsEndsTheRun() throws Exception {
        open(1, NEVER, WhenBusy.WAIT);
        hear("x:1", "forever");
        harness.close();

        assertThat(judge.worker().isAlive()).isFalse();
    }

    @Test
    void whatWaitsSurvivesACrash() throws Exception {
        OperatorSubtaskState state = stateOfThreeThatWait();
        open(1, NEVER, WhenBusy.WAIT, state);
        harness.setProcessingTime(TIMEOUT.toMillis());

        assertThat(goneOn(3)).containsExactlyInAnyOrder("x:1 small", "x:2 small", "x:3 small");
    }

    @Test
    void whatWaitsIsNotLostWhenTheNetworkIsTakenAway() throws Exception {
        OperatorSubtaskState state = stateOfThreeThatWait();
        harness = new OneInputStreamOperatorTestHarness<>(new PassOn(), mentions());
        harness.initializeState(state);
        harness.open();
        hear("x:4", "good");

        assertThat(goneOn(4)).containsExactlyInAnyOrder("x:1 small", "x:2 small", "x:3 small", "x:4 small");
        OperatorSubtaskState later = harness.snapshot(2, 2);
        harness.close();
        harness = new OneInputStreamOperatorTestHarness<>(new PassOn(), mentions());
        harness.initializeState(later);
        harness.open();
        assertThat(goneOn(0)).isEmpty();
    }

    private OperatorSubtaskState stateOfThreeThatWait() throws Exception {
        open(4, NEVER, WhenBusy.WAIT);
        hear("x:1", "forever", "x:2", "forever", "x:3", "forever");
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        return state;
    }

    private void open(int batch, Duration wait, WhenBusy whenBusy) throws Exception {
        open(batch, wait, whenBusy, null);
    }

    private void open(int batch, Duration wait, WhenBusy whenBusy, @Nullable OperatorSubtaskState state)
            throws Exception {
        NetworkConfig config = new NetworkConfig(
                sample.file(),
                sample.vocabulary(),
                sample.labels(),
                sample.outputs(),
                sample.languages(),
                sample.tokens(),
                batch,
                wait,
                TIMEOUT,
                1,
                whenBusy);
        judge = new JudgeSentiment(config);
        harness = new OneInputStreamOperatorTestHarness<>(
                new AsyncWaitOperatorFactory<>(
                        judge, TIMEOUT.toMillis(), JudgeSentiment.capacity(config), OutputMode.UNORDERED),
                mentions());
        harness.getExecutionConfig().enableObjectReuse();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    private NetworkConfig withLanguages(String... languages) {
        return new NetworkConfig(
                sample.file(),
                sample.vocabulary(),
                sample.labels(),
                sample.outputs(),
                List.of(languages),
                sample.tokens(),
                sample.batch(),
                sample.longestWait(),
                sample.timeout(),
                sample.threads(),
                sample.whenBusy());
    }

    private static TypeSerializer<Mention> mentions() {
        return TypeInformation.of(Mention.class).createSerializer(new ExecutionConfig().getSerializerConfig());
    }

    /** Ids and texts by turns; the small model was wrong about all of them. */
    private void hear(String... idsAndTexts) throws Exception {
        for (int i = 0; i < idsAndTexts.length; i += 2) {
            harness.processElement(new StreamRecord<>(SampleMentions.english(idsAndTexts[i], idsAndTexts[i + 1])));
        }
    }

    private static Mention unjudged(String id, String text, String language) throws Exception {
        return SampleMentions.of(id, text, language, null);
    }

    /** All that went on, with whose judgement, as soon as there are so many. */
    private List<String> goneOn(int fewest) {
        await().pollInSameThread().atMost(TIMEOUT).until(() -> {
            runMails();
            return harness.extractOutputValues().size() >= fewest;
        });
        return harness.extractOutputValues().stream()
                .map(JudgeSentimentTest::described)
                .toList();
    }

    private void runMails() throws Exception {
        TaskMailbox mailbox = harness.getTaskMailbox();
        for (Optional<Mail> mail = mailbox.tryTake(TaskMailbox.MIN_PRIORITY);
                mail.isPresent();
                mail = mailbox.tryTake(TaskMailbox.MIN_PRIORITY)) {
            mail.get().run();
        }
    }

    private static String described(Mention mention) {
        Sentiment sentiment = mention.sentiment();
        if (sentiment == null) {
            return mention.post().id() + " none";
        }
        return mention.post().id() + " " + (sentiment.equals(SampleMentions.SMALL) ? "small" : sentiment.label());
    }
}
