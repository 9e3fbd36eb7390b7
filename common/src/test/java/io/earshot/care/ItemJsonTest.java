package io.earshot.care;

import static io.earshot.care.Story.at;
import static io.earshot.care.Story.brand;
import static io.earshot.care.Story.pat;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ticket systems read. */
final class ItemJsonTest {
    private static final Item ITEM = new CareReplay(List.of(), at(5))
            .run(List.of(pat("x:1").at(0), brand("x:2").answering("x:1").at(5)), List.of())
            .items()
            .get(0);

    @Test
    void holdsToTheContract() {
        assertThat(Json.string(ITEM))
                .isEqualTo(
                        "{\"item\":\"acme/x:1\",\"brand\":\"acme\",\"conversation\":\"x:1\",\"mention\":\"acme/x:1\","
                                + "\"customer\":{\"handle\":\"pat\",\"followers\":1000,\"isNew\":true},\"channel\":\"x\","
                                + "\"language\":{\"code\":\"en\",\"confidence\":0.99},"
                                + "\"intent\":{\"label\":\"delivery\",\"confidence\":0.8},"
                                + "\"sentiment\":{\"label\":\"negative\",\"score\":-0.6,\"confidence\":0.9},"
                                + "\"priority\":{\"score\":51,\"level\":\"high\",\"factors\":["
                                + "{\"name\":\"severity\",\"points\":20,\"because\":\"severity 0.50 of 1\"},"
                                + "{\"name\":\"intent\",\"points\":12,\"because\":\"reads as delivery (confidence 0.80)\"},"
                                + "{\"name\":\"influence\",\"points\":10,\"because\":\"may be read by 1,000\"},"
                                + "{\"name\":\"sentiment\",\"points\":9,\"because\":\"negative (-0.60)\"}]},"
                                + "\"service\":{\"policy\":\"x-15m\",\"clockStart\":\"2026-11-22T10:00:00.000Z\","
                                + "\"firstReplyDue\":\"2026-11-22T10:15:00.000Z\",\"atRiskAt\":\"2026-11-22T10:12:00.000Z\","
                                + "\"state\":\"met\",\"businessSeconds\":300,\"milestones\":[{\"milestone\":\"first_reply\","
                                + "\"start\":\"2026-11-22T10:00:00.000Z\",\"due\":\"2026-11-22T10:15:00.000Z\","
                                + "\"state\":\"met\",\"endedAt\":\"2026-11-22T10:05:00.000Z\"}]},"
                                + "\"status\":\"replied\",\"text\":\"acme, my parcel is late\","
                                + "\"posts\":1,\"reach\":1000,\"reopened\":0,\"peerAnswers\":0,"
                                + "\"publishedAt\":\"2026-11-22T10:00:00.000Z\",\"openedAt\":\"2026-11-22T10:00:00.000Z\","
                                + "\"firstReplyAt\":\"2026-11-22T10:05:00.000Z\",\"responseSeconds\":300,"
                                + "\"history\":[{\"at\":\"2026-11-22T10:00:00.000Z\",\"what\":\"opened\"},"
                                + "{\"at\":\"2026-11-22T10:05:00.000Z\",\"what\":\"answered\",\"milestone\":\"first_reply\"},"
                                + "{\"at\":\"2026-11-22T10:05:00.000Z\",\"what\":\"met\",\"milestone\":\"first_reply\"}],"
                                + "\"updatedAt\":\"2026-11-22T10:05:00.000Z\",\"version\":1795341900000}");
    }

    @Test
    void readsBack() throws Exception {
        assertThat(Json.MAPPER.readValue(Json.bytes(ITEM), Item.class)).isEqualTo(ITEM);
    }
}
