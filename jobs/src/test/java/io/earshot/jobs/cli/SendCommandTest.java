package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code earshot send} says and writes without a broker; {@link SendIT} has one. */
final class SendCommandTest {
    private static final String EARLY = post(1, "2026-11-22T08:00:00.000Z");
    private static final String LATE = post(2, "2026-11-22T09:00:00.000Z");

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printWritesWhatWouldBeSent() throws IOException {
        assertThat(send("--print", write("posts.jsonl", LATE, EARLY))).isZero();
        assertThat(out.toString().lines()).containsExactly(LATE, EARLY);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void standardInputIsReadToo() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(EARLY.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(send("--print", "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString().lines()).containsExactly(EARLY);
    }

    @Test
    void badLinesMakeAFailureAndTheRestIsSent() throws IOException {
        String file = write("posts.jsonl", EARLY, "{}", LATE);

        assertThat(send("--print", file)).isEqualTo(1);
        assertThat(out.toString().lines()).containsExactly(EARLY, LATE);
        assertThat(err.toString().lines()).singleElement().asString().startsWith(file + ":2: in none of the formats");
    }

    @Test
    void strictSendsNothingUnlessAllIsGood() throws IOException {
        assertThat(send("--print", "--strict", write("posts.jsonl", EARLY, "{}", LATE)))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("nothing was sent: --strict wants every line good");

        assertThat(send("--print", "--strict", write("posts.jsonl", EARLY, LATE)))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void sortPutsAllFilesInOrder() throws IOException {
        assertThat(send("--print", "--sort", write("late.jsonl", LATE), write("early.jsonl", EARLY)))
                .isZero();
        assertThat(out.toString().lines()).containsExactly(EARLY, LATE);
    }

    @Test
    void shiftToNowKeepsDistancesAndEndsNow() throws Exception {
        Instant before = Instant.now();
        assertThat(send("--print", "--shift-to-now", write("posts.jsonl", LATE, EARLY)))
                .isZero();

        var posts = out.toString().lines().toList();
        var decoder = new io.earshot.post.PostDecoder();
        Instant late = decoder.decode(posts.get(0).getBytes(StandardCharsets.UTF_8), null)
                .get(0)
                .createdAt();
        Instant early = decoder.decode(posts.get(1).getBytes(StandardCharsets.UTF_8), null)
                .get(0)
                .createdAt();
        assertThat(late).isBetween(before.minusMillis(1), Instant.now());
        assertThat(Duration.between(early, late)).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--print none.jsonl                 | none.jsonl: there is no such file to read",
                "--print - -                        | -: standard input can be read once",
                "--print FILE --topic brands        | --topic brands: expected posts, activity or customers",
                "--print FILE --format avro         | --format: format 'avro' is not one of earshot, x,",
                "--print FILE --format x --map m    | --format and --map exclude each other",
                "--topic customers --map m FILE     | --map and --format are for posts",
                "--topic activity --map m FILE      | --map and --format are for posts",
                "--speed 0 FILE                     | --speed 0.0: expected a number above 0",
                "--speed 2 --print FILE             | --print writes at once: leave --speed out",
                "--print CSV                        | CSV needs --map, which says what its columns mean",
                "--print                            | Missing required parameter: 'FILE'",
            })
    void badUsageIsSaid(String arguments, String reason) throws IOException {
        String line = arguments.replace("FILE", write("posts.jsonl", EARLY)).replace("CSV", write("posts.csv", "id"));

        assertThat(send(line.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void allErrorsOfAMappingAreSaid() throws IOException {
        String map = write("map.yaml", "post: {id: x, author: {handle: a}}");

        assertThat(send("--print", "--map", map, write("posts.csv", "id", "1"))).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        map + ":1:7: `platform` is missing: every post has one",
                        map + ":1:7: `createdAt` is missing: every post has one");
    }

    @Test
    void withoutAKafkaItSaysWhereOneComesFrom() throws IOException {
        assertThat(send("--data", directory.toString(), write("posts.jsonl", EARLY)))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("No Kafka to send to: `earshot up` starts one here");
    }

    @Test
    @Timeout(30) // a producer left to itself would try for a minute
    void aKafkaThatDoesNotAnswerIsSaidSoon() throws IOException {
        Files.writeString(directory.resolve(LocalSystem.FILE), "{\"kafka\":\"127.0.0.1:1\"}");

        assertThat(send("--data", directory.toString(), write("posts.jsonl", EARLY)))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("Kafka does not answer: 127.0.0.1:1: Connection refused. Is it running?");
    }

    private int send(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] line = new String[arguments.length + 1];
        line[0] = "send";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        CommandLine command = Earshot.commandLine();
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(line);
    }

    private String write(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines))
                .toString();
    }

    private static String post(int id, String createdAt) {
        return "{\"id\":\"x:" + id + "\",\"platform\":\"x\",\"author\":{\"handle\":\"pat\"},\"createdAt\":\""
                + createdAt + "\"}";
    }
}
