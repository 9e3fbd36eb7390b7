package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import io.earshot.post.PostFormat;
import io.earshot.post.PostKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostReaderTest {
    private static final String POST = "{\"id\":\"x:1\",\"platform\":\"x\",\"author\":{\"handle\":\"pat\"},"
            + "\"text\":\"a\",\"createdAt\":\"2026-11-22T09:15:30+01:00\"}";
    private static final String LEAST_MAPPING = """
            post:
              id: "other:{id}"
              platform: other
              author: {handle: "{who}"}
              text: "{text}"
              createdAt: "{at}"
            """;

    @TempDir
    Path directory;

    private final StringWriter messages = new StringWriter();
    private final Problems problems = new Problems(new PrintWriter(messages));
    private final List<Outgoing> records = new ArrayList<>();

    @Test
    void aLineThatIsAPostGoesAsItIs() throws Exception {
        Path file = write("posts.jsonl", "  " + POST + " \r\n\n \t\n" + POST);

        read(file, null, null);

        assertThat(records).extracting(PostReaderTest::value).containsExactly("  " + POST + " ", POST);
        assertThat(records).extracting(Outgoing::key).containsOnly("x:1");
        assertThat(records).extracting(Outgoing::at).containsOnly(Instant.parse("2026-11-22T08:15:30Z"));
        assertThat(records).extracting(Outgoing::place).containsExactly(file + ":1", file + ":4");
        assertThat(records).extracting(Outgoing::format).containsOnlyNulls();
    }

    @Test
    void aNativeLineGoesAsItIsWithItsFormatIfThatWasTold() throws Exception {
        String comment =
                "{\"kind\":\"t1\",\"data\":{\"id\":\"1\",\"author\":\"pat\",\"body\":\"a\",\"created_utc\":1795335330}}";

        read(write("reddit.jsonl", comment), null, PostFormat.REDDIT);
        read(write("reddit.jsonl", comment), null, null);

        assertThat(records).extracting(PostReaderTest::value).containsOnly(comment);
        assertThat(records).extracting(Outgoing::key).containsOnly("reddit:t1_1");
        assertThat(records).extracting(Outgoing::format).containsExactly("reddit", null);
    }

    @Test
    void aLineOfSeveralPostsIsTakenApart() throws Exception {
        String page =
                "{\"data\":[{\"id\":\"1\",\"text\":\"a\",\"author_id\":\"7\",\"created_at\":\"2026-11-22T08:15:30Z\"},"
                        + "{\"id\":\"2\",\"text\":\"b\",\"author_id\":\"7\",\"created_at\":\"2026-11-22T08:15:31Z\"}]}";

        read(write("x.jsonl", page), null, PostFormat.X);

        assertThat(records).extracting(Outgoing::key).containsExactly("x:1", "x:2");
        assertThat(records).extracting(Outgoing::format).containsOnlyNulls();
        for (Outgoing outgoing : records) {
            assertThat(new PostDecoder().decode(outgoing.value(), "earshot")).hasSize(1);
        }
    }

    @Test
    void aBadLineIsNamedAndCostsNoOther() throws Exception {
        Path file = write("posts.jsonl", POST + "\n{\"id\":\n" + POST.replace("\"x\"", "\"myspace\"") + "\n" + POST);

        read(file, null, null);

        assertThat(records).hasSize(2);
        assertThat(problems.count()).isEqualTo(2);
        assertThat(messages.toString())
                .contains(file + ":2: not JSON: Unexpected end-of-input")
                .contains(file + ":3: platform 'myspace' is not one of x, ");
    }

    @Test
    void aLineThatIsTooLongIsNamedAndCostsNoOther() throws Exception {
        Path file = write("posts.jsonl", "x".repeat(5_000_000) + "\n" + POST);

        read(file, null, null);

        assertThat(records).extracting(Outgoing::place).containsExactly(file + ":2");
        assertThat(messages.toString()).contains(file + ":1: the record has 1048577 bytes, more than");
    }

    @Test
    void aLineWithoutAPostIsCounted() throws Exception {
        PostReader reader = new PostReader(null, null, problems);
        reader.read(
                new InputFile(write("x.jsonl", "{\"delete\":{\"tweet\":{\"id\":\"1\"}}}")
                        .toString()),
                records::add);

        assertThat(reader.withoutPost()).isEqualTo(1);
        assertThat(records).isEmpty();
        assertThat(problems.count()).isZero();
    }

    @Test
    void aCompressedFileIsReadWhateverItsName() throws Exception {
        Path file = directory.resolve("posts.jsonl");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(POST.getBytes(StandardCharsets.UTF_8));
        }

        read(file, null, null);

        assertThat(records).hasSize(1);
    }

    @Test
    void aPostIsMovedWithItsReceipt() throws Exception {
        read(
                write("posts.jsonl", POST.replace("\"text\"", "\"receivedAt\":\"2026-11-22T08:15:32.500Z\",\"text\"")),
                null,
                null);

        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        Post moved = new PostDecoder()
                .decode(records.get(0).at(now).value(), "earshot")
                .get(0);

        assertThat(moved.createdAt()).isEqualTo(now);
        assertThat(moved.receivedAt()).isEqualTo(now.plusMillis(2_500));
    }

    @Test
    void csvBecomesPosts() throws Exception {
        Path mapping = write("map.yaml", """
                csv: {delimiter: ";"}
                post:
                  id: "google_reviews:{Nr|integer}"
                  platform: google_reviews
                  kind: {from: "{Typ}", values: {Bewertung: review, Frage: comment}, else: post}
                  author: {id: "{Kunde}", name: "{Name}", followers: "{Fans}", verified: "{Stammgast}"}
                  text: "{Text|unescape}"
                  lang: de
                  createdAt: {from: "{Datum}", time: "dd.MM.yyyy HH:mm", zone: Europe/Berlin}
                  receivedAt: {from: "{Eingang}", time: epoch-seconds}
                  rating: "{Sterne}"
                  likes: "{Likes}"
                  links: ["{Bild1}", "{Bild2}"]
                  hashtags: {from: "{Tags}", split: ","}
                  country: DE
                """);
        Path file = write("reviews.csv", """
                Nr;Typ;Kunde;Name;Fans;Stammgast;Text;Datum;Eingang;Sterne;Likes;Bild1;Bild2;Tags
                1.0;Bewertung;k1;"Pat; Invented";12;True;"Sagt ""nie wieder"",
                aber kommt &amp; isst";22.07.2026 09:15;1795335330;4.5;;;https://b.example;"a, b,,c"

                2;Lob;k2;Sam;;no;Gut;22.11.2026 09:15;;;7.0;;;
                """);

        read(file, mapping, null);

        assertThat(messages.toString()).isEmpty();
        Post first = post(0);
        assertThat(first.id()).isEqualTo("google_reviews:1");
        assertThat(first.platform()).isEqualTo(Platform.GOOGLE_REVIEWS);
        assertThat(first.kind()).isEqualTo(PostKind.REVIEW);
        assertThat(first.author().name()).isEqualTo("Pat; Invented");
        assertThat(first.author().followers()).isEqualTo(12);
        assertThat(first.author().verified()).isTrue();
        assertThat(first.text()).isEqualTo("Sagt \"nie wieder\",\naber kommt & isst");
        assertThat(first.createdAt()).isEqualTo(Instant.parse("2026-07-22T07:15:00Z"));
        assertThat(first.receivedAt()).isEqualTo(Instant.parse("2026-11-22T08:15:30Z"));
        assertThat(first.rating()).isEqualTo(4.5);
        assertThat(first.likes()).as("the column is empty").isNull();
        assertThat(first.links()).containsExactly("https://b.example");
        assertThat(first.hashtags()).containsExactly("a", "b", "c");
        assertThat(first.country()).isEqualTo("DE");
        Post second = post(1);
        assertThat(second.kind()).as("else").isEqualTo(PostKind.POST);
        assertThat(second.likes()).isEqualTo(7);
        assertThat(second.author().verified()).isFalse();
        assertThat(records).extracting(Outgoing::place).containsExactly(file + ":2", file + ":5");
    }

    @Test
    void jsonLinesBecomePosts() throws Exception {
        Path mapping = write("map.yaml", """
                post:
                  id: "x:{id}"
                  platform: x
                  author: {handle: "{/user/name}"}
                  text: "{text}"
                  createdAt: {from: "{at}", time: epoch-seconds}
                  inReplyTo: "x:{reply_to}"
                  shares: "{/counts/0}"
                  hashtags: "{tags}"
                """);
        Path file = write(
                "export.jsonl",
                "{\"id\":9007199254740993,\"user\":{\"name\":\"pat\"},\"text\":\"a\",\"at\":1795335330.5,"
                        + "\"reply_to\":12,\"counts\":[3],\"tags\":[\"a\",\"b\"]}\n"
                        + "{\"id\":2,\"user\":{\"name\":\"sam\"},\"text\":null,\"at\":1795335330,\"reply_to\":null}\n"
                        + "[]\n{\n");

        read(file, mapping, null);

        Post first = post(0);
        assertThat(first.id()).isEqualTo("x:9007199254740993");
        assertThat(first.kind()).as("as it answers another").isEqualTo(PostKind.REPLY);
        assertThat(first.inReplyTo()).isEqualTo("x:12");
        assertThat(first.shares()).isEqualTo(3);
        assertThat(first.hashtags()).containsExactly("a", "b");
        assertThat(first.createdAt()).isEqualTo(Instant.parse("2026-11-22T08:15:30.500Z"));
        assertThat(post(1).inReplyTo()).isNull();
        assertThat(post(1).kind()).isEqualTo(PostKind.POST);
        assertThat(messages.toString())
                .contains(file + ":3: expected a JSON object")
                .contains(file + ":4: not JSON: Unexpected end-of-input");
    }

    @Test
    void aRowThatMakesNoPostIsNamedAndCostsNoOther() throws Exception {
        Path mapping =
                write("map.yaml", LEAST_MAPPING + "  rating: \"{stars}\"\n  lang: {from: \"{l}\", values: {E: en}}\n");
        Path file = write("posts.csv", """
                id,who,text,at,stars,l
                1,pat,a,2026-11-22T08:15:30Z,5,E
                ,pat,a,2026-11-22T08:15:30Z,5,E
                3,,a,2026-11-22T08:15:30Z,5,E
                4,pat,a,yesterday,5,E
                5,pat,a,2026-11-22T08:15:30Z,*****,E
                6,pat,a,2026-11-22T08:15:30Z,9,E
                7,pat,a,2026-11-22T08:15:30Z,5,F
                8,pat,a
                9,pat,a,2026-11-22T08:15:30Z,5,E
                """);

        read(file, mapping, null);

        assertThat(records).extracting(Outgoing::key).containsExactly("other:1", "other:9");
        assertThat(messages.toString().lines())
                .containsExactly(
                        file + ":3: id is missing",
                        file + ":4: author needs an id or a handle",
                        file + ":5: createdAt: 'yesterday' is not a time of the format 'iso'",
                        file + ":6: rating: '*****' is not a number",
                        file + ":7: rating 9.0 is not between 1 and 5",
                        file + ":8: lang: 'F' is not in `values`; `else` would stand for all others",
                        file + ":9: has 3 columns where the header has 6");
    }

    @Test
    void aFileWithoutHeaderHasItInTheMapping() throws Exception {
        Path mapping = write("map.yaml", "csv: {header: [id, who, text, at], delimiter: tab}\n" + LEAST_MAPPING);

        read(write("posts.tsv", "1\tpat\ta\t2026-11-22T08:15:30Z\n"), mapping, null);

        assertThat(records).extracting(Outgoing::key).containsExactly("other:1");
    }

    @Test
    void otherCharactersNeedTheirName() throws Exception {
        String csv = "id,who,text,at\n1,pat,café,2026-11-22T08:15:30Z\n";
        Path file = Files.write(directory.resolve("posts.csv"), csv.getBytes(Charset.forName("windows-1252")));

        assertThatThrownBy(() -> read(file, write("map.yaml", LEAST_MAPPING), null))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "from line 1 on: not UTF-8 soon after here; `csv: {charset: …}` in the mapping names another;"
                                + " the rest of the file was not read");

        read(file, write("map.yaml", "csv: {charset: windows-1252}\n" + LEAST_MAPPING), null);
        assertThat(post(0).text()).isEqualTo("café");
    }

    @Test
    void aQuoteThatNeverEndsIsNamedWithItsLine() throws Exception {
        Path file =
                write("posts.csv", "id,who,text,at\n1,pat,a,2026-11-22T08:15:30Z\n2,pat,\"a,2026-11-22T08:15:30Z\n");

        assertThatThrownBy(() -> read(file, write("map.yaml", LEAST_MAPPING), null))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("from line 3 on: ")
                .hasMessageEndingWith("; the rest of the file was not read");
        assertThat(records).hasSize(1);
    }

    @Test
    void aColumnThatTheFileHasNotIsNamedInTheMapping() throws Exception {
        Path mapping = write("map.yaml", LEAST_MAPPING);
        Path file = write("posts.csv", "\uFEFFid,author,text,created\n1,pat,a,2026-11-22T08:15:30Z\n");

        assertThatThrownBy(() -> read(file, mapping, null))
                .isInstanceOf(SendException.class)
                .hasMessage(
                        mapping + ":4:20: column 'who' is not in " + file + ", which has author, created, id, text\n"
                                + mapping + ":6:14: column 'at' is not in " + file
                                + ", which has author, created, id, text");
    }

    private void read(Path file, @Nullable Path mapping, @Nullable PostFormat format) throws Exception {
        new PostReader(mapping == null ? null : Mapping.load(mapping), format, problems)
                .read(new InputFile(file.toString()), records::add);
    }

    private Post post(int index) throws IOException {
        return Json.MAPPER.readValue(records.get(index).value(), Post.class);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static String value(Outgoing outgoing) {
        return new String(outgoing.value(), StandardCharsets.UTF_8);
    }
}
