package io.earshot.jobs.connect.elasticsearch;

import org.jspecify.annotations.Nullable;

/** What Elasticsearch's answer about one document of a bulk request means for that document. */
enum Verdict {
    /** It is there. */
    WRITTEN,
    /** A version at least as new is there: the write is out of date, and that is fine. */
    STALE,
    /** The server cannot take it now. */
    RETRY,
    /** The server takes nothing until somebody frees disk space. */
    DISK_FULL,
    /** The document is at fault: sent again it would be refused again. */
    REJECTED,
    /** The document is not at fault and waiting does not help: a person must act. */
    FATAL;

    private static final String CLUSTER_BLOCK = "cluster_block_exception";

    /**
     * The verdict on one item of an answer with HTTP status 200.
     *
     * @param status the item's own status
     * @param type the error's type, such as {@code strict_dynamic_mapping_exception}; null where there is no error
     * @param reason the error's reason
     * @param versioned whether the document was sent with an external version
     */
    static Verdict of(int status, @Nullable String type, @Nullable String reason, boolean versioned) {
        if (status >= 200 && status < 300) {
            return WRITTEN;
        }
        if (status == 409) {
            // A write without a version meets no conflict; if it does all the same, nobody may think it is written.
            return versioned ? STALE : REJECTED;
        }
        if (status == 429) {
            return CLUSTER_BLOCK.equals(type) && reason != null && reason.contains("flood-stage") ? DISK_FULL : RETRY;
        }
        if (status == 408 || status >= 500) {
            return RETRY;
        }
        if (status == 401 || status == 403) {
            return FATAL;
        }
        if (status == 400 && "validation_exception".equals(type)) {
            // The index cannot be made, as the cluster holds as many shards as it may: true of every document.
            return FATAL;
        }
        return REJECTED;
    }
}
