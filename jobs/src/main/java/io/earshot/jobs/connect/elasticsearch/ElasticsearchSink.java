package io.earshot.jobs.connect.elasticsearch;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes a stream to Elasticsearch in bulk, at least once, which is exactly once in effect: ids are deterministic and
 * documents that change carry a version (see {@link Document}). Every document ends in Elasticsearch or, with the
 * reason why Elasticsearch refuses it for good, in the dead letters.
 *
 * <p>What each answer of the server leads to is in {@code docs/elasticsearch-sink.md}.
 *
 * <pre>{@code
 * mentions.sinkTo(new ElasticsearchSink<>(connection, Documents::mention, KafkaRejectedDocuments.to(brokers)))
 *         .uid(INDEX).name("mentions to Elasticsearch");
 * }</pre>
 */
public final class ElasticsearchSink<T> extends AsyncSinkBase<T, PendingDocument> {
    private static final long serialVersionUID = 1;

    /** A few hundred to a few thousand small documents a request is where Elasticsearch is at its best. */
    static final int MAX_DOCUMENTS_PER_REQUEST = 1_000;

    static final long MAX_BYTES_PER_REQUEST = 4L << 20;

    /** Per subtask: enough to keep a node busy while answers travel, few enough not to fill its queues. */
    static final int MAX_REQUESTS_UNDER_WAY = 4;

    /**
     * Per subtask: how much may be unacknowledged before the stream is held back. It is what a short outage of
     * Elasticsearch costs nobody, and what a checkpoint holds at most.
     */
    static final int MAX_UNACKNOWLEDGED_DOCUMENTS = 10_000;

    static final long MAX_UNACKNOWLEDGED_BYTES = 32L << 20;

    /** How long a document waits for others: little beside the second that Elasticsearch takes to show it. */
    static final Duration MAX_TIME_IN_BUFFER = Duration.ofMillis(200);

    /**
     * Flink's own limit on a request is out of the way: a request ends by {@link
     * ElasticsearchConnection#requestTimeout}, and documents may wait out an outage of any length.
     */
    static final Duration NEVER = Duration.ofDays(3650);

    private final ElasticsearchConnection connection;
    private final RejectedDocuments.Factory rejected;
    private final Pace.Delays delays;

    /**
     * @param mapper what document an element becomes
     * @param rejected where dead letters are kept safe; Elasticsearch gets a copy of each as well
     */
    public ElasticsearchSink(
            ElasticsearchConnection connection, DocumentMapper<T> mapper, RejectedDocuments.Factory rejected) {
        this(connection, mapper, rejected, Pace.Delays.DEFAULT);
    }

    ElasticsearchSink(
            ElasticsearchConnection connection,
            DocumentMapper<T> mapper,
            RejectedDocuments.Factory rejected,
            Pace.Delays delays) {
        super(
                (element, context) -> new PendingDocument(mapper.map(element), context.timestamp()),
                MAX_DOCUMENTS_PER_REQUEST,
                MAX_REQUESTS_UNDER_WAY,
                2 * MAX_DOCUMENTS_PER_REQUEST,
                MAX_BYTES_PER_REQUEST,
                MAX_TIME_IN_BUFFER.toMillis(),
                MAX_BYTES_PER_REQUEST,
                NEVER.toMillis(),
                false);
        this.connection = connection;
        this.rejected = rejected;
        this.delays = delays;
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<PendingDocument>> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<PendingDocument>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<PendingDocument>> recovered) {
        return new ElasticsearchWriter<>(connection, getElementConverter(), rejected, delays, context, recovered);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<PendingDocument>> getWriterStateSerializer() {
        return new PendingDocumentSerializer();
    }
}
