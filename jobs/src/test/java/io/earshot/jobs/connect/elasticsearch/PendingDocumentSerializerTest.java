package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

final class PendingDocumentSerializerTest {
    /** What release 0.1.0 wrote. It is never to change: a later release has to read it. */
    private static final String VERSION_1 =
            "//////////8AAAACAAAAAAAAAGQAAAAGdGhpbmdzAAAACG7DqS/wn5mCAAAAAAd7ImEiOjF9AQAA"
                    + "AaICUqOgAAAAAAAAAFoAAAAGdGhpbmdzAAAAAWIBAAAAAAAAAAcAAAACe30A";

    private final PendingDocumentSerializer serializer = new PendingDocumentSerializer();

    @Test
    void whatIsWrittenReadsBack() throws IOException {
        assertHoldsBoth(serializer.deserialize(serializer.getVersion(), serializer.serialize(both())));
    }

    @Test
    void stateOfVersion1Restores() throws IOException {
        assertHoldsBoth(serializer.deserialize(1, Base64.getDecoder().decode(VERSION_1)));
    }

    @Test
    void stateOfANewerReleaseIsRefusedWithAWord() throws IOException {
        byte[] state = serializer.serialize(both());

        assertThatThrownBy(() -> serializer.deserialize(serializer.getVersion() + 1, state))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the release that wrote the checkpoint");
    }

    private static BufferedRequestState<PendingDocument> both() {
        Document constant = Document.constant("things", "né/🙂", bytes("{\"a\":1}"));
        Document versioned = Document.versioned("things", "b", 7, bytes("{}"));
        return new BufferedRequestState<>(List.of(
                new RequestEntryWrapper<>(new PendingDocument(constant, 1_795_335_300_000L), 100),
                new RequestEntryWrapper<>(new PendingDocument(versioned, null), 90)));
    }

    private static void assertHoldsBoth(BufferedRequestState<PendingDocument> state) {
        assertThat(state.getBufferedRequestEntries())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(both().getBufferedRequestEntries());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
