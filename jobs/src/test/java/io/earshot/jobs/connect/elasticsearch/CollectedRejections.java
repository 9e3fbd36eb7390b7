package io.earshot.jobs.connect.elasticsearch;

import io.earshot.jobs.connect.DeadLetter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Dead letters in this process's memory, where a test that runs its job here finds them. */
final class CollectedRejections implements RejectedDocuments {
    static final List<DeadLetter> LETTERS = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<Void> accept(DeadLetter letter) {
        LETTERS.add(letter);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
