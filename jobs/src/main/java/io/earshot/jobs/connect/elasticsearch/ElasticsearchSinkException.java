package io.earshot.jobs.connect.elasticsearch;

import org.jspecify.annotations.Nullable;

/** Elasticsearch refuses in a way that neither waiting nor a dead letter mends: the job fails and says why. */
public final class ElasticsearchSinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ElasticsearchSinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
