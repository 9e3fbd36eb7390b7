package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalyzeCommandTest {
    @TempDir
    private Path dir;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }

    private static List<String> fields(JsonNode line) {
        List<String> fields = new ArrayList<>();
        line.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Test
    void saysTheToneTowardsEachBrandThatAPostNames() throws IOException {
        Path book = write("brands.yaml", """
                brands:
                  - {id: acme, queries: [{id: q, query: acme}]}
                  - {id: nova, queries: [{id: q, query: nova}]}
                """);
        Path posts = write("posts.jsonl", """
                {"text":"leaving Acme for Nova today, so happy about it"}
                {"text":"so happy with Nova today, the crew was lovely"}
                """);

        CommandRun run = CommandRun.of("analyze", "--brands", book.toString(), posts.toString());

        List<String> lines = run.out().lines().toList();
        JsonNode towards = Json.MAPPER.readTree(lines.get(0)).get("towards");
        assertThat(fields(towards)).containsExactly("acme", "nova");
        assertThat(towards.at("/acme/label").asText()).isEqualTo("negative");
        assertThat(towards.at("/nova/label").asText()).isEqualTo("positive");
        assertThat(towards.at("/nova/score").asDouble()).isPositive();
        assertThat(fields(Json.MAPPER.readTree(lines.get(1)))).doesNotContain("towards");
    }

    @Test
    void saysWhatEachPostIsAbout() throws IOException {
        Path posts = write("posts.jsonl", """
                {"id":"x:7","text":"@acme is down again, I hate it! mail me: pat@example.org"}
                {"text":"Die Kasse ist kaputt und niemand ist da"}
                """);

        CommandRun run = CommandRun.of("analyze", posts.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = Json.MAPPER.readTree(lines.get(0));
        assertThat(fields(first))
                .containsExactly(
                        "id", "text", "language", "sentiment", "intent", "severity", "actionable", "personalData");
        assertThat(first.get("id").asText()).isEqualTo("x:7");
        assertThat(first.get("text").asText()).isEqualTo("@acme is down again, I hate it! mail me: [email]");
        assertThat(first.at("/language/code").asText()).isEqualTo("en");
        assertThat(first.at("/sentiment/label").asText()).isEqualTo("negative");
        assertThat(first.at("/sentiment/score").asDouble()).isBetween(-1.0, -0.3);
        assertThat(first.at("/intent/label").asText()).isEqualTo("outage");
        assertThat(first.at("/actionable/value").isBoolean()).isTrue();
        assertThat(first.get("personalData").toString()).isEqualTo("[\"email\"]");
        JsonNode second = Json.MAPPER.readTree(lines.get(1));
        assertThat(second.at("/sentiment/label").isTextual()).isTrue();
        assertThat(second.get("id").asText()).isEqualTo("2");
        assertThat(second.at("/language/code").asText()).isEqualTo("de");
        assertThat(second.get("personalData").toString()).isEqualTo("[]");
    }

    @Test
    void saysInWordsWhatMovedEachJudgement() throws IOException {
        Path posts =
                write("posts.jsonl", "{\"id\":\"x:7\",\"text\":\"@acme is down again, I hate it! pat@example.org\"}\n");

        CommandRun run = CommandRun.of("analyze", "--explain", posts.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("x:7: @acme is down again, I hate it! [email]\n")
                .containsPattern("  sentiment negative 0\\.\\d\\d: .*hate it -\\d.* \\(the lexicon\\) \\+\\d")
                .containsPattern("  intent outage 0\\.\\d\\d: .*«down» \\(without it ")
                .contains("  personal data email: «[email]» (in place of the characters 32 to 47)\n");
    }

    @Test
    void explainsInJsonToo() throws IOException {
        Path posts = write("posts.jsonl", "{\"text\":\"I hate it\"}\n");

        JsonNode line = Json.MAPPER.readTree(CommandRun.of("analyze", "--explain", "--json", posts.toString())
                .out());

        assertThat(line.at("/sentiment/label").asText()).isEqualTo("negative");
        assertThat(fields(line.get("why"))).contains("language", "sentiment", "intent", "severity", "actionable");
        JsonNode reason = line.at("/why/sentiment/0");
        assertThat(fields(reason)).contains("how", "weight");
    }

    @Test
    void namesABadLineAndDoesTheOthers() throws IOException {
        Path posts = write("posts.jsonl", "{\"text\":\"hi\"}\nnonsense\n{\"text\":\"bye\"}\n");

        CommandRun run = CommandRun.of("analyze", posts.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err()).startsWith(posts + ":2: not JSON");
    }

    @Test
    void holdsTheServedLanguagesLikelier() throws IOException {
        Path posts = write("posts.jsonl", "{\"text\":\"conta bloqueada de novo\"}\n");
        Path book = write("brands.yaml", """
                brands:
                  - id: acme
                    languages: [pt]
                    queries:
                      - {id: main, query: acme}
                """);

        double without = portuguese(CommandRun.of("analyze", posts.toString()));
        double with = portuguese(CommandRun.of("analyze", "--brands", book.toString(), posts.toString()));

        assertThat(with).isGreaterThan(without);
    }

    private static double portuguese(CommandRun run) throws IOException {
        JsonNode language = Json.MAPPER.readTree(run.out()).get("language");
        return language.get("code").asText().equals("pt")
                ? language.get("confidence").asDouble()
                : 0;
    }

    @Test
    void refusesABadBrandBookAndAMissingFile() throws IOException {
        Path book = write("brands.yaml", "brands: 7\n");
        Path posts = write("posts.jsonl", "{\"text\":\"hi\"}\n");

        assertThat(CommandRun.of("analyze", "--brands", book.toString(), posts.toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(CommandRun.of("analyze", dir.resolve("none").toString()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void suspectsWhatUnknownAccountsSayInTheSameWords() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            lines.append("{\"createdAt\":\"2026-03-02T10:0%d:00Z\",\"author\":{\"id\":\"a%d\",\"followers\":2},"
                            .formatted(i, i))
                    .append(
                            "\"text\":\"my neighbour drove his acme car to the lake again on sunday https://t.co/%d\"}\n"
                                    .formatted(i));
        }
        Path posts = write("posts.jsonl", lines.toString());

        CommandRun run = CommandRun.of("analyze", posts.toString());

        List<String> flags = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            flags.add(Json.MAPPER.readTree(line).path("flags").toString());
        }
        assertThat(flags.subList(0, 4)).noneMatch(flag -> flag.contains("spam_suspected"));
        assertThat(flags.get(4)).contains("spam_suspected");
    }
}
