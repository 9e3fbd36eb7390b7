package io.earshot.jobs.connect.elasticsearch;

import java.io.Serializable;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How fast the server lets us go: when the next request may leave, how many at once, and how large.
 *
 * <p>A failure closes the gate for a while, longer with each failure in a row, and halves the requests. Then a single
 * request tries; its success opens the gate for all and lets the requests grow again. So a server that is down is
 * asked seldom, one that is overloaded gets less, and one for which a request of full size takes too long gets ahead.
 *
 * <p>Time is passed in. Requests that were under way together fail together: only the first of them counts, by the
 * number of the {@link #epoch} in which it left.
 */
final class Pace {
    /** How long to wait after failures. */
    record Delays(Duration first, Duration longest, Duration diskFull) implements Serializable {
        /**
         * Short at first, as most rejections pass with the next merge or collection; at most 5 s, as that much is
         * added to the time in which people see a post once a dead node is back; and half a minute for a full disk,
         * which Elasticsearch itself looks at twice a minute.
         */
        static final Delays DEFAULT = new Delays(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    private final Delays delays;
    private final SplittableRandom jitter;
    private final int maxRequests;
    private final int maxDocuments;

    private int epoch;
    private int failuresInARow;
    private long opensAtMillis = Long.MIN_VALUE;
    private long delayMillis;
    private int documents;
    private long bytes;

    /**
     * @param seed tells the subtasks apart, so that they do not all come back at the same moment
     */
    Pace(Delays delays, int maxRequests, int maxDocuments, long maxBytes, long seed) {
        this.delays = delays;
        this.maxRequests = maxRequests;
        this.maxDocuments = maxDocuments;
        this.documents = maxDocuments;
        this.bytes = maxBytes;
        this.jitter = new SplittableRandom(seed);
    }

    /** To be kept with a request when it leaves, and given back with its outcome. */
    int epoch() {
        return epoch;
    }

    boolean isOpen(long nowMillis) {
        return nowMillis >= opensAtMillis;
    }

    long opensAtMillis() {
        return opensAtMillis;
    }

    /** The current back-off, 0 when there is none. */
    long delayMillis() {
        return delayMillis;
    }

    /** How many requests may be under way. */
    int requests() {
        return failuresInARow == 0 ? maxRequests : 1;
    }

    /** How many documents a request may have. */
    int documents() {
        return documents;
    }

    /** How many bytes a request of more than one document may have. */
    long bytes() {
        return bytes;
    }

    /** The server took all that it was given. Whether that ends the trouble: not if the request left before it. */
    boolean succeeded(int requestEpoch) {
        if (requestEpoch != epoch) {
            return false;
        }
        failuresInARow = 0;
        delayMillis = 0;
        documents = Math.min(maxDocuments, documents + Math.max(1, maxDocuments / 10));
        return true;
    }

    /** The server, or the way to it, failed; the gate closes. */
    void failed(int requestEpoch, long nowMillis) {
        if (requestEpoch == epoch) {
            documents = Math.max(1, documents / 2);
            int doublings = Math.min(failuresInARow, 30);
            close(Math.min(delays.longest().toMillis(), delays.first().toMillis() << doublings), nowMillis);
        }
    }

    /** The server has no disk space left; the gate closes for long. */
    void diskFull(int requestEpoch, long nowMillis) {
        if (requestEpoch == epoch) {
            close(delays.diskFull().toMillis(), nowMillis);
        }
    }

    /** The server refused a request of this size for its size. It will not change its mind: the limit stays. */
    void tooLarge(long requestBytes) {
        bytes = Math.max(1, Math.min(bytes, requestBytes / 2));
    }

    private void close(long delay, long nowMillis) {
        epoch++;
        failuresInARow++;
        delayMillis = delay / 2 + jitter.nextLong(delay / 2 + 1);
        opensAtMillis = nowMillis + delayMillis;
    }
}
