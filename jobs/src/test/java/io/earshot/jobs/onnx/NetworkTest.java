package io.earshot.jobs.onnx;

import static io.earshot.jobs.onnx.OnnxGraph.ANY;
import static io.earshot.jobs.onnx.OnnxGraph.FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.earshot.jobs.config.NetworkConfig;
import io.earshot.jobs.config.NetworkConfig.Outputs;
import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of the user's own, in the real ONNX Runtime. */
final class NetworkTest {
    @TempDir
    private Path folder;

    private NetworkConfig config;

    @BeforeEach
    void write() throws Exception {
        config = SampleNetwork.in(folder);
    }

    @Test
    void textsOfAnyLengthAreJudgedTogether() throws Exception {
        assertThat(judged("good", "This is AWFUL, so bad.", "it is", ""))
                .extracting(Sentiment::label)
                .containsExactly(Label.POSITIVE, Label.NEGATIVE, Label.NEUTRAL, Label.NEUTRAL);
    }

    @Test
    void scoreAndConfidenceAreOfTheProbabilities() throws Exception {
        // Its logits are 0, 1.5 and 3.
        double all = 1 + Math.exp(1.5) + Math.exp(3);
        Sentiment good = judged("good").get(0);

        assertThat(good.confidence()).isCloseTo(Math.exp(3) / all, within(0.0005));
        assertThat(good.score()).isCloseTo((Math.exp(3) - 1) / all, within(0.0005));
    }

    @Test
    void whatANetworkPutsOutCanBeProbabilities() throws Exception {
        List<Sentiment> ofLogits = judged("good", "bad", "it is");
        file(SampleNetwork.withProbabilities());
        config = with(Outputs.PROBABILITIES, config.labels());

        assertThat(judged("good", "bad", "it is")).isEqualTo(ofLogits);
    }

    @Test
    void aLongTextIsCut() throws Exception {
        assertThat(judged("good " + "bad ".repeat(1000)).get(0).label()).isEqualTo(Label.NEGATIVE);
        assertThat(judged("good " + "it ".repeat(1000) + "bad ".repeat(1000))
                        .get(0)
                        .label())
                .isEqualTo(Label.POSITIVE);
    }

    @Test
    void aNetworkThatTakesStringsNeedsNoVocabulary() throws Exception {
        file(SampleNetwork.ofStrings());
        config = SampleNetwork.config(config.file(), "");

        assertThat(judged("good service", "bad service", "good and good but bad"))
                .extracting(Sentiment::label)
                .containsExactly(Label.POSITIVE, Label.NEGATIVE, Label.POSITIVE);
    }

    @Test
    void aNetworkMayNeedTheExtensionsOfOnnxRuntime() throws Exception {
        file(SampleNetwork.ofFoldedStrings());
        config = SampleNetwork.config(config.file(), "");

        assertThat(judged("GOOD service", "Bad service"))
                .extracting(Sentiment::label)
                .containsExactly(Label.POSITIVE, Label.NEGATIVE);
    }

    @Test
    void aTextThatItCantTakeFails() {
        assertThatThrownBy(() -> judged("good", "broken")).hasMessageContaining("Gather of of words");
    }

    @Test
    void aRunThatNeverEndsIsEndedByAnotherThread() throws Exception {
        try (Network network = Network.load(config);
                NetworkRun run = new NetworkRun()) {
            FutureTask<double[][]> endless =
                    new FutureTask<>(() -> network.probabilities(List.of("forever and ever"), run));
            Thread thread = new Thread(endless);
            thread.start();
            await().until(() -> Arrays.stream(thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().endsWith("OrtSession") && frame.isNativeMethod()));
            assertThat(endless.isDone()).isFalse();
            run.end();

            assertThatThrownBy(endless::get).hasMessageContaining("terminate");
        }
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        byte[] whole = SampleNetwork.ofWordPieces().toBytes();
        Files.write(Path.of(config.file()), Arrays.copyOf(whole, whole.length / 2));

        assertRefused(config.file() + ": ONNX Runtime refuses this file: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        Files.delete(Path.of(config.file()));

        assertRefused(config.file() + ": no such file that can be read");
    }

    @Test
    void anotherNumberOfLabelsIsRefused() throws Exception {
        config = with(Outputs.LOGITS, List.of(Label.NEGATIVE, Label.POSITIVE));

        assertRefused(config.file() + ": puts out 3 numbers a text, but 2 labels are set");
    }

    @Test
    void anotherNumberOfLabelsIsRefusedAlsoWhereOnlyATrialTells() throws Exception {
        file(SampleNetwork.votes()
                .input("input_ids", OnnxGraph.INT64, ANY, ANY)
                .input("attention_mask", OnnxGraph.INT64, ANY, ANY)
                .output("logits", FLOAT, ANY, ANY));
        config = with(Outputs.LOGITS, List.of(Label.NEGATIVE, Label.POSITIVE));

        assertRefused(config.file() + ": puts out 3 numbers a text, but 2 labels are set");
    }

    @Test
    void logitsAreNotTakenForProbabilitiesNorTheOtherWayRound() throws Exception {
        config = with(Outputs.PROBABILITIES, config.labels());
        assertRefused("set mentions.sentiment.onnx.outputs to logits");

        file(SampleNetwork.withProbabilities());
        config = with(Outputs.LOGITS, config.labels());
        assertRefused("its outputs are probabilities");
    }

    @Test
    void inputsThatAreUnknownAreListed() throws Exception {
        file(new OnnxGraph("other")
                .input("pixels", FLOAT, ANY, 3)
                .node("Identity", List.of("pixels"), "logits")
                .output("logits", FLOAT, ANY, 3));

        assertRefused("with a vocabulary, expected input_ids");
        assertRefused("pixels");
    }

    @Test
    void withoutAVocabularyItMustTakeStrings() {
        config = SampleNetwork.config(config.file(), "");

        assertRefused("expected one input of strings");
    }

    @Test
    void aVocabularyOfAnotherTokenizerIsRefused() throws Exception {
        Files.writeString(Path.of(config.vocabulary()), "{\"<s>\": 0}\n");
        assertRefused(config.vocabulary() + ":1: this is JSON");

        Files.writeString(Path.of(config.vocabulary()), "[PAD]\n[UNK]\n[CLS]\n");
        assertRefused(config.vocabulary() + ": no line '[SEP]'");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Network.load(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private void file(OnnxGraph graph) throws IOException {
        Files.write(Path.of(config.file()), graph.toBytes());
    }

    private NetworkConfig with(Outputs outputs, List<Label> labels) {
        return new NetworkConfig(
                config.file(),
                config.vocabulary(),
                labels,
                outputs,
                config.languages(),
                config.tokens(),
                config.batch(),
                config.longestWait(),
                config.timeout(),
                config.threads(),
                config.whenBusy());
    }

    private List<Sentiment> judged(String... texts) throws Exception {
        try (Network network = Network.load(config);
                NetworkRun run = new NetworkRun()) {
            return Arrays.stream(network.probabilities(List.of(texts), run))
                    .map(row -> Tone.of(config.labels(), row))
                    .toList();
        }
    }
}
