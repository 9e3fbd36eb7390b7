package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MappingFileTest {
    @TempDir
    Path directory;

    @Test
    void everyErrorIsNamedWithItsPlace() throws IOException {
        Path file = write("""
                input: xml
                csv: {delimiter: "||", charset: latin-99, header: a}
                posts: {}
                post:
                  id: "x:{id"
                  platform: [x, y]
                  author: {name: "{name}", age: "7"}
                  likes: {form: "{likes}"}
                  text: {from: "{text}", split: ",", time: iso, else: "?"}
                  createdAt: {from: "{at}", time: "dd.MM.yyyy", zone: Mars/North}
                  lang: {from: "{lang}", values: {}}
                  lang: en
                """);

        MappingException error = catchThrowableOfType(MappingException.class, () -> Mapping.load(file));

        assertThat(error.errors())
                .containsExactlyInAnyOrder(
                        file + ":1:8: input 'xml' is not one of csv, json",
                        file + ":2:18: expected one character, or tab; found '||'",
                        file + ":2:33: latin-99",
                        file + ":2:51: expected a list",
                        file + ":3:1: `posts` is not in the mapping; expected one of csv, input, post",
                        file + ":5:7: '{' without '}'; a brace in the text is written '{{'",
                        file + ":6:13: expected one value, found a list",
                        file + ":7:28: `age` is not in `author`; expected one of followers, handle, id, name, verified",
                        file + ":7:11: `author` needs `id` or `handle`",
                        file + ":8:11: `form` is not in `likes`; expected one of else, from, split, time, values, zone",
                        file + ":8:10: `from` is missing: the column or text that `likes` is made from",
                        file + ":9:33: `split` does not belong here: only lists have it",
                        file + ":9:44: `time` does not belong here: only times have it",
                        file + ":9:55: `else` does not belong here: it goes with `values`",
                        file + ":10:55: 'Mars/North' is not a time zone such as Europe/Berlin or UTC",
                        file + ":10:35: the pattern tells no offset: give `zone`, such as Europe/Berlin",
                        file + ":12:3: `lang` stands twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                         | :1:1: empty; a mapping has `post`",
                "[]                           | :1:1: expected `key: value` lines for the mapping",
                "input: csv                   | :1:1: `post` is missing",
                "\"post: {id: [}\"            | :1:13: not YAML: ",
                "post: {}                     | :1:7: `id` is missing: every post has one",
            })
    void whatIsNoMappingIsSaidToBeNone(String yaml, String reason) throws IOException {
        Path file = write(yaml);

        assertThatThrownBy(() -> Mapping.load(file)).hasMessageContaining(file + reason);
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = directory.resolve("none.yaml");

        assertThatThrownBy(() -> Mapping.load(file)).hasMessage(file + ": there is no such file");
    }

    @Test
    void whereAColumnIsFirstNamedIsKept() throws Exception {
        Path file = write("""
                post:
                  id: "x:{id}"
                  platform: x
                  author: {handle: "{who}"}
                  text: "{id} by {who}"
                  createdAt: "{at}"
                """);

        assertThat(Mapping.load(file).columns())
                .containsEntry("id", file + ":2:7")
                .containsEntry("who", file + ":4:20")
                .containsEntry("at", file + ":6:14")
                .hasSize(3);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("map.yaml"), yaml);
    }
}
