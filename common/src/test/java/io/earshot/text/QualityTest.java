package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the figures of docs/quality.md, where the public data sets are present. */
final class QualityTest {
    private final Understanding understanding = Understanding.load();

    private static List<String> lines(String file) throws IOException {
        String root = System.getProperty("earshot.root", "..");
        String configured = System.getenv("EARSHOT_DATA_SETS");
        Path sets = configured == null ? Path.of(root, "..", "shared", "data") : Path.of(configured);
        Path path = sets.resolve(file);
        assumeTrue(Files.exists(path), () -> path + " is not here: set EARSHOT_DATA_SETS to the data sets' directory");
        return Files.readAllLines(path);
    }

    @Test
    void sentimentOfShortPosts() throws IOException {
        Confusion confusion = new Confusion();
        for (String line : lines("sentiment/val.tsv")) {
            String[] fields = line.split("\t", 2);
            confusion.add(
                    fields[0],
                    understanding.sentiment(fields[1], "en").label().name().toLowerCase(Locale.ROOT));
        }

        assertThat(confusion.macroRecall()).isGreaterThan(0.71);
    }

    @Test
    void languageOfShortPosts() throws IOException {
        Confusion confusion = new Confusion();
        for (String line : lines("multilingual/val.tsv")) {
            String[] fields = line.split("\t", 3);
            confusion.add(fields[0], understanding.language(fields[2], null).code());
        }

        assertThat(confusion.accuracy()).isGreaterThan(0.9);
        assertThat(confusion.recall("en")).isGreaterThan(0.99);
    }
}
