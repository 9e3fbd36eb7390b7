package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.jobs.connect.elasticsearch.Outbox.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.strategy.BasicRequestInfo;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final Outbox outbox = new Outbox(10, 4, 100_000);
    private final Heard heard = new Heard();

    /** Counts what Flink's writer would hear. */
    private static final class Heard implements ResultHandler<PendingDocument> {
        private int completed;

        @Override
        public void complete() {
            completed++;
        }

        @Override
        public void completeExceptionally(Exception e) {
            throw new AssertionError(e);
        }

        @Override
        public void retryForEntries(List<PendingDocument> entries) {
            throw new AssertionError("between this call and its effect a checkpoint would find the documents nowhere");
        }
    }

    @Test
    void whatIsUnderWayIsStillUnacknowledged() {
        outbox.add(documents("a", "b"), heard);

        outbox.nextRequest(10, 100_000);

        assertThat(outbox.hasWaiting()).isFalse();
        assertThat(ids(outbox.unacknowledged())).containsExactly("a", "b");
    }

    @Test
    void whatIsSentAgainComesFirst() {
        outbox.add(documents("a", "b", "c"), heard);
        List<Parcel> request = outbox.nextRequest(2, 100_000);

        outbox.putBack(request);

        assertThat(parcelIds(outbox.nextRequest(10, 100_000))).containsExactly("a", "b", "c");
    }

    @Test
    void theHandlerHearsWhenTheLastOfItsDocumentsIsSettled() {
        outbox.add(documents("a", "b"), heard);
        List<Parcel> request = outbox.nextRequest(10, 100_000);

        outbox.settle(request.get(1));
        assertThat(heard.completed).isZero();

        outbox.settle(request.get(0));
        assertThat(heard.completed).isEqualTo(1);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void aDocumentInPlaceOfAnotherIsWaitedForToo() {
        outbox.add(documents("a"), heard);
        Parcel refused = outbox.nextRequest(10, 100_000).get(0);

        outbox.replace(refused, document("letter", 10));
        assertThat(heard.completed).isZero();
        assertThat(ids(outbox.unacknowledged())).containsExactly("letter");

        outbox.settle(outbox.nextRequest(10, 100_000).get(0));
        assertThat(heard.completed).isEqualTo(1);
    }

    @Test
    void aRequestEndsAtItsLimitOfBytesButHasAtLeastOneDocument() {
        outbox.add(List.of(document("large", 5_000), document("b", 10), document("c", 10)), heard);

        assertThat(parcelIds(outbox.nextRequest(10, 1_000))).containsExactly("large");
        assertThat(parcelIds(outbox.nextRequest(10, 1_000))).containsExactly("b", "c");
    }

    @Test
    void itIsFullByNumberOrByBytesAndHasRoomAgain() {
        assertThat(isFull()).isFalse();
        outbox.add(documents("a", "b", "c", "d"), heard);
        assertThat(isFull()).isTrue();

        outbox.nextRequest(10, 100_000).forEach(outbox::settle);
        assertThat(isFull()).isFalse();

        outbox.add(List.of(document("large", 200_000)), heard);
        assertThat(isFull()).isTrue();
    }

    @Test
    void whatIsSettledTwiceIsAMistakeOfOurs() {
        outbox.add(documents("a"), heard);
        Parcel parcel = outbox.nextRequest(10, 100_000).get(0);
        outbox.settle(parcel);

        assertThatThrownBy(() -> outbox.settle(parcel)).isInstanceOf(IllegalStateException.class);
    }

    private boolean isFull() {
        return outbox.shouldBlock(new BasicRequestInfo(1));
    }

    private static List<PendingDocument> documents(String... ids) {
        return Stream.of(ids).map(id -> document(id, 10)).toList();
    }

    private static PendingDocument document(String id, int bytes) {
        byte[] source = ("{" + " ".repeat(bytes) + "}").getBytes(StandardCharsets.UTF_8);
        return new PendingDocument(Document.constant("things", id, source), null);
    }

    private static List<String> parcelIds(List<Parcel> parcels) {
        return parcels.stream().map(parcel -> parcel.document().id()).toList();
    }

    private static List<String> ids(List<PendingDocument> documents) {
        return documents.stream().map(pending -> pending.document().id()).toList();
    }
}
