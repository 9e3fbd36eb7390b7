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
                      - {id: main, query: '(acme OR acmebank OR @acme) -is:repost'}
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

    @Test
    void explainsWhatHeldAndWhatDidNot() throws IOException {
        Path posts = write("posts.jsonl", """
                {"text":"Acme: I waited for two hours\\nand now it is down"}
                {"text":"@acme","kind":"repost"}
                """);

        CommandRun run =
                CommandRun.of("match", "--explain", "--brand", "acme", "--brands", book.toString(), posts.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                post 1: Acme: I waited for two hours and now it is down
                  acme/main matches
                    ✓ all of
                      ✓ any of
                        ✓ acme  "Acme" 0-4
                        ✗ acmebank
                        ✗ @acme
                      ✓ not
                        ✗ is:repost  is: none, wanted repost
                  acme/outage does not match
                    ✗ acme NEAR/5 (down OR outage OR "not working")  "Acme" 0-4 … "down" 43-47: 9 tokens between, 5 allowed
                      ✓ acme  "Acme" 0-4
                      ✓ any of
                        ✓ down  "down" 43-47
                        ✗ outage
                        ✗ "not working"  without not, working

                post 2: @acme
                  acme/main does not match
                    ✗ all of
                      ✓ any of
                        ✗ acme
                        ✗ acmebank
                        ✓ @acme  "@acme" 0-5
                      ✗ not
                        ✓ is:repost  is: repost, wanted repost
                  acme/outage does not match
                    ✗ acme NEAR/5 (down OR outage OR "not working")  without acme, down OR outage OR "not working"
                      ✗ acme
                      ✗ any of
                        ✗ down
                        ✗ outage
                        ✗ "not working"  without not, working

                """);
    }

    @Test
    void showsTheQueriesThatOneClauseKeptFromMatching() throws IOException {
        Path posts = write("posts.jsonl", """
                {"text":"nova"}
                {"text":"Acme: I waited for two hours and now it is down"}
                {"text":"#acmebank @acme","kind":"repost"}
                """);

        CommandRun run = CommandRun.of("match", "--near-misses", "--brands", book.toString(), posts.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                post 2: Acme: I waited for two hours and now it is down
                  acme/outage is kept from matching by acme NEAR/5 (down OR outage OR "not working"), \
                "Acme" 0-4 … "down" 43-47: 9 tokens between, 5 allowed

                post 3: #acmebank @acme
                  acme/main is kept from matching by -is:repost, is: repost, wanted repost

                """);
    }

    @Test
    void explainsToProgramsBesideTheMatches() throws IOException {
        Path posts = write("posts.jsonl", "{\"text\":\"Acme now is very much not at all down\"}\n");

        CommandRun run = CommandRun.of(
                "match",
                "--explain",
                "--near-misses",
                "--format",
                "json",
                "--query",
                "outage",
                "--brands",
                book.toString(),
                posts.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines("""
                {"id":"1","matches":[],\
                "explanations":[{"brand":"acme","query":"outage","matched":false,"tree":TREE}],\
                "nearMisses":[{"brand":"acme","query":"outage","obstacle":TREE}]}""".replace("TREE", """
                {"kind":"near","query":"acme NEAR/5 (down OR outage OR \\"not working\\")","held":false,\
                "between":7,"allowed":5,"note":"\\"Acme\\" 0-4 … \\"down\\" 33-37: 7 tokens between, 5 allowed","parts":[\
                {"kind":"word","query":"acme","held":true,"spans":[[0,4]]},\
                {"kind":"any","query":"down OR outage OR \\"not working\\"","held":true,"parts":[\
                {"kind":"word","query":"down","held":true,"spans":[[33,37]]},\
                {"kind":"word","query":"outage","held":false},\
                {"kind":"phrase","query":"\\"not working\\"","held":false,"note":"without working","parts":[\
                {"kind":"word","query":"not","held":true,"spans":[[22,25]]},\
                {"kind":"word","query":"working","held":false}]}]}]}"""));
    }

    @Test
    void narrowsMatchesToABrandOrQuery() throws IOException {
        Path posts = write("posts.jsonl", "{\"text\":\"nova, acme\"}\n");

        assertThat(CommandRun.of("match", "--brand", "nova", "--brands", book.toString(), posts.toString())
                        .out())
                .isEqualTo("{\"id\":\"1\",\"matches\":[{\"brand\":\"nova\",\"query\":\"main\",\"spans\":[[0,4]]}]}\n");
        assertThat(CommandRun.of("match", "--query", "outage", "--brands", book.toString(), posts.toString())
                        .out())
                .isEmpty();
    }

    @Test
    void explainingWhatIsNotThereIsBadUsage() throws IOException {
        Path posts = write("posts.jsonl", "{\"text\":\"nova\"}\n");

        CommandRun noBrand =
                CommandRun.of("match", "--explain", "--brand", "acmee", "--brands", book.toString(), posts.toString());
        CommandRun noQuery = CommandRun.of(
                "match", "--brand", "nova", "--query", "outage", "--brands", book.toString(), posts.toString());
        CommandRun noReason = CommandRun.of("match", "--format", "json", "--brands", book.toString(), posts.toString());

        assertThat(noBrand.exitCode()).isEqualTo(2);
        assertThat(noBrand.err()).startsWith("--brand: there is no brand acmee; the brand book has nova, acme");
        assertThat(noQuery.exitCode()).isEqualTo(2);
        assertThat(noQuery.err()).startsWith("--query: there is no query outage; there are main");
        assertThat(noReason.exitCode()).isEqualTo(2);
        assertThat(noReason.err()).startsWith("--format goes with --explain or --near-misses");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }
}
