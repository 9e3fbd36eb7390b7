package io.earshot.jobs.connect.elasticsearch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when an episode of trouble with the server begins and when it is over, however many requests fail in it. A
 * server that can just not keep up is in trouble and out of it many times a minute: then it is said once a minute.
 */
final class SinkHealth {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchSink.class);
    private static final long QUIET_MILLIS = Duration.ofMinutes(1).toMillis();

    private final ElasticsearchConnection connection;
    private final SinkMetrics metrics;
    private final Episode trouble = new Episode();
    private final Episode diskFull = new Episode();

    SinkHealth(ElasticsearchConnection connection, SinkMetrics metrics) {
        this.connection = connection;
        this.metrics = metrics;
    }

    /** Documents wait for the server. */
    void trouble(String text, long nowMillis) {
        if (trouble.beginsToBeSaid(nowMillis)) {
            LOG.warn(
                    "Elasticsearch at {} does not take documents now; they wait and are sent again: {}",
                    connection,
                    text);
        }
    }

    /** Documents wait for a person. */
    void diskFull(String text, long nowMillis) {
        metrics.diskFull(true);
        if (diskFull.beginsToBeSaid(nowMillis)) {
            LOG.error(
                    "ALARM {}: Elasticsearch at {} has no disk space left and takes nothing until some is freed: {}",
                    SinkMetrics.DISK_FULL,
                    connection,
                    text);
        }
    }

    /** The server took all that it was given, and all that it had refused before. */
    void well() {
        metrics.diskFull(false);
        boolean troubleWasSaid = trouble.endsAndWasSaid();
        if (diskFull.endsAndWasSaid() || troubleWasSaid) {
            LOG.info("Elasticsearch at {} takes documents again", connection);
        }
    }

    /** Some trouble that comes and goes. */
    static final class Episode {
        private boolean lasts;
        private boolean said;
        private long saidAtMillis = Long.MIN_VALUE / 2;

        /** It is there. Whether that is to be said: not if it was there already, or was said not long ago. */
        boolean beginsToBeSaid(long nowMillis) {
            if (lasts || nowMillis - saidAtMillis < QUIET_MILLIS) {
                lasts = true;
                return false;
            }
            lasts = true;
            said = true;
            saidAtMillis = nowMillis;
            return true;
        }

        /** It is over. Whether it was said that it had begun. */
        boolean endsAndWasSaid() {
            boolean wasSaid = said;
            lasts = false;
            said = false;
            return wasSaid;
        }
    }
}
