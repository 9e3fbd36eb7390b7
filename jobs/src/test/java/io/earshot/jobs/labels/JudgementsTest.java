package io.earshot.jobs.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.jobs.labels.Judgements.BadJudgementsException;
import io.earshot.text.JudgedText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgementsTest {
    private static final List<String> LABELS = List.of("bad", "good");

    /** {@code printf '%s' 'what a café' | sha256sum | cut -c1-10}. */
    private static final String KEY = "e1228be69d";

    @TempDir
    private Path dir;

    @Test
    void aPostIsFoundByTheKeyOfItsText() throws IOException {
        Path file = Files.writeString(dir.resolve("judged.tsv"), "post\tbad\tgood\n" + KEY + "\t30\t10\n");

        List<JudgedText> judged = Judgements.read(file, LABELS).of(List.of("what else", "what a café"));

        assertThat(judged).hasSize(1);
        assertThat(judged.get(0).text()).isEqualTo("what a café");
        assertThat(judged.get(0).probabilities()).containsExactly(0.75f, 0.25f);
    }

    @Test
    void aPackedFileSaysTheSame() throws IOException {
        Path file = dir.resolve("judged.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("post\tbad\tgood\n" + KEY + "\t0.2\t0.8\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Judgements.read(file, LABELS).of(List.of("what a café"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text,bad,good                       | judged.tsv:1: expected post\tbad\tgood, found text
            post,good,bad                       | judged.tsv:1: expected post\tbad\tgood, found post
            post,bad,good;0123456789,1          | judged.tsv:2: expected a key of 10 digits and 2 probabilities
            post,bad,good;0123,1,0              | judged.tsv:2: expected a key of 10 digits and 2 probabilities
            post,bad,good;0123456789,1,much     | judged.tsv:2: expected a number, found much
            post,bad,good;0123456789,1,-1       | judged.tsv:2: expected a probability, found -1
            post,bad,good;0123456789,1,Infinity | judged.tsv:2: expected a probability, found Infinity
            post,bad,good;0123456789,1,NaN      | judged.tsv:2: expected a probability, found NaN
            post,bad,good;0123456789,0,0        | judged.tsv:2: expected a label with a probability, found none
            """)
    void saysWhichLineIsBad(String lines, String message) throws IOException {
        Path file = Files.writeString(
                dir.resolve("judged.tsv"), lines.replace(',', '\t').replace(';', '\n'));

        assertThatThrownBy(() -> Judgements.read(file, LABELS))
                .isInstanceOf(BadJudgementsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyFileIsBad() throws IOException {
        Path file = Files.writeString(dir.resolve("judged.tsv"), "");

        assertThatThrownBy(() -> Judgements.read(file, LABELS)).hasMessageContaining("found nothing");
    }
}
