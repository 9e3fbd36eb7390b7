package io.earshot.jobs.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.earshot.jobs.send.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelledReaderTest {
    private static final Layout MOOD = Layout.of("mood");

    @TempDir
    private Path dir;

    private final StringWriter errors = new StringWriter();

    private List<LabelledPost> read(String name, String content, Layout layout, String... labels) throws IOException {
        Path file = Files.writeString(dir.resolve(name), content);
        return new LabelledReader(layout, Set.of(labels), new Problems(new PrintWriter(errors))).read(file);
    }

    private static Layout layout(List<String> columns, String label, String text) {
        return new Layout(null, columns, label, text, null, "mood");
    }

    private static LabelledPost post(String label, String text) {
        return new LabelledPost(label, text, null);
    }

    @Test
    void linesOfTsvAreLabelAndText() throws IOException {
        assertThat(read("a.tsv", "good\tIt \"works\", see?\tyes\n\nbad\tit broke\r\n", MOOD))
                .containsExactly(post("good", "It \"works\", see?\tyes"), post("bad", "it broke"));
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void charactersThatAreWrittenOutAreResolved() throws IOException {
        assertThat(read("a.tsv", "good\tI\\u2019m fine \\ud83d\\ude00 \\u0024 C:\\users\n", MOOD))
                .containsExactly(post("good", "I’m fine 😀 $ C:\\users"));
    }

    @Test
    void aHeaderNamesTheColumns() throws IOException {
        assertThat(read("a.tsv", "id\ttext\tlanguage\tmood\n7\thallo\tde\tgood\n", MOOD))
                .containsExactly(new LabelledPost("good", "hallo", "de"));
        assertThat(read("b.tsv", "wie\twas\ngut\thallo\n", layout(List.of(), "wie", "was")))
                .containsExactly(post("gut", "hallo"));
    }

    @Test
    void columnsCanBeGiven() throws IOException {
        assertThat(read("a.tsv", "de\tgood\thallo\n", layout(List.of("language", "label", "text"), null, null)))
                .containsExactly(new LabelledPost("good", "hallo", "de"));
    }

    @Test
    void theLanguageCanBeWhatIsJudged() throws IOException {
        assertThat(read("a.tsv", "de\tgood\thallo\n", Layout.of("language"))).containsExactly(post("de", "hallo"));
        assertThat(read("b.tsv", "de\thallo\n", Layout.of("language"))).containsExactly(post("de", "hallo"));
    }

    @Test
    void csvHasQuotesAndBreaksWithinFields() throws IOException {
        assertThat(read("a.csv", "text,label\n\"one, \"\"two\"\"\nthree\",good\n", MOOD))
                .containsExactly(post("good", "one, \"two\"\nthree"));
    }

    @Test
    void jsonLinesMayHaveFieldsOfAnyName() throws IOException {
        assertThat(read("a.jsonl", "{\"text\":\"hi\",\"mood\":true,\"language\":\"en\"}\n", MOOD))
                .containsExactly(new LabelledPost("true", "hi", "en"));
        assertThat(read(
                        "b.jsonl",
                        "{\"what\":{\"is\":\"hi\"},\"wie\":\"gut\"}\n",
                        layout(List.of(), "wie", "/what/is")))
                .containsExactly(post("gut", "hi"));
    }

    @Test
    void allBadLinesAreNamedAndTheOthersRead() throws IOException {
        List<LabelledPost> posts =
                read("a.tsv", "good\tfine\nno tab\nodd\tfine\ngood\t \nbad\tbroke\n", MOOD, "good", "bad");

        assertThat(posts).containsExactly(post("good", "fine"), post("bad", "broke"));
        assertThat(errors.toString().lines())
                .containsExactly(
                        dir.resolve("a.tsv") + ":2: expected mood, tab, text; found no tab",
                        dir.resolve("a.tsv") + ":3: expected one of bad good; found odd",
                        dir.resolve("a.tsv") + ":4: expected a text in text, found none");
    }

    @Test
    void missingColumnsAreNamedOnce() throws IOException {
        assertThat(read("a.csv", "id,tweet\n1,hi\n2,ho\n", MOOD)).isEmpty();
        assertThat(errors.toString().lines())
                .containsExactly(
                        dir.resolve("a.csv")
                                + ":1: expected a column mood or label, or another that --label names; found id, tweet",
                        dir.resolve("a.csv")
                                + ":1: expected a column text, or another that --text names; found id, tweet");
    }

    @Test
    void postsWithoutALabelArePassedOver() throws IOException {
        Path file = Files.writeString(dir.resolve("a.csv"), "text,mood\nhi,\nho,good\n");
        LabelledReader reader = new LabelledReader(MOOD, Set.of(), new Problems(new PrintWriter(errors)));

        assertThat(reader.read(file)).containsExactly(post("good", "ho"));
        assertThat(reader.unlabelled()).isEqualTo(1);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Path file = Files.write(dir.resolve("a.tsv"), "good\tschön\n".getBytes(StandardCharsets.ISO_8859_1));
        LabelledReader reader = new LabelledReader(MOOD, Set.of(), new Problems(new PrintWriter(errors)));

        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void publicDataSetsAreReadAsTheyAre() throws IOException {
        String sets = System.getenv("EARSHOT_DATA_SETS");
        assumeTrue(sets != null, "set EARSHOT_DATA_SETS to the data sets' directory");
        Set<String> tones = Set.of("negative", "neutral", "positive");
        Problems problems = new Problems(new PrintWriter(errors));

        List<LabelledPost> english =
                new LabelledReader(Layout.of("sentiment"), tones, problems).read(Path.of(sets, "sentiment", "val.tsv"));
        List<LabelledPost> eight = new LabelledReader(
                        layout(List.of("language", "label", "text"), null, null), tones, problems)
                .read(Path.of(sets, "multilingual", "val.tsv"));

        assertThat(errors.toString()).isEmpty();
        assertThat(english).hasSize(2000).noneMatch(post -> post.text().contains("\\u20"));
        assertThat(eight).hasSize(2592).extracting(LabelledPost::language).contains("ar", "pt");
    }
}
