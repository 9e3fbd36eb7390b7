package io.earshot.jobs.connect.elasticsearch;

import org.jspecify.annotations.Nullable;

/**
 * What Elasticsearch said about one document.
 *
 * @param status HTTP status of the item
 * @param error type and reason, null where there is none
 */
record Answer(Verdict verdict, int status, @Nullable String error) {
    static final Answer WRITTEN = new Answer(Verdict.WRITTEN, 200, null);

    /** Status and error, for a person. */
    String text() {
        return error == null ? "status " + status : "status " + status + ", " + error;
    }
}
