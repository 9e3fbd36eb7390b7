package io.earshot.jobs.connect.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends documents in bulk and says what became of each. */
final class BulkClient implements AutoCloseable {
    private final ElasticsearchAsyncClient client;
    private final Duration serverTimeout;
    private final Duration deadline;

    BulkClient(ElasticsearchConnection connection) {
        this.client = Clients.of(connection);
        // A server that waits for a missing shard says so before we take it for dead.
        this.serverTimeout = connection.requestTimeout().dividedBy(2);
        // The client tries host by host. What lasts longer than silence on each of them is an answer without an end.
        this.deadline =
                connection.requestTimeout().multipliedBy(connection.hosts().size() + 1L);
    }

    /**
     * The answers in the order of the documents. Always completes: with an answer each, or exceptionally with what
     * {@link RequestFailure#of} understands.
     */
    CompletableFuture<List<Answer>> write(List<Document> documents) {
        CompletableFuture<BulkResponse> call = client.bulk(request(documents));
        return call.copy()
                .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, error) -> {
                    if (error instanceof TimeoutException) {
                        call.cancel(true); // frees the connection
                    }
                })
                .thenApply(response -> answers(documents, response));
    }

    private BulkRequest request(List<Document> documents) {
        List<BulkOperation> operations = new ArrayList<>(documents.size());
        for (Document document : documents) {
            BinaryData source = BinaryData.of(document.source(), ContentType.APPLICATION_JSON);
            operations.add(BulkOperation.of(operation -> operation.index(index -> {
                index.index(document.index()).id(document.id()).document(source);
                if (document.version() != null) {
                    index.version(document.version()).versionType(VersionType.ExternalGte);
                }
                return index;
            })));
        }
        return BulkRequest.of(
                bulk -> bulk.operations(operations).timeout(timeout -> timeout.time(serverTimeout.toMillis() + "ms")));
    }

    private static List<Answer> answers(List<Document> documents, BulkResponse response) {
        List<BulkResponseItem> items = response.items();
        if (items.size() != documents.size()) {
            throw new IllegalStateException(
                    "Elasticsearch answered for " + items.size() + " documents of " + documents.size());
        }
        if (!response.errors()) {
            return Collections.nCopies(items.size(), Answer.WRITTEN);
        }
        List<Answer> answers = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            answers.add(answer(documents.get(i), items.get(i)));
        }
        return answers;
    }

    private static Answer answer(Document document, BulkResponseItem item) {
        ErrorCause error = item.error();
        String type = error == null ? null : error.type();
        String reason = error == null ? null : error.reason();
        Verdict verdict = Verdict.of(item.status(), type, reason, document.version() != null);
        return new Answer(verdict, item.status(), error == null ? null : text(error));
    }

    /** What happened, and what it happened by: the cause tells which value of a field was wrong. */
    private static String text(ErrorCause error) {
        String text = error.reason() == null ? error.type() : error.type() + ": " + error.reason();
        return error.causedBy() == null ? text : text + ", by " + text(error.causedBy());
    }

    @Override
    public void close() throws IOException {
        client._transport().close();
    }
}
