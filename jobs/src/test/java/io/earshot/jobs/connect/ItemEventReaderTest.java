package io.earshot.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.care.ItemEvent;
import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import io.earshot.jobs.connect.ItemEventReader.NoItemEventException;
import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemEventReaderTest {
    private static final ItemEvent ANSWER = new ItemEvent(
            "acme/x:1/answered/first_reply",
            "acme/x:1",
            "acme",
            ItemEvent.Kind.ANSWERED,
            Milestone.FIRST_REPLY,
            Instant.parse("2026-11-21T10:00:00Z"),
            Platform.X,
            Intent.Label.OUTAGE,
            PriorityLevel.HIGH,
            "technical",
            "kim",
            null,
            240L,
            0L,
            null);

    @Test
    void whatWasWrittenIsRead() throws Exception {
        String json = Json.string(ANSWER);

        assertThat(json)
                .contains(
                        "\"kind\":\"answered\"",
                        "\"milestone\":\"first_reply\"",
                        "\"channel\":\"x\"",
                        "\"seconds\":240",
                        "\"businessSeconds\":0")
                .doesNotContain("newCustomer", "because");
        assertThat(ItemEventReader.read(record(json))).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "channel":"x",        |                            | without channel
                    "intent":"outage",    |                            | without intent
                    "level":"high",       |                            | without level
                    "item":"acme/x:1",    |                            | item
                    "kind":"answered"     | "kind":"sang"              | sang
                    2026-11-21T           | 1926-11-21T                | expected 1970 to 9999
                    "seconds":240         | "seconds":-1               | expected 0 or more, found -1
                    "event":               | event                      | not JSON
                    {"event":             | [{"event":                 | not an item event
                    """)
    void whatIsNoEventIsRefusedWithAReason(String found, String replacement, String reason) {
        String json = Json.string(ANSWER).replace(found, replacement == null ? "" : replacement);

        assertThatThrownBy(() -> ItemEventReader.read(record(json)))
                .isInstanceOf(NoItemEventException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aTombstoneIsNoEvent() {
        assertThatThrownBy(() -> ItemEventReader.read(new RawRecord(Topics.ITEM_EVENTS, 0, 0, 0, null, null, null)))
                .isInstanceOf(NoItemEventException.class)
                .hasMessageStartingWith("no value");
    }

    private static RawRecord record(String json) {
        return new RawRecord(Topics.ITEM_EVENTS, 0, 0, 0, null, json.getBytes(StandardCharsets.UTF_8), null);
    }
}
