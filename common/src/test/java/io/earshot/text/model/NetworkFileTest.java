package io.earshot.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.text.model.ConvolutionTrainer.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A classifier with networks, written and read. */
class NetworkFileTest {
    private static final List<String> LABELS = List.of("negative", "neutral", "positive");

    private static Classifier classifier() {
        Passages passages = new Passages();
        Examples examples = new Examples(8, 3);
        for (int i = 0; i < 60; i++) {
            float[] target = new float[3];
            target[i % 3] = 1;
            passages.add(Posts.random(i % 9, i), target, 1);
            examples.add(Posts.random(i % 9, i), target, 1);
        }
        Settings settings = new Settings(6, 5, 3, 0.3, 0.5, 0.05, 1e-5, 1);
        LinearModel weights = new LinearTrainer(new LinearTrainer.Settings(1, 2, 0.1, 1)).train(examples, LABELS);
        ConvolutionModel networks = new ConvolutionTrainer(settings).train(passages, 3, 2, 0.5);
        return ModelFile.named("sentiment", "en", weights, networks, 1.5);
    }

    @Test
    void whatIsReadJudgesAsWhatWasWritten() throws BadModelException {
        Classifier written = classifier();
        Classifier read = ModelFile.read(ModelFile.write(written));

        Features post = Posts.random(7, 99);
        assertThat(read.networks().size()).isEqualTo(2);
        assertThat(read.about()).isEqualTo(written.about());
        assertThat(read.probabilities(post)).isEqualTo(written.probabilities(post));
    }

    @Test
    void theSameModelMakesTheSameBytes() throws BadModelException {
        byte[] bytes = ModelFile.write(classifier());
        assertThat(ModelFile.write(classifier())).isEqualTo(bytes);
        assertThat(ModelFile.write(ModelFile.read(bytes))).isEqualTo(bytes);
    }

    @Test
    void networksArePartOfTheVersion() {
        Classifier with = classifier();
        Classifier without = ModelFile.named("sentiment", "en", with.weights(), 1.5);
        assertThat(without.about().version()).isNotEqualTo(with.about().version());
    }

    @Test
    void aNetworkWithAnotherByteIsRefused() throws IOException {
        byte[] damaged = rewritten(ModelFile.write(classifier()), 40);
        assertThatThrownBy(() -> ModelFile.read(damaged))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aNetworkOfAnImpossibleSizeIsRefused() throws IOException {
        byte[] damaged = rewritten(ModelFile.write(classifier()), 0);
        assertThatThrownBy(() -> ModelFile.read(damaged))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("expected a power of two of words");
    }

    @Test
    void aFileWithoutOneOfItsNetworksIsRefused() throws IOException {
        byte[] damaged = rewritten(ModelFile.write(classifier()), -1);
        assertThatThrownBy(() -> ModelFile.read(damaged))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("network-2.bin is not in it");
    }

    /** The same zip, with this byte of the second network turned over, or without that network. */
    private static byte[] rewritten(byte[] file, int turned) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                boolean second = entry.getName().equals("network-2.bin");
                if (second && turned < 0) {
                    continue;
                }
                if (second) {
                    content[turned] ^= 0x55;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }
}
