package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.mentions.Samples;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MentionDocumentTest {
    @Test
    void theHourAndTheDayOfUtcStandBesideTheMention() throws Exception {
        Mention sundayNight = Samples.mention("x:1", Instant.parse("2026-11-22T23:59:59.999Z"));

        JsonNode document = Json.MAPPER.readTree(Documents.mention(sundayNight).source());

        ObjectNode mention = (ObjectNode) Json.MAPPER.readTree(Json.bytes(sundayNight));
        assertThat(document).isEqualTo(mention.put("hour", 23).put("weekday", 7));
    }

    @Test
    void midnightIsTheFirstHourAndMondayTheFirstDay() {
        MentionDocument document = MentionDocument.of(Samples.mention("x:1", Instant.parse("2026-11-23T00:00:00Z")));

        assertThat(document.hour()).isZero();
        assertThat(document.weekday()).isEqualTo(1);
    }
}
