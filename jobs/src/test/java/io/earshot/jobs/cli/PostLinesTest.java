package io.earshot.jobs.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:15:00Z");

    private final List<Post> posts = new ArrayList<>();
    private final StringWriter errors = new StringWriter();

    @Test
    void textAloneIsAPost() throws IOException {
        assertThat(read("{\"text\":\"hello\"}\n\n{\"text\":\"again\"}".getBytes(UTF_8)))
                .isZero();

        assertThat(posts).extracting(Post::id).containsExactly("1", "3");
        assertThat(posts).extracting(Post::platform).containsOnly(Platform.OTHER);
        assertThat(posts).extracting(Post::createdAt).containsOnly(NOW);
    }

    @Test
    void whatIsGivenIsKept() throws IOException {
        read(("\uFEFF{\"id\":\"x:7\",\"platform\":\"x\",\"createdAt\":\"2026-01-02T03:04:05+01:00\","
                        + "\"author\":{\"handle\":\"pat\"},\"text\":\"hi\",\"novel\":[1]}\r\n")
                .getBytes(UTF_8));

        Post post = posts.get(0);
        assertThat(post.id()).isEqualTo("x:7");
        assertThat(post.platform()).isEqualTo(Platform.X);
        assertThat(post.createdAt()).isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
        assertThat(post.author().handle()).isEqualTo("pat");
    }

    @Test
    void everyBadLineIsNamedAndTheRestIsRead() throws IOException {
        String lines = """
                {"text":"good"}
                {"text":
                [1]
                {"id":"a"}
                {"text":5}
                {"text":"a","platform":"myspace"}
                {"text":"a","createdAt":"yesterday"}
                {"text":"a"} {"text":"b"}
                {"text":"café"}
                {"text":"good too"}
                """;

        assertThat(read(lines.getBytes(ISO_8859_1))).isEqualTo(8);

        assertThat(posts).extracting(Post::text).containsExactly("good", "good too");
        assertThat(errors.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("posts:2: not JSON at column "),
                        line -> assertThat(line).isEqualTo("posts:3: expected a post as a JSON object, found an array"),
                        line -> assertThat(line).isEqualTo("posts:4: a post needs `text`, a string; found none"),
                        line -> assertThat(line).isEqualTo("posts:5: a post needs `text`, a string; found a number"),
                        line -> assertThat(line)
                                .startsWith("posts:6: `platform`: expected one of x facebook ")
                                .endsWith("; found myspace"),
                        line -> assertThat(line).isEqualTo("posts:7: `createdAt`: not an ISO-8601 instant: yesterday"),
                        line -> assertThat(line).startsWith("posts:8: "),
                        line -> assertThat(line).startsWith("posts:9: not JSON at column "));
    }

    private int read(byte[] lines) throws IOException {
        return PostLines.read(
                new ByteArrayInputStream(lines), "posts", () -> NOW, new PrintWriter(errors, true), posts::add);
    }
}
