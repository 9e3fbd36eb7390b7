package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.models.SampleModels;
import io.earshot.text.model.Classifier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsCommandTest {
    private static final Classifier MODEL = SampleModels.sentiment("zork", "plugh");

    @TempDir
    private Path folder;

    @Test
    void theShippedModelsAreListed() {
        CommandRun run = CommandRun.of("models", "list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .allMatch(line -> line.endsWith("  shipped"))
                .anyMatch(line -> line.matches("sentiment +en +[0-9a-f]{8} +\\d+  negative,neutral,positive  shipped"));
    }

    @Test
    void thoseOfADirectoryAreListedBesideThem() throws Exception {
        Path good = folder.resolve("a.model");
        SampleModels.put(good, MODEL);
        Path bad = Files.writeString(folder.resolve("b.model"), "no model");

        CommandRun run = CommandRun.of("models", "list", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> !line.endsWith("shipped")))
                .singleElement()
                .asString()
                .contains(MODEL.about().version())
                .endsWith("  " + good);
        assertThat(run.err().lines()).singleElement().asString().startsWith(bad + ": it is no model");
    }

    @Test
    void aGoodFileIsTaken() throws Exception {
        Path file = folder.resolve("a.model");
        SampleModels.put(file, MODEL);

        assertThat(CommandRun.of("models", "check", file.toString()).exitCode()).isZero();
    }

    @Test
    void aMissingFileIsBadUsage() {
        Path missing = folder.resolve("nowhere.model");

        CommandRun run = CommandRun.of("models", "check", missing.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(missing + ": there is no such file\n");
        assertThat(CommandRun.of("models", "list", missing.toString()).exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("models", "check").exitCode()).isEqualTo(2);
    }
}
