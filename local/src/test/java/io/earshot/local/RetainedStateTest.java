package io.earshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetainedStateTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void aJobThatNeverRanLeftNothing() throws IOException {
        assertThat(new RetainedState(directory.resolve("none")).newest()).isEmpty();
        assertThat(new RetainedState(directory).newest()).isEmpty();
    }

    @Test
    void theNewestOfAllRunsCounts() throws IOException {
        state("aaaa/chk-90", NOON);
        state("bbbb/chk-7", NOON.plusSeconds(60));
        state("bbbb/chk-6", NOON.plusSeconds(50));

        assertThat(new RetainedState(directory).newest()).contains(directory.resolve("bbbb/chk-7"));
    }

    @Test
    void aSavepointOfAStoppedJobCountsToo() throws IOException {
        state("aaaa/chk-90", NOON);
        state("savepoint-aaaa-0123", NOON.plusSeconds(1));

        assertThat(new RetainedState(directory).newest()).contains(directory.resolve("savepoint-aaaa-0123"));
    }

    @Test
    void anUnfinishedOneDoesNotCount() throws IOException {
        state("aaaa/chk-1", NOON);
        Files.createDirectories(directory.resolve("aaaa/chk-2"));
        Files.writeString(directory.resolve("aaaa/chk-2/part"), "half");

        assertThat(new RetainedState(directory).newest()).contains(directory.resolve("aaaa/chk-1"));
    }

    @Test
    void sweepingRemovesWhatIsEmptyAndNothingElse() throws IOException {
        Files.createDirectories(directory.resolve("aaaa/shared"));
        Files.createDirectories(directory.resolve("bbbb/taskowned"));
        Files.createDirectories(directory.resolve("bbbb/shared"));
        Files.writeString(directory.resolve("bbbb/shared/file"), "state");

        new RetainedState(directory).sweep();

        assertThat(directory.resolve("aaaa")).doesNotExist();
        assertThat(directory.resolve("bbbb/taskowned")).doesNotExist();
        assertThat(directory.resolve("bbbb/shared/file")).exists();
    }

    private void state(String path, Instant time) throws IOException {
        Path metadata = directory.resolve(path).resolve("_metadata");
        Files.createDirectories(metadata.getParent());
        Files.writeString(metadata, "state");
        Files.setLastModifiedTime(metadata, FileTime.from(time));
    }
}
