package io.earshot.jobs.connect.elasticsearch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * The documents that left Flink's buffer and that Elasticsearch has not acknowledged: waiting, under way, or waiting
 * for their dead letter to be safe. A document leaves by {@link #settle} alone, so what a checkpoint finds here is all
 * that could still be lost. Belongs to the task's thread.
 *
 * <p>As a {@link RateLimitingStrategy} it holds the stream back when it is full, and by nothing else: it is never full
 * and idle at once, which is when Flink's writer would wait for ever (FLINK-38096).
 */
final class Outbox implements RateLimitingStrategy {
    /** One document on its way. */
    static final class Parcel {
        final PendingDocument pending;
        private final Batch batch;

        private Parcel(PendingDocument pending, Batch batch) {
            this.pending = pending;
            this.batch = batch;
        }

        Document document() {
            return pending.document();
        }
    }

    /** What Flink's writer handed over in one go, and wants to hear of when all of it is settled. */
    private static final class Batch {
        private final ResultHandler<PendingDocument> handler;
        private int open;

        private Batch(ResultHandler<PendingDocument> handler, int open) {
            this.handler = handler;
            this.open = open;
        }
    }

    private final int maxBatch;
    private final int maxDocuments;
    private final long maxBytes;
    private final Set<Parcel> unacknowledged = new LinkedHashSet<>();
    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private long bytes;

    /**
     * @param maxBatch how many documents Flink's writer hands over in one go
     * @param maxDocuments full with so many documents, or with
     * @param maxBytes so many bytes
     */
    Outbox(int maxBatch, int maxDocuments, long maxBytes) {
        this.maxBatch = maxBatch;
        this.maxDocuments = maxDocuments;
        this.maxBytes = maxBytes;
    }

    /** Takes documents over. The handler hears once all of them are settled. */
    void add(List<PendingDocument> documents, ResultHandler<PendingDocument> handler) {
        Batch batch = new Batch(handler, documents.size());
        for (PendingDocument document : documents) {
            enter(new Parcel(document, batch));
        }
    }

    /** The documents of the next request, in order of arrival; at least one, whatever its size. */
    List<Parcel> nextRequest(int documentLimit, long byteLimit) {
        List<Parcel> request = new ArrayList<>(Math.min(documentLimit, waiting.size()));
        long requestBytes = 0;
        while (!waiting.isEmpty() && request.size() < documentLimit) {
            long next = waiting.peek().document().bytes();
            if (!request.isEmpty() && requestBytes + next > byteLimit) {
                break;
            }
            requestBytes += next;
            request.add(waiting.poll());
        }
        return request;
    }

    /** Documents of a request that are to be sent again; they are the next. */
    void putBack(List<Parcel> parcels) {
        for (int i = parcels.size() - 1; i >= 0; i--) {
            waiting.addFirst(parcels.get(i));
        }
    }

    /** The document is written, or its dead letter is safe. */
    void settle(Parcel parcel) {
        leave(parcel);
        parcel.batch.open--;
        if (parcel.batch.open == 0) {
            parcel.batch.handler.complete();
        }
    }

    /** Settles the document, and has another written in its place. */
    void replace(Parcel parcel, PendingDocument by) {
        leave(parcel);
        enter(new Parcel(by, parcel.batch));
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    int size() {
        return unacknowledged.size();
    }

    /** All that is not acknowledged, in order of arrival. */
    List<PendingDocument> unacknowledged() {
        List<PendingDocument> documents = new ArrayList<>(unacknowledged.size());
        for (Parcel parcel : unacknowledged) {
            documents.add(parcel.pending);
        }
        return documents;
    }

    private void enter(Parcel parcel) {
        unacknowledged.add(parcel);
        waiting.add(parcel);
        bytes += parcel.document().bytes();
    }

    private void leave(Parcel parcel) {
        if (!unacknowledged.remove(parcel)) {
            throw new IllegalStateException("a document was settled twice: "
                    + parcel.document().index() + "/" + parcel.document().id());
        }
        bytes -= parcel.document().bytes();
    }

    @Override
    public boolean shouldBlock(RequestInfo request) {
        return unacknowledged.size() >= maxDocuments || bytes >= maxBytes;
    }

    @Override
    public int getMaxBatchSize() {
        return maxBatch;
    }

    @Override
    public void registerInFlightRequest(RequestInfo request) {
        // The documents are counted, not the batches.
    }

    @Override
    public void registerCompletedRequest(ResultInfo result) {
        // As above.
    }
}
