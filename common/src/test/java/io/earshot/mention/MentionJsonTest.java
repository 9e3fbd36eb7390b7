package io.earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.json.Json;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MentionJsonTest {
    private static final Mention MENTION = new Mention(
            "acme/x:1",
            "acme",
            new Post(
                    "x:1",
                    Platform.X,
                    PostKind.REPLY,
                    Author.ofHandle("pat"),
                    "acme is down",
                    null,
                    Instant.parse("2026-11-22T08:15:00Z"),
                    null,
                    null,
                    null,
                    null,
                    7L,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()),
            List.of(new QueryMatch("main", List.of(new Span(0, 4)))),
            false,
            false,
            new Language("en", 0.9),
            new Sentiment(Sentiment.Label.NEGATIVE, -0.5, 0.8),
            new Intent(Intent.Label.OUTAGE, 0.7),
            0.6,
            new Actionable(true, 0.9),
            List.of(),
            List.of(),
            120,
            Map.of("sentiment", "en-1f3a9c04", "intent", "en-77d2b6e0"),
            List.of("acme", "down"),
            List.of(),
            null);

    @Test
    void thePostsFieldsStandBesideTheMentionsOwn() {
        assertThat(Json.string(MENTION))
                .isEqualTo(
                        "{\"mention\":\"acme/x:1\",\"brand\":\"acme\",\"id\":\"x:1\",\"platform\":\"x\","
                                + "\"kind\":\"reply\",\"author\":{\"id\":\"pat\",\"handle\":\"pat\"},\"text\":\"acme is down\","
                                + "\"createdAt\":\"2026-11-22T08:15:00.000Z\",\"shares\":7,"
                                + "\"queries\":[{\"id\":\"main\",\"spans\":[[0,4]]}],\"tagged\":false,\"own\":false,"
                                + "\"language\":{\"code\":\"en\",\"confidence\":0.9},"
                                + "\"sentiment\":{\"label\":\"negative\",\"score\":-0.5,\"confidence\":0.8},"
                                + "\"intent\":{\"label\":\"outage\",\"confidence\":0.7},\"severity\":0.6,"
                                + "\"actionable\":{\"value\":true,\"confidence\":0.9},\"reach\":120,"
                                + "\"models\":{\"intent\":\"en-77d2b6e0\",\"sentiment\":\"en-1f3a9c04\"},\"words\":[\"acme\",\"down\"]}");
    }

    @Test
    void whatIsWrittenReadsBack() throws Exception {
        assertThat(Json.MAPPER.readValue(Json.bytes(MENTION), Mention.class)).isEqualTo(MENTION);
    }
}
