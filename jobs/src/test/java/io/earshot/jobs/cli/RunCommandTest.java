package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aNetworkThatIsDamagedStopsTheJobBeforeItStarts() throws Exception {
        Path file = Files.writeString(folder.resolve("tone.onnx"), "no network");
        CommandRun run = CommandRun.of("run", "mentions", "--set", "mentions.sentiment.onnx.file=" + file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(file + ": ONNX Runtime refuses this file: ")
                .doesNotContain("\tat ");
    }
}
