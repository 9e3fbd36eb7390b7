package io.earshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoIT {
    @TempDir
    private Path directory;

    /** It ends with 1 unless it finds mentions, the spike, items, and data for each panel of each dashboard. */
    @Test
    void findsTheCrisisThatItPlaysAndFillsEveryDashboard() throws Exception {
        int exitCode = Command.run(
                directory,
                "demo",
                "--exit",
                "--seconds",
                "30",
                "--data",
                directory.resolve("demo").toString());

        assertThat(exitCode).isZero();
    }
}
