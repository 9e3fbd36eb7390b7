package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.care.Activity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActivityReaderTest {
    @TempDir
    Path directory;

    private final StringWriter messages = new StringWriter();
    private final List<Outgoing> records = new ArrayList<>();

    @Test
    void activityIsKeyedByWhatItIsAbout() throws Exception {
        read("""
                {"type":"claimed","at":"2026-11-22T08:15:30Z","item":"acme/x:1","post":"x:2","agent":"sam"}
                {"type":"replied","at":"2026-11-22T08:16:30Z","post":"x:2"}
                {"type":"resolved","at":"2026-11-22T08:17:30Z","post":"x:2","conversation":"x:1"}
                """);

        assertThat(records).extracting(Outgoing::key).containsExactly("acme/x:1", "x:2", "x:1");
        assertThat(records.get(0).at()).isEqualTo(Instant.parse("2026-11-22T08:15:30Z"));
    }

    @Test
    void aBadLineIsNamedAndCostsNoOther() throws Exception {
        Path file = read("""
                {"type":"danced","at":"2026-11-22T08:15:30Z","post":"x:2"}
                {"type":"replied","at":"2026-11-22T08:16:30Z"}
                {"type":"replied","at":"2026-11-22T08:16:30Z","post":"x:2"}
                """);

        assertThat(records).hasSize(1);
        assertThat(messages.toString().lines())
                .satisfiesExactly(line -> assertThat(line).startsWith(file + ":1: "), line -> assertThat(line)
                        .startsWith(file + ":2: what it is about is missing"));
    }

    @Test
    void aPromiseIsMovedWithItsTerm() throws Exception {
        read(
                "{\"type\":\"promised\",\"at\":\"2026-11-22T08:15:30Z\",\"dueAt\":\"2026-11-23T08:15:30Z\",\"post\":\"x:2\"}");

        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        Activity moved = Activity.read(null, records.get(0).at(now).value());

        assertThat(moved.at()).isEqualTo(now);
        assertThat(moved.dueAt()).isEqualTo(Instant.parse("2030-01-02T00:00:00Z"));
        assertThat(moved.post()).isEqualTo("x:2");
    }

    private Path read(String lines) throws Exception {
        Path file = Files.writeString(directory.resolve("activity.jsonl"), lines);
        new ActivityReader(new Problems(new PrintWriter(messages))).read(new InputFile(file.toString()), records::add);
        return file;
    }
}
