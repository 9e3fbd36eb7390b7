package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.mentions.Samples;
import io.earshot.json.Json;
import io.earshot.mention.Flag;
import io.earshot.mention.Mention;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentsTest {
    @Test
    void aMentionGoesToTheMonthOfItsPost() {
        Mention mention = Samples.mention("x:1", Instant.parse("2026-11-22T08:15:00Z"));

        Document document = Documents.mention(mention);

        assertThat(document.index()).isEqualTo("earshot-mentions-2026.11");
        assertThat(document.id()).isEqualTo("acme/x:1");
        assertThat(document.source()).isEqualTo(Json.bytes(MentionDocument.of(mention)));
    }

    @Test
    void whatIsSuspectedAfterItWasWrittenTakesItsPlaceInWhateverOrderTheyArrive() {
        Mention mention = Samples.mention("x:1", Instant.parse("2026-11-22T08:15:00Z"));
        Document suspected = Documents.mention(mention.with(Flag.SPAM_SUSPECTED));

        assertThat(suspected.id()).isEqualTo(Documents.mention(mention).id());
        assertThat(suspected.version()).isGreaterThan(Documents.mention(mention).version());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59.999Z, earshot-mentions-2026.01",
        "2026-02-01T00:00:00Z, earshot-mentions-2026.02",
        "1990-01-01T00:00:00Z, earshot-mentions-1990.01",
        "1989-12-31T23:59:59Z, earshot-mentions-undated",
        "0001-01-01T00:00:00Z, earshot-mentions-undated",
        "2100-01-01T00:00:00Z, earshot-mentions-undated",
        "+999999999-12-31T23:59:59.999999999Z, earshot-mentions-undated"
    })
    void timesThatNoPostHasDoNotMakeAnIndexEach(Instant createdAt, String index) {
        assertThat(Documents.monthly("earshot-mentions", createdAt)).isEqualTo(index);
    }

    @Test
    void aDeadLetterHasItsOwnId() {
        DeadLetter letter = DeadLetter.ofDocument("things", "a", "no", null, new byte[] {'{', '}'});

        Document document = Documents.deadLetter(letter);

        assertThat(document.index()).isEqualTo("earshot-dead-letters");
        assertThat(document.id()).isEqualTo("elasticsearch/things/a");
        assertThat(document.version()).isNull();
    }
}
