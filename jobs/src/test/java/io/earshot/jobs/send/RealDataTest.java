package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.earshot.json.Json;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mappings that come with Earshot, on the real data that they are for. */
final class RealDataTest {
    private static final Path ROOT = Path.of(System.getProperty("earshot.root", "."));

    private final StringWriter messages = new StringWriter();

    @Test
    void everyPostToAnAirlineIsMapped() throws Exception {
        List<Post> posts = read("airline");

        assertThat(messages.toString()).isEmpty();
        assertThat(posts).hasSize(14_640).extracting(Post::id).doesNotHaveDuplicates();
        assertThat(posts).extracting(Post::createdAt).isSorted();
        assertThat(posts.get(0).createdAt()).isEqualTo(Instant.parse("2015-02-17T07:36:05Z"));
        assertThat(posts).allSatisfy(post -> {
            assertThat(post.platform()).isEqualTo(Platform.X);
            assertThat(post.author().handle()).isNotBlank();
            assertThat(post.text()).isNotBlank().doesNotContain("&amp;");
            assertThat(post.shares()).isNotNull();
        });
        assertThat(posts).filteredOn(post -> post.text().contains("\n")).hasSizeGreaterThan(100);
    }

    /** The text of one post has line breaks without quotes, which no reader of CSV can know for what they are. */
    @Test
    void everyPostOfACustomerOrCompanyIsMappedButABrokenOne() throws Exception {
        List<Post> posts = read("twcs");

        assertThat(messages.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("posts.csv:2589: has 6 columns where the header has 8"),
                        line -> assertThat(line).endsWith("posts.csv:2591: has 3 columns where the header has 8"));
        assertThat(posts).hasSize(4_999).extracting(Post::id).doesNotHaveDuplicates();
        assertThat(posts)
                .filteredOn(post -> post.inReplyTo() != null)
                .hasSizeGreaterThan(3_500)
                .allSatisfy(post -> {
                    assertThat(post.inReplyTo()).matches("x:\\d+");
                    assertThat(post.kind()).isEqualTo(PostKind.REPLY);
                });
        assertThat(posts.stream()
                        .map(post -> post.author().handle())
                        .filter(handle -> !handle.matches("\\d+"))
                        .distinct())
                .as("companies")
                .hasSizeBetween(76, 77);
    }

    private List<Post> read(String name) throws Exception {
        String sets = System.getenv().getOrDefault("EARSHOT_DATA_SETS", "../shared/data");
        Path file = ROOT.resolve(sets).resolve(name).resolve("posts.csv");
        assumeTrue(Files.exists(file), () -> "no real posts at " + file + ": set EARSHOT_DATA_SETS");
        Mapping mapping = Mapping.load(ROOT.resolve("flink-conf/maps/" + name + ".yaml"));
        List<Post> posts = new ArrayList<>();
        new PostReader(mapping, null, new Problems(new PrintWriter(messages, true)))
                .read(new InputFile(file.toString()), outgoing -> posts.add(parse(outgoing)));
        return posts;
    }

    private static Post parse(Outgoing outgoing) {
        try {
            return Json.MAPPER.readValue(outgoing.value(), Post.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
