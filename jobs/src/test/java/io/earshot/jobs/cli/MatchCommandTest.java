package io.earshot.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatchCommandTest {
    @TempDir
    private Path dir;

    private Path book;

    @BeforeEach
    void writeBook() throws IOException {
        book = write("brands.yaml", """
                brands:
                  - id: nova
                    queries:
                      - {id: main, query: nova}
                  - id: acme
                    handles: {x: [acme]}
                    queries:
                      - {id: main, query: '(acme OR "acme bank" OR #acmebank OR @acme) -is:repost'}
                      - {id: outage, query: 'acme NEAR/5 (down OR outage OR "not working")'}
                """);
    }

    @Test
    void writesWhatEachPostMatchesAndWhere() throws IOException {
        Path posts = write("posts.jsonl", """
                {"text":"Acme is not working, is Nova?"}
                {"text":"nothing here"}
                {"id":"x:7","text":"😡 @acme","platform":"x"}
                {"text":"acme","kind":"repost"}
                """);

        CommandRun run = CommandRun.of("match", "--brands", book.toString(), posts.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                        {"id":"1","matches":[{"brand":"acme","query":"main","spans":[[0,4]]},{"brand":"acme",\
                        "query":"outage","spans":[[0,4],[8,19]]},{"brand":"nova","query":"main","spans":[[24,28]]}]}
                        {"id":"x:7","matches":[{"brand":"acme","query":"main","spans":[[3,8]]}]}
                        """);
    }

    @Test
    void writesEveryPostIfAsked() throws IOException {
        Path posts = write("posts.jsonl", "{\"text\":\"nothing\"}\n{\"text\":\"nova\"}\n");

        CommandRun run = CommandRun.of("match", "--all", "--brands", book.toString(), posts.toString());

        assertThat(run.out()).isEqualTo("""
                        {"id":"1","matches":[]}
                        {"id":"2","matches":[{"brand":"nova","query":"main","spans":[[0,4]]}]}
                        """);
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("{\"text\":\"nova\"}\nbroken\n{\"text\":\"nova\"}".getBytes(UTF_8)));
        CommandRun run;
        try {
            run = CommandRun.of("match", "--brands", book.toString());
        } finally {
            System.setIn(before);
        }

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err()).startsWith("<stdin>:2: not JSON");
    }

    @Test
    void refusesABadBook() throws IOException {
        Path bad = write("bad.yaml", "brands: [{id: a, queries: [{id: q, query: NOT acme}]}]");
        Path posts = write("posts.jsonl", "{\"text\":\"nova\"}\n");

        CommandRun run = CommandRun.of("match", "--brands", bad.toString(), posts.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(bad + ":1:43: error: what only excludes");
    }

    @Test
    void aMissingFileIsBadUsage() {
        CommandRun noPosts = CommandRun.of("match", "--brands", book.toString(), "nowhere.jsonl");
        CommandRun noBook = CommandRun.of("match", "--brands", "nowhere.yaml", "nowhere.jsonl");

        assertThat(noPosts.exitCode()).isEqualTo(2);
        assertThat(noPosts.err()).startsWith("nowhere.jsonl: there is no such file");
        assertThat(noBook.exitCode()).isEqualTo(2);
        assertThat(noBook.err()).startsWith("nowhere.yaml: there is no such file");
        assertThat(CommandRun.of("match").exitCode()).isEqualTo(2);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }
}
