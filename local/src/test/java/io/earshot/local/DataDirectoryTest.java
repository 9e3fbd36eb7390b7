package io.earshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.jobs.cli.LocalSystem;
import io.earshot.jobs.cli.ProcessMark;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void isMadeWhereItIsNotThere() throws Exception {
        DataDirectory data = new DataDirectory(directory.resolve("new/earshot"));

        data.create();

        assertThat(data.isOurs()).isTrue();
        data.create(); // and again
    }

    @Test
    void somebodyElsesFilesAreLeftAlone() throws Exception {
        Files.writeString(directory.resolve("thesis.txt"), "three years of work");
        DataDirectory data = new DataDirectory(directory);

        assertThatThrownBy(data::create).isInstanceOf(UserException.class).hasMessageContaining("something else");
        assertThatThrownBy(data::purge).isInstanceOf(UserException.class).hasMessageContaining("not removed");
        assertThat(directory.resolve("thesis.txt")).exists();
    }

    @Test
    void purgeRemovesAllOfIt() throws Exception {
        DataDirectory data = new DataDirectory(directory.resolve("earshot"));
        data.create();
        Files.createDirectories(data.kafka().resolve("data"));

        data.purge();

        assertThat(data.path()).doesNotExist();
    }

    @Test
    void oneSystemADirectory() throws Exception {
        DataDirectory data = new DataDirectory(directory);
        data.create();
        try (FileChannel first = data.lock()) {
            assertThat(first.isOpen()).isTrue();
            assertThatThrownBy(data::lock)
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("runs on this data already")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        data.lock().close();
    }

    @Test
    void aProcessThatIsGoneHoldsNothing() throws Exception {
        DataDirectory data = new DataDirectory(directory);
        assertThat(data.process()).isEmpty();
        data.create();
        data.lock().close();
        assertThat(data.process()).isPresent(); // us

        Files.writeString(
                directory.resolve("up.json"),
                "{\"pid\":" + ProcessHandle.current().pid() + ",\"started\":\"2020-02-02T20:20:20.000Z\"}");
        assertThat(data.process()).isEmpty(); // our number, another's time
    }

    @Test
    void theRunFileIsWhatOtherCommandsRead() throws Exception {
        DataDirectory data = new DataDirectory(directory);
        ProcessMark self = ProcessMark.of(ProcessHandle.current());
        RunFile run = new RunFile(
                self.pid(),
                self.started(),
                Instant.parse("2026-11-22T12:00:00Z"),
                "127.0.0.1:1",
                "http://127.0.0.1:2",
                "http://127.0.0.1:3",
                Map.of("kafka", self));

        data.write(run);

        assertThat(data.run()).contains(run);
        assertThat(LocalSystem.running(directory))
                .contains(new LocalSystem(directory, "127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:3"));
        data.removeRun();
        assertThat(LocalSystem.running(directory)).isEmpty();
    }
}
