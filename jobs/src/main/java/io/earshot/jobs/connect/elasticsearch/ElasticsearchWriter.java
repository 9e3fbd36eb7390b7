package io.earshot.jobs.connect.elasticsearch;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Indices;
import io.earshot.jobs.connect.elasticsearch.Outbox.Parcel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves documents from the stream to Elasticsearch. Flink's {@link AsyncSinkWriter} gathers them by number, size and
 * time; from there on the {@link Outbox} holds them until Elasticsearch has them or their dead letter is safe.
 *
 * <p>Everything here runs in the task's thread; what the client and the dead letters complete elsewhere comes back
 * through the mailbox. A result handler of Flink's is never asked to retry: between the call and its effect a
 * checkpoint would find the documents nowhere.
 */
final class ElasticsearchWriter<T> extends AsyncSinkWriter<T, PendingDocument> {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchSink.class);

    /** A copy of a dead letter for Elasticsearch holds the original up to this size; the letter itself always does. */
    private static final int MAX_COPIED_BYTES = 256 * 1024;

    private final ElasticsearchConnection connection;
    private final MailboxExecutor mailbox;
    private final ProcessingTimeService time;
    private final Outbox outbox;
    private final Pace pace;
    private final BulkClient client;
    private final RejectedDocuments rejected;
    private final SinkMetrics metrics;
    private final SinkHealth health;
    private int requestsUnderWay;
    private boolean wakeUpIsSet;

    ElasticsearchWriter(
            ElasticsearchConnection connection,
            ElementConverter<T, PendingDocument> converter,
            RejectedDocuments.Factory rejected,
            AsyncSinkWriterConfiguration configuration,
            Outbox outbox,
            Pace pace,
            WriterInitContext context,
            Collection<BufferedRequestState<PendingDocument>> states) {
        super(
                converter,
                context,
                configuration,
                states,
                new SimpleBatchCreator<>(configuration.getMaxBatchSizeInBytes()),
                new DequeRequestBuffer<>());
        this.connection = connection;
        this.mailbox = context.getMailboxExecutor();
        this.time = context.getProcessingTimeService();
        this.outbox = outbox;
        this.pace = pace;
        this.metrics = new SinkMetrics(context.metricGroup(), pace, outbox);
        this.health = new SinkHealth(connection, metrics);
        this.client = new BulkClient(connection);
        this.rejected = rejected.open();
    }

    /** Never more than a request may have: Flink fails the job over a larger one, Elasticsearch may well take it. */
    @Override
    protected long getSizeInBytes(PendingDocument pending) {
        return Math.min(pending.document().bytes(), ElasticsearchSink.MAX_BYTES_PER_REQUEST);
    }

    @Override
    protected void submitRequestEntries(List<PendingDocument> documents, ResultHandler<PendingDocument> handler) {
        outbox.add(documents, handler);
        sendWhatMayGo();
    }

    /**
     * A checkpoint does not wait for Elasticsearch: what is not acknowledged goes into it, and is sent again if the job
     * starts from there. At the end of the input everything is waited for.
     */
    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        if (endOfInput) {
            super.flush(true);
        }
    }

    @Override
    public List<BufferedRequestState<PendingDocument>> snapshotState(long checkpointId) {
        List<RequestEntryWrapper<PendingDocument>> all = new ArrayList<>();
        for (PendingDocument pending : outbox.unacknowledged()) {
            all.add(new RequestEntryWrapper<>(pending, getSizeInBytes(pending)));
        }
        for (BufferedRequestState<PendingDocument> buffered : super.snapshotState(checkpointId)) {
            all.addAll(buffered.getBufferedRequestEntries());
        }
        return List.of(new BufferedRequestState<>(all));
    }

    @Override
    public void close() {
        rejected.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendWhatMayGo() {
        while (outbox.hasWaiting() && requestsUnderWay < pace.requests()) {
            if (!pace.isOpen(now())) {
                wakeUpAt(pace.opensAtMillis());
                return;
            }
            send(outbox.nextRequest(pace.documents(), pace.bytes()));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the outcome, good or bad, goes on in the task's thread
    private void send(List<Parcel> request) {
        requestsUnderWay++;
        int epoch = pace.epoch();
        client.write(request.stream().map(Parcel::document).toList())
                .whenComplete((answers, error) -> inTaskThread(() -> {
                    requestsUnderWay--;
                    if (error == null) {
                        onAnswers(request, answers, epoch);
                    } else {
                        onFailure(request, error, epoch);
                    }
                    sendWhatMayGo();
                }));
    }

    private void onAnswers(List<Parcel> request, List<Answer> answers, int epoch) {
        List<Parcel> again = new ArrayList<>();
        Answer busy = null;
        Answer diskFull = null;
        for (int i = 0; i < request.size(); i++) {
            Parcel parcel = request.get(i);
            Answer answer = answers.get(i);
            switch (answer.verdict()) {
                case WRITTEN -> {
                    metrics.written();
                    outbox.settle(parcel);
                }
                case STALE -> {
                    metrics.stale.inc();
                    outbox.settle(parcel);
                }
                case RETRY -> {
                    busy = answer;
                    again.add(parcel);
                }
                case DISK_FULL -> {
                    diskFull = answer;
                    again.add(parcel);
                }
                case REJECTED -> reject(parcel, answer.text());
                case FATAL -> throw refused(List.of(parcel), answer.text(), remedy(answer), null);
            }
        }
        sendAgain(again);
        if (diskFull != null) {
            pace.diskFull(epoch, now());
            health.diskFull(diskFull.text(), now());
        } else if (busy != null) {
            pace.failed(epoch, now());
            health.trouble(busy.text(), now());
        } else if (pace.succeeded(epoch)) {
            // What failed before was first in the request, so it is through.
            health.well();
        }
    }

    private void onFailure(List<Parcel> request, Throwable error, int epoch) {
        metrics.failedRequests.inc();
        RequestFailure failure = RequestFailure.of(error);
        switch (failure.meaning()) {
            case RETRY -> {
                sendAgain(request);
                pace.failed(epoch, now());
                health.trouble(failure.text(), now());
            }
            case TOO_LARGE -> {
                long bytes = request.stream()
                        .mapToLong(parcel -> parcel.document().bytes())
                        .sum();
                if (request.size() == 1) {
                    reject(
                            request.get(0),
                            "the document alone, of " + bytes + " bytes, is a larger request than "
                                    + "Elasticsearch takes (http.max_content_length)");
                } else {
                    pace.tooLarge(bytes);
                    sendAgain(request);
                }
            }
            case FATAL -> throw refused(request, failure.text(), failure.remedy(), failure.cause());
        }
    }

    private void sendAgain(List<Parcel> parcels) {
        metrics.retries.inc(parcels.size());
        outbox.putBack(parcels);
    }

    /** The document stays in the outbox until its letter is safe. The reason is not logged: it may quote a post. */
    @SuppressWarnings("FutureReturnValueIgnored") // as above
    private void reject(Parcel parcel, String reason) {
        Document document = parcel.document();
        Long eventTime = parcel.pending.eventTimeMillis();
        LOG.warn("Elasticsearch refuses document {} of {}; its dead letter says why", document.id(), document.index());
        DeadLetter letter = DeadLetter.ofDocument(
                document.index(),
                document.id(),
                "Elasticsearch refused the document: " + reason,
                eventTime == null ? null : Instant.ofEpochMilli(eventTime),
                document.source());
        rejected.accept(letter)
                .whenComplete((done, error) -> inTaskThread(() -> {
                    if (error != null) {
                        throw new ElasticsearchSinkException(
                                "a document that Elasticsearch refused, " + document.index() + "/" + document.id()
                                        + ", cannot be kept as a dead letter",
                                error);
                    }
                    metrics.deadLetter();
                    if (document.index().equals(Indices.DEAD_LETTERS)) {
                        outbox.settle(parcel);
                    } else {
                        outbox.replace(parcel, new PendingDocument(copy(letter), eventTime));
                        sendWhatMayGo();
                    }
                }));
    }

    /** The letter as people find it in Elasticsearch. */
    private static Document copy(DeadLetter letter) {
        boolean large = letter.original() != null && letter.original().length > MAX_COPIED_BYTES;
        return Documents.deadLetter(large ? letter.withoutOriginal() : letter);
    }

    private ElasticsearchSinkException refused(
            List<Parcel> request, String text, String remedy, @Nullable Throwable cause) {
        List<String> indices = request.stream()
                .map(parcel -> parcel.document().index())
                .distinct()
                .sorted()
                .toList();
        return new ElasticsearchSinkException(
                "Elasticsearch at " + connection + " refuses to write to " + String.join(", ", indices) + ": " + text
                        + " (" + remedy + ")",
                cause);
    }

    private static String remedy(Answer answer) {
        return switch (answer.status()) {
            case 401 -> "check the user and password, or the API key";
            case 403 -> "lift the block from the index, or let the user write to it";
            default -> "make room for the index: delete old ones, or raise cluster.max_shards_per_node";
        };
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a timer that is never cancelled
    private void wakeUpAt(long millis) {
        if (!wakeUpIsSet) {
            wakeUpIsSet = true;
            time.registerTimer(millis, now -> {
                wakeUpIsSet = false;
                sendWhatMayGo();
            });
        }
    }

    /** After the task's end the mailbox takes nothing more; then there is nobody left to tell. */
    private void inTaskThread(ThrowingRunnable<Exception> action) {
        mailbox.execute(action, "Elasticsearch sink");
    }

    private long now() {
        return time.getCurrentProcessingTime();
    }
}
