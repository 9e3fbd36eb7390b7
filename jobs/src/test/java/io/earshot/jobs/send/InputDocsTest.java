package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.post.Platform;
import io.earshot.post.PostDecoder;
import io.earshot.post.PostFormat;
import io.earshot.post.PostKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/input.md} says what holds. */
final class InputDocsTest {
    private static final Path DOCS = Path.of(System.getProperty("earshot.root", "."), "docs/input.md");

    @Test
    void thePostIsOne() throws Exception {
        assertThat(new PostDecoder().decode(block("json").getBytes(StandardCharsets.UTF_8), "earshot"))
                .hasSize(1);
    }

    @Test
    void theMappingIsOne(@TempDir Path directory) throws Exception {
        Mapping mapping = Mapping.load(Files.writeString(directory.resolve("map.yaml"), block("yaml")));

        assertThat(mapping.fields()).hasSizeGreaterThan(10);
    }

    @Test
    void allPlatformsKindsAndFormatsAreListed() throws IOException {
        String docs = Files.readString(DOCS);
        String kinds = Arrays.stream(PostKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));

        assertThat(docs)
                .contains("`"
                        + Arrays.stream(Platform.values()).map(Platform::code).collect(Collectors.joining(" ")) + "`")
                .contains("`" + kinds + "`");
        for (PostFormat format : PostFormat.values()) {
            assertThat(docs).contains("| `" + format.code() + "` |");
        }
        for (Template.Filter filter : Template.Filter.values()) {
            if (filter != Template.Filter.NONE) {
                assertThat(docs).containsPattern("[`|]" + filter.name().toLowerCase(Locale.ROOT) + "[`}]");
            }
        }
    }

    private static String block(String language) throws IOException {
        String docs = Files.readString(DOCS);
        int start = docs.indexOf("```" + language + "\n") + language.length() + 4;
        return docs.substring(start, docs.indexOf("```", start));
    }
}
