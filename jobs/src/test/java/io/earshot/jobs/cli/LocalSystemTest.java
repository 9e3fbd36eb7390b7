package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSystemTest {
    @TempDir
    Path data;

    @Test
    void nothingRunsWhereThereIsNoFile() {
        assertThat(LocalSystem.running(data)).isEmpty();
        assertThat(LocalSystem.running(data.resolve("none"))).isEmpty();
    }

    @Test
    void theFileTellsWhereTheRunningPartsAre() throws IOException {
        write("{\"pid\":" + ProcessHandle.current().pid() + ",\"kafka\":\"127.0.0.1:1234\",\"more\":{}}");

        assertThat(LocalSystem.running(data)).contains(new LocalSystem(data, "127.0.0.1:1234", null, null));
    }

    @Test
    void theFileOfAKilledLauncherIsNoRunningSystem() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        write("{\"pid\":" + gone.pid() + ",\"kafka\":\"127.0.0.1:1234\"}");

        assertThat(LocalSystem.running(data)).isEmpty();
    }

    @Test
    void anotherProcessOfTheSameNumberIsNoRunningSystem() throws Exception {
        write("{\"pid\":" + ProcessHandle.current().pid() + ",\"processStarted\":\"2020-02-02T20:20:20.000Z\"}");

        assertThat(LocalSystem.running(data)).isEmpty();
    }

    @Test
    void theEnvironmentNamesTheDirectory() {
        assertThat(LocalSystem.defaultData("root", Path.of("/root"), Map.of("EARSHOT_DATA", "/srv/earshot")))
                .isEqualTo(Path.of("/srv/earshot"));
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        write("{\"kafka\":");

        assertThatThrownBy(() -> LocalSystem.running(data))
                .hasMessageContaining(data.resolve("run.json") + ": not JSON: ");
    }

    @Test
    void rootsDataLieUnderVar() {
        assertThat(LocalSystem.defaultData("root", Path.of("/root"), Map.of("XDG_DATA_HOME", "/x")))
                .isEqualTo(Path.of("/var/lib/earshot"));
    }

    @Test
    void aUsersDataLieWhereXdgSays() {
        Path home = Path.of("/home/pat");
        assertThat(LocalSystem.defaultData("pat", home, Map.of())).isEqualTo(home.resolve(".local/share/earshot"));
        assertThat(LocalSystem.defaultData("pat", home, Map.of("XDG_DATA_HOME", "/x")))
                .isEqualTo(Path.of("/x/earshot"));
    }

    private void write(String json) throws IOException {
        Files.writeString(data.resolve(LocalSystem.FILE), json);
    }
}
