package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import io.earshot.text.model.BadModelException;
import io.earshot.text.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainCommandTest {
    @TempDir
    private Path dir;

    /** {@code printf overdue | sha256sum | cut -c1-10}. */
    private static final String KEY_OF_OVERDUE = "7038dedb22";

    private Path posts;
    private Path model;

    @BeforeEach
    void writePosts() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            lines.append("late train\\tso late again, number ").append(i).append('\n');
            lines.append("dirt\\tthe seats are dirty in coach ").append(i).append('\n');
        }
        posts = write("posts.tsv", lines.toString().replace("\\t", "\t"));
        model = dir.resolve("reason.model");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }

    private CommandRun train(String... more) {
        String[] args = {"train", "reason", posts.toString(), "--out", model.toString(), "--bits", "10", "--folds", "2"
        };
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void theSamePostsAndSeedMakeTheSameBytes() throws IOException {
        train();
        byte[] first = Files.readAllBytes(model);
        train();
        byte[] second = Files.readAllBytes(model);
        train("--seed", "7");

        assertThat(second).isEqualTo(first);
        assertThat(Files.readAllBytes(model)).isNotEqualTo(first);
    }

    @Test
    void theModelJudgesAndIsCompared() throws IOException {
        train();
        Path other = dir.resolve("other.model");
        CommandRun.of("train", "reason", posts.toString(), "--out", other.toString(), "--bits", "8", "--l2", "500");

        CommandRun run = CommandRun.of(
                "eval", "reason", posts.toString(), "--model", model.toString(), "--against", other.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode report = Json.MAPPER.readTree(run.out());
        assertThat(report.get("macroRecall").asDouble()).isEqualTo(100);
        assertThat(report.at("/classes/late train/count").asInt()).isEqualTo(10);
        assertThat(report.at("/against/count").asInt()).isEqualTo(20);
        assertThat(report.at("/paired/p").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.at("/paired/interval")).hasSize(2);
    }

    @Test
    void whatOthersLearnedOfWordsStandsBesideTheLinearModel() throws IOException, BadModelException {
        Path vectors = write("vectors.txt", "late 1 0\noverdue 0.9 0.1\ndirty -1 0\n");

        CommandRun run = train("--word-vectors", vectors.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(ModelFile.read(Files.readAllBytes(model)).phrases()).isNotNull();
        assertThat(Files.readString(dir.resolve("reason.model.md")))
                .contains("| Beside it | a convolution over three words");

        CommandRun bad = train("--word-vectors", write("bad.txt", "late\n").toString());
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.err()).contains("bad.txt:1: expected a word and 1 numbers");
    }

    @Test
    void whatAnotherModelSaysIsLearnedFromBesideTheLabels() throws IOException {
        Path judged = write("judged.tsv", "post\tdirt\tlate train\n" + KEY_OF_OVERDUE + "\t1\t99\n");
        Path unlabelled = write("more.txt", "overdue\nnobody judged this\n");

        CommandRun run = train("--judgements", judged.toString(), "--unlabelled", unlabelled.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("judges 1 of 22 posts");
        assertThat(Files.readString(dir.resolve("reason.model.md"))).contains("what another model says of 1 posts");

        CommandRun none = train("--judgements", judged.toString());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("judged.tsv: it judges none of the posts");

        CommandRun other =
                train("--judgements", write("other.tsv", "post\tlate\tdirt\n").toString());
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("other.tsv:1: expected post\tdirt\tlate train");

        assertThat(train("--unlabelled", unlabelled.toString()).exitCode()).isEqualTo(2);
        assertThat(train("--judgements", judged.toString(), "--ablation").exitCode())
                .isEqualTo(2);
    }

    @Test
    void theCardTellsWhatTheModelIs() throws IOException {
        Path validation = write("validation.tsv", "dirt\tdirty seats\nlate train\tlate, late, late\n");

        CommandRun run = train(
                "--validation",
                validation.toString(),
                "--source",
                "our inbox",
                "--licence",
                "ours",
                "--weakness",
                "knows no buses");

        assertThat(run.exitCode()).isZero();
        String version = run.err().replaceAll("(?s).*reason-en-([0-9a-f]{8}).*", "$1");
        assertThat(dir.resolve("reason.model.md"))
                .content()
                .contains("# Model card: reason-en")
                .contains("`" + version + "`")
                .contains("20 posts of `posts.tsv`")
                .contains("Source: our inbox", "Licence of the data: ours", "knows no buses")
                .contains("| en | 10 | 10 |")
                .contains("seed 42", "2 folds")
                .contains("## By cross-validation")
                .contains("## On `validation.tsv`, which it did not learn from")
                .contains("2 posts: macro recall **100.0**")
                .contains("Has seen only 10 posts of dirt")
                .contains("posts a CPU second");
    }

    @Test
    void tellsOfItsProgress() {
        assertThat(train().err()).contains("fold 1 of 2", "fold 2 of 2", "pass 48 of 48", "about 0 s left");
    }

    @Test
    void postsOfAnotherLanguageArePassedOver() throws IOException {
        Path mixed = write("mixed.tsv", """
                de\tschmutz\tdie Sitze sind schmutzig
                de\tschmutz\tso schmutzig
                de\tzug\tder Zug ist spät
                de\tzug\twieder spät
                en\tdirt\tdirty seats
                """);

        CommandRun run = CommandRun.of(
                "train",
                "reason",
                mixed.toString(),
                "--columns",
                "language,label,text",
                "--language",
                "de",
                "--folds",
                "2",
                "--bits",
                "8",
                "--out",
                model.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("1 posts are of another language than de", "reason-de-");
    }

    @Test
    void badLinesAreAllNamedAndNothingIsWritten() throws IOException {
        Path bad = write("bad.tsv", "happy\tgood\nnonsense\npositive\tgood\n");

        CommandRun run = CommandRun.of("train", "sentiment", bad.toString(), "--out", model.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        bad + ":1: expected one of negative neutral positive; found happy",
                        bad + ":2: expected sentiment, tab, text; found no tab");
        assertThat(model).doesNotExist();
    }

    @Test
    void tooFewPostsOfALabelAreNamed() throws IOException {
        Path few = write("few.tsv", "positive\tgood\nnegative\tbad\n");

        CommandRun run = CommandRun.of("train", "sentiment", few.toString(), "--out", model.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("expected at least 5 posts of each label", "negative");
        assertThat(model).doesNotExist();
    }

    @Test
    void wrongOptionsAreBadUsage() {
        assertThat(train("--balance", "2").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("train", "reason", posts.toString(), "--out", model.toString(), "--bits", "40")
                        .err())
                .contains("expected 8 to 22 bits");
        assertThat(CommandRun.of("train", "reason", posts.toString()).err()).contains("--out");
    }

    @Test
    void theTableOfFeaturesHasALineForEachFamily() {
        CommandRun run =
                CommandRun.of("train", "reason", posts.toString(), "--ablation", "--bits", "8", "--folds", "2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(2 + 1 + 6 + 6)
                .anyMatch(line -> line.startsWith("| without the lexicon | "))
                .anyMatch(line -> line.startsWith("| … and pairs of words | "));
        assertThat(model).doesNotExist();
    }

    @Test
    void whatStandsBesideTheRulesIsLearnedFromPostsWithAllTheirLabels() throws IOException, BadModelException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            lines.append("{\"text\":\"my parcel ")
                    .append(i)
                    .append(" is late, where is it?\",\"intent\":\"delivery\",\"actionable\":true}\n")
                    .append("{\"text\":\"what a match on day ")
                    .append(i)
                    .append(", what a goal\",\"intent\":\"other\"}\n");
        }
        Path labelled = write("labelled.jsonl", lines.toString());
        Path out = dir.resolve("intent-en.model");

        CommandRun run =
                CommandRun.of("train", "intent", labelled.toString(), "--beside-rules", "--out", out.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("from 40 posts; with the rules, by cross-validation: accuracy");
        assertThat(ModelFile.read(Files.readAllBytes(out)).labels()).contains("delivery", "other", "spam");
    }

    @Test
    void besideTheRulesBadLinesAreNamedAndOtherKindsAreBadUsage() throws IOException {
        Path labelled = write("labelled.jsonl", "{\"text\":\"a\",\"intent\":\"rage\"}\nno\n");
        Path out = dir.resolve("intent-en.model");

        CommandRun bad =
                CommandRun.of("train", "intent", labelled.toString(), "--beside-rules", "--out", out.toString());

        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.err()).contains("labelled.jsonl:1: expected an intent", "labelled.jsonl:2: ");
        assertThat(out).doesNotExist();
        assertThat(train("--beside-rules").exitCode()).isEqualTo(2);
    }
}
