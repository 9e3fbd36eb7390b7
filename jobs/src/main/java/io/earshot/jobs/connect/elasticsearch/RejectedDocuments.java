package io.earshot.jobs.connect.elasticsearch;

import io.earshot.jobs.connect.DeadLetter;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;

/** Takes the letters about documents that Elasticsearch refuses for good, and keeps them safe. */
public interface RejectedDocuments extends AutoCloseable {
    /**
     * The future completes when the letter is safe, and exceptionally when it cannot be made so: then the job fails.
     * Until then the document stays in the sink's state, so a crash in between repeats the letter and loses none.
     */
    CompletableFuture<Void> accept(DeadLetter letter);

    @Override
    void close();

    /** Opens a place for letters where the sink runs. */
    @FunctionalInterface
    interface Factory extends Serializable {
        RejectedDocuments open();
    }
}
