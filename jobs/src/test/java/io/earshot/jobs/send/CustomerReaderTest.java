package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.customer.CustomerNews;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CustomerReaderTest {
    private static final String MARIA =
            "{\"platform\":\"x\",\"handle\":\"@Maria\",\"tier\":\"gold\",\"at\":\"2026-11-01T08:00:00Z\"}";

    @TempDir
    Path directory;

    private final StringWriter messages = new StringWriter();
    private final List<Outgoing> records = new ArrayList<>();

    @Test
    void customerIsKeyedSoThatTheTopicKeepsTheLatest() throws Exception {
        read(MARIA + "\n\n" + MARIA.replace("\"tier\"", "\"brand\":\"acme\",\"tier\""));

        assertThat(records).extracting(Outgoing::key).containsExactly("x:maria", "acme/x:maria");
        assertThat(records).extracting(Outgoing::at).containsOnly(Instant.parse("2026-11-01T08:00:00Z"));
    }

    @Test
    void badLineIsNamedAndCostsNoOther() throws Exception {
        Path file = read("{\"platform\":\"x\"}\n" + MARIA);

        assertThat(records).hasSize(1);
        assertThat(messages.toString()).startsWith(file + ":1: who it is on the platform is missing");
    }

    @Test
    void customerIsMovedInTime() throws Exception {
        read(MARIA);
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        Outgoing moved = records.get(0).at(now);

        assertThat(CustomerNews.read(moved.key(), moved.value(), Instant.EPOCH).at())
                .isEqualTo(now);
    }

    private Path read(String lines) throws Exception {
        Path file = Files.writeString(directory.resolve("customers.jsonl"), lines);
        new CustomerReader(new Problems(new PrintWriter(messages))).read(new InputFile(file.toString()), records::add);
        return file;
    }
}
