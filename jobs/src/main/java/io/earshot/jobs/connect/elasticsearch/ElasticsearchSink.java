package io.earshot.jobs.connect.elasticsearch;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
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

    static final long MAX_BYTES_PER_REQUEST = 4L << 20;

    /** Per subtask: enough to keep a node busy while answers travel, few enough not to fill its queues. */
    static final int MAX_REQUESTS_UNDER_WAY = 4;

    /**
     * Per subtask: how much may be unacknowledged before the stream is held back. It is what a short outage of
     * Elasticsearch costs nobody, and what a checkpoint holds at most.
     */
    static final int MAX_UNACKNOWLEDGED_DOCUMENTS = 10_000;

    static final long MAX_UNACKNOWLEDGED_BYTES = 32L << 20;

    /**
     * Flink's own limit on a request is out of the way: a request ends by {@link
     * ElasticsearchConnection#requestTimeout}, and documents may wait out an outage of any length.
     */
    static final Duration NEVER = Duration.ofDays(3650);

    /** The default of how many documents a request may have: where Elasticsearch is at its best with small ones. */
    public static final int MAX_DOCUMENTS_PER_REQUEST = 1_000;

    /** The default of how long a document waits for others: little beside the second until Elasticsearch shows it. */
    public static final Duration MAX_DELAY = Duration.ofMillis(200);

    private final ElasticsearchConnection connection;
    private final DocumentMapper<T> mapper;
    private final RejectedDocuments.Factory rejected;
    private final Pace.Delays delays;

    /**
     * @param mapper what document an element becomes
     * @param rejected where dead letters are kept safe; Elasticsearch gets a copy of each as well
     */
    public ElasticsearchSink(
            ElasticsearchConnection connection, DocumentMapper<T> mapper, RejectedDocuments.Factory rejected) {
        this(connection, mapper, rejected, MAX_DOCUMENTS_PER_REQUEST, MAX_DELAY, Pace.Delays.DEFAULT);
    }

    private ElasticsearchSink(
            ElasticsearchConnection connection,
            DocumentMapper<T> mapper,
            RejectedDocuments.Factory rejected,
            int maxDocuments,
            Duration maxDelay,
            Pace.Delays delays) {
        super(
                (element, context) -> new PendingDocument(mapper.map(element), context.timestamp()),
                maxDocuments,
                MAX_REQUESTS_UNDER_WAY,
                2 * maxDocuments,
                MAX_BYTES_PER_REQUEST,
                maxDelay.toMillis(),
                MAX_BYTES_PER_REQUEST,
                NEVER.toMillis(),
                false);
        this.connection = connection;
        this.mapper = mapper;
        this.rejected = rejected;
        this.delays = delays;
    }

    /**
     * The same sink with other requests.
     *
     * @param maxDocuments the most documents in a request, 1 or more
     * @param maxDelay the longest that a document waits for others, 1 ms or more
     */
    public ElasticsearchSink<T> withRequests(int maxDocuments, Duration maxDelay) {
        return new ElasticsearchSink<>(connection, mapper, rejected, maxDocuments, maxDelay, delays);
    }

    /** The same sink with other waits after failures. */
    ElasticsearchSink<T> withDelays(Pace.Delays newDelays) {
        return new ElasticsearchSink<>(
                connection, mapper, rejected, getMaxBatchSize(), Duration.ofMillis(getMaxTimeInBufferMS()), newDelays);
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<PendingDocument>> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<PendingDocument>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<PendingDocument>> recovered) {
        Outbox outbox = new Outbox(getMaxBatchSize(), MAX_UNACKNOWLEDGED_DOCUMENTS, MAX_UNACKNOWLEDGED_BYTES);
        Pace pace = new Pace(
                delays,
                getMaxInFlightRequests(),
                getMaxBatchSize(),
                getMaxBatchSizeInBytes(),
                context.getTaskInfo().getIndexOfThisSubtask());
        return new ElasticsearchWriter<>(
                connection, getElementConverter(), rejected, configuration(outbox), outbox, pace, context, recovered);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<PendingDocument>> getWriterStateSerializer() {
        return new PendingDocumentSerializer();
    }

    private AsyncSinkWriterConfiguration configuration(Outbox outbox) {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(getMaxBatchSize())
                .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
                .setMaxInFlightRequests(getMaxInFlightRequests())
                .setMaxBufferedRequests(getMaxBufferedRequests())
                .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
                .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
                .setRequestTimeoutMS(getRequestTimeoutMS())
                .setFailOnTimeout(getFailOnTimeout())
                .setRateLimitingStrategy(outbox)
                .build();
    }
}
