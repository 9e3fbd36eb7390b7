package io.earshot.jobs.connect.elasticsearch;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** What the sink counts. Changed by the task's thread alone. */
final class SinkMetrics {
    static final String DOCUMENTS_WRITTEN = "documentsWritten";
    static final String STALE_VERSIONS = "staleVersions";
    static final String RETRIES = "retries";
    static final String FAILED_REQUESTS = "failedRequests";
    static final String DEAD_LETTERS = "deadLetters";
    static final String DISK_FULL = "diskFull";
    static final String BACKOFF_MILLIS = "backoffMillis";
    static final String MAX_REQUEST_BYTES = "maxRequestBytes";
    static final String UNACKNOWLEDGED_DOCUMENTS = "unacknowledgedDocuments";

    /** Documents that are in Elasticsearch by this sink. */
    final Counter written;

    /** Documents that were out of date when they arrived. */
    final Counter stale;

    /** Documents that were sent once more, each time. */
    final Counter retries;

    /** Requests that failed as a whole. */
    final Counter failedRequests;

    /** Documents that Elasticsearch refused for good, and whose dead letters are safe. */
    final Counter deadLetters;

    private final Counter recordsSent;
    private final Counter recordsFailed;
    private boolean diskFull;

    SinkMetrics(SinkWriterMetricGroup group, Pace pace, Outbox outbox) {
        written = group.counter(DOCUMENTS_WRITTEN);
        stale = group.counter(STALE_VERSIONS);
        retries = group.counter(RETRIES);
        failedRequests = group.counter(FAILED_REQUESTS);
        deadLetters = group.counter(DEAD_LETTERS);
        recordsSent = group.getNumRecordsSendCounter();
        recordsFailed = group.getNumRecordsSendErrorsCounter();
        group.gauge(DISK_FULL, () -> diskFull ? 1 : 0);
        group.gauge(BACKOFF_MILLIS, pace::delayMillis);
        group.gauge(MAX_REQUEST_BYTES, pace::bytes);
        group.gauge(UNACKNOWLEDGED_DOCUMENTS, outbox::size);
    }

    void written() {
        written.inc();
        recordsSent.inc();
    }

    void deadLetter() {
        deadLetters.inc();
        recordsFailed.inc();
    }

    /** The alarm: Elasticsearch takes nothing until somebody frees disk space. */
    void diskFull(boolean full) {
        diskFull = full;
    }
}
