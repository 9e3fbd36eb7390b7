package io.earshot.jobs.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.config.NetworkConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkEditionTest {
    @TempDir
    private Path folder;

    private NetworkConfig network;
    private String edition;

    @BeforeEach
    void write() throws Exception {
        network = SampleNetwork.in(folder);
        edition = NetworkEdition.of(network);
    }

    @Test
    void theSameNetworkElsewhereIsTheSame() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        assertThat(NetworkEdition.of(SampleNetwork.in(elsewhere))).isEqualTo(edition);
        assertThat(edition).matches("onnx-[0-9a-f]{8}");
    }

    @Test
    void otherWeightsAreAnother() throws Exception {
        Files.write(Path.of(network.file()), SampleNetwork.withProbabilities().toBytes());

        assertThat(NetworkEdition.of(network)).isNotEqualTo(edition);
    }

    @Test
    void otherWeightsBesideTheFileAreAnother() throws Exception {
        Files.writeString(Path.of(network.file() + "_data"), "weights");

        assertThat(NetworkEdition.of(network)).isNotEqualTo(edition);
    }

    @Test
    void anotherVocabularyIsAnother() throws Exception {
        Files.writeString(Path.of(network.vocabulary()), "more\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);

        assertThat(NetworkEdition.of(network)).isNotEqualTo(edition);
    }
}
