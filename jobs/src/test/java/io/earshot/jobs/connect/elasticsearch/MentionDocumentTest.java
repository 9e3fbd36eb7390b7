package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MentionDocumentTest {
    @Test
    void theHourAndTheDayOfUtcStandBesideTheMention() throws Exception {
        Mention sundayNight = mention("2026-11-22T23:59:59.999Z");

        JsonNode document = Json.MAPPER.readTree(Documents.mention(sundayNight).source());

        ObjectNode mention = (ObjectNode) Json.MAPPER.readTree(Json.bytes(sundayNight));
        assertThat(document).isEqualTo(mention.put("hour", 23).put("weekday", 7));
    }

    @Test
    void midnightIsTheFirstHourAndMondayTheFirstDay() {
        MentionDocument document = MentionDocument.of(mention("2026-11-23T00:00:00Z"));

        assertThat(document.hour()).isZero();
        assertThat(document.weekday()).isEqualTo(1);
    }

    private static Mention mention(String createdAt) {
        Post post = new Post(
                "x:1",
                Platform.X,
                PostKind.POST,
                Author.ofHandle("pat"),
                "acme is down",
                null,
                Instant.parse(createdAt),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Mention(
                Mention.id("acme", "x:1"),
                "acme",
                post,
                List.of(),
                false,
                false,
                new Language("en", 0.9),
                null,
                new Intent(Intent.Label.OUTAGE, 0.7),
                0.6,
                new Actionable(true, 0.9),
                List.of(),
                List.of(),
                120,
                Map.of(),
                List.of("acme", "down"),
                List.of(),
                null);
    }
}
