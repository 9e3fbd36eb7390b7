package io.earshot.jobs.connect.elasticsearch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once when an episode of trouble with the server begins and once when it is over, however long it lasts. */
final class SinkHealth {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchSink.class);

    private final ElasticsearchConnection connection;
    private final SinkMetrics metrics;
    private boolean inTrouble;
    private long troubleSinceMillis;

    SinkHealth(ElasticsearchConnection connection, SinkMetrics metrics) {
        this.connection = connection;
        this.metrics = metrics;
    }

    /** Documents wait for the server. */
    void trouble(String text, long nowMillis) {
        if (!inTrouble) {
            inTrouble = true;
            troubleSinceMillis = nowMillis;
            LOG.warn(
                    "Elasticsearch at {} does not take documents now; they wait and are sent again: {}",
                    connection,
                    text);
        }
    }

    /** Documents wait for a person. */
    void diskFull(String text, long nowMillis) {
        trouble(text, nowMillis);
        if (!metrics.isDiskFull()) {
            metrics.diskFull(true);
            LOG.error(
                    "ALARM {}: Elasticsearch at {} has no disk space left and takes nothing more until some is freed: {}",
                    SinkMetrics.DISK_FULL,
                    connection,
                    text);
        }
    }

    /** The server took all that it was given. */
    void well(long nowMillis) {
        if (inTrouble) {
            inTrouble = false;
            metrics.diskFull(false);
            LOG.info(
                    "Elasticsearch at {} takes documents again, after {} ms",
                    connection,
                    nowMillis - troubleSinceMillis);
        }
    }
}
