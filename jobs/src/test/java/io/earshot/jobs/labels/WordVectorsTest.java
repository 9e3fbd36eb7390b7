package io.earshot.jobs.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.jobs.labels.WordVectors.BadVectorsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordVectorsTest {
    @TempDir
    private Path dir;

    private Path vectors;

    @BeforeEach
    void writeFiles() throws IOException {
        vectors = Files.writeString(dir.resolve("vectors.txt"), "late 0.1 -2e-1\ndirty 1 2\n");
    }

    @Test
    void readsLinesAndJson() throws IOException {
        Path json = Files.writeString(
                dir.resolve("vectors.json"),
                "{\"size\":1,\"dimensions\":2,\"words\":[\"late\"],\"vectors\":{\"late\":[0.1,-0.2,0.3,0]},\"x\":{}}");

        assertThat(WordVectors.read(vectors)).hasSize(2);
        assertThat(WordVectors.read(json)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            late                                   | vectors.txt:1: expected a word and 1 numbers, found 1 fields
            late 1 2;dirty 1                       | vectors.txt:2: expected a word and 2 numbers, found 2 fields
            late one 2                             | vectors.txt:1: expected a number, found one
            {"vectors":{"late":[1]}}               | vectors.txt:1: expected field dimensions before vectors
            {"dimensions":2,"vectors":{"late":[1]}}| and as many numbers of each word, found 1 numbers of 'late'
            {}                                     | vectors.txt: expected words with their vectors, found none
            """)
    void saysWhereVectorsAreOfAnotherFormat(String lines, String message) throws IOException {
        Files.writeString(vectors, lines.replace(';', '\n'));

        assertThatThrownBy(() -> WordVectors.read(vectors))
                .isInstanceOf(BadVectorsException.class)
                .hasMessageContaining(message);
    }
}
