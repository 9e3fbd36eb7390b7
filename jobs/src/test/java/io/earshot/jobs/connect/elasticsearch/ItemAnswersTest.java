package io.earshot.jobs.connect.elasticsearch;

import static io.earshot.jobs.connect.elasticsearch.ThingJobs.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Indices;
import io.earshot.jobs.connect.elasticsearch.ScriptedElasticsearch.Call;
import io.earshot.jobs.connect.elasticsearch.ScriptedElasticsearch.ItemError;
import io.earshot.jobs.connect.elasticsearch.ThingJobs.Thing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a document upon each answer that Elasticsearch can give about it. */
final class ItemAnswersTest {
    private static final JobMetrics METRICS = new JobMetrics();

    @RegisterExtension
    static final MiniClusterExtension FLINK = METRICS.flink();

    private static final ItemError FLOOD_STAGE = new ItemError(
            429,
            "cluster_block_exception",
            "index [things] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has "
                    + "read-only-allow-delete block];");
    private static final ItemError STRANGE_FIELD = new ItemError(
            400, "strict_dynamic_mapping_exception", "[1:2] mapping set to strict, dynamic introduction of [b]");

    private ScriptedElasticsearch elasticsearch;

    @BeforeEach
    void start() throws Exception {
        elasticsearch = new ScriptedElasticsearch();
        CollectedRejections.LETTERS.clear();
    }

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    @ParameterizedTest
    @CsvSource({
        "429, es_rejected_execution_exception",
        "503, unavailable_shards_exception",
        "500, null_pointer_exception",
        "502, node_disconnected_exception"
    })
    void whatTheServerCannotTakeNowIsSentAgainAlone(int status, String type) throws Exception {
        elasticsearch.nextItem("b", new ItemError(status, type, "busy"));
        elasticsearch.nextItem("b", new ItemError(status, type, "busy"));

        JobID job = ThingJobs.run(sink(), new Thing("a"), new Thing("b"), new Thing("c"));

        assertThat(elasticsearch.calls().stream().map(Call::ids))
                .containsExactly(List.of("a", "b", "c"), List.of("b"), List.of("b"));
        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsOnlyKeys("a", "b", "c");
        assertThat(CollectedRejections.LETTERS).isEmpty();
        assertThat(METRICS.counter(job, SinkMetrics.RETRIES)).isEqualTo(2);
        assertThat(METRICS.counter(job, SinkMetrics.DOCUMENTS_WRITTEN)).isEqualTo(3);
    }

    @Test
    void aStaleVersionIsASuccess() throws Exception {
        JobID job = ThingJobs.run(sink(), new Thing("a", 2L, "{\"n\":2}"), new Thing("a", 1L, "{\"n\":1}"));

        assertThat(elasticsearch.timesSent("a")).isEqualTo(2);
        assertThat(METRICS.counter(job, SinkMetrics.STALE_VERSIONS)).isEqualTo(1);
        assertThat(METRICS.counter(job, SinkMetrics.DOCUMENTS_WRITTEN)).isEqualTo(1);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void aConflictOfADocumentWithoutVersionIsNotTakenForASuccess() throws Exception {
        elasticsearch.item("a", new ItemError(409, "version_conflict_engine_exception", "[a]: document exists"));

        ThingJobs.run(sink(), new Thing("a"));

        assertThat(CollectedRejections.LETTERS).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, document_parsing_exception",
        "400, strict_dynamic_mapping_exception",
        "400, illegal_argument_exception",
        "404, index_not_found_exception",
        "405, some_exception_to_come"
    })
    void aDocumentAtFaultBecomesADeadLetterAndIsNeverSentAgain(int status, String type) throws Exception {
        elasticsearch.item("b", new ItemError(status, type, "no such luck"));

        JobID job = ThingJobs.run(sink(), new Thing("a"), new Thing("b"), new Thing("c"));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsOnlyKeys("a", "c");
        assertThat(elasticsearch.timesSent("b")).isEqualTo(1);
        assertThat(METRICS.counter(job, SinkMetrics.DEAD_LETTERS)).isEqualTo(1);
        assertThat(CollectedRejections.LETTERS)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new DeadLetter(
                        "elasticsearch/things/b",
                        "elasticsearch",
                        "Elasticsearch refused the document: status " + status + ", " + type + ": no such luck",
                        null,
                        null,
                        null,
                        ThingJobs.EVENT_TIME,
                        "b",
                        "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void peopleFindTheDeadLetterInElasticsearchToo() throws Exception {
        elasticsearch.item("b", STRANGE_FIELD);

        ThingJobs.run(sink(), new Thing("b"));

        assertThat(elasticsearch.documents(Indices.DEAD_LETTERS))
                .containsOnlyKeys("elasticsearch/things/b")
                .allSatisfy((id, letter) -> assertThat(letter.source()).contains("dynamic introduction of [b]"));
    }

    @Test
    void aRefusedCopyOfADeadLetterMakesNoOtherCopy() throws Exception {
        elasticsearch.items(STRANGE_FIELD);

        ThingJobs.run(sink(), new Thing("b"));

        assertThat(CollectedRejections.LETTERS.stream().map(DeadLetter::id))
                .containsExactly("elasticsearch/things/b", "elasticsearch/earshot-dead-letters/elasticsearch/things/b");
        assertThat(elasticsearch.calls()).hasSize(2);
    }

    @Test
    void theJobFailsIfADeadLetterCannotBeKept() {
        elasticsearch.item("b", STRANGE_FIELD);
        RejectedDocuments.Factory broken = LostRejections::new;

        Throwable failure =
                ThingJobs.failureOf(new ElasticsearchSink<>(connection(), Thing::document, broken), new Thing("b"));

        assertThat(failure).hasMessageContaining("things/b").hasMessageContaining("cannot be kept as a dead letter");
    }

    @Test
    void aFullDiskRaisesTheAlarmUntilItIsFreed() throws Exception {
        elasticsearch.items(FLOOD_STAGE);

        JobClient job = ThingJobs.runEndlessly(sink(), 50);
        patiently().untilAsserted(() -> assertThat(METRICS.gauge(job.getJobID(), SinkMetrics.DISK_FULL))
                .isEqualTo(1));
        assertThat(elasticsearch.documents(ThingJobs.INDEX)).isEmpty();

        elasticsearch.items(null);
        patiently().untilAsserted(() -> assertThat(METRICS.gauge(job.getJobID(), SinkMetrics.DISK_FULL))
                .isEqualTo(0));
        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsKey("0");
        assertThat(CollectedRejections.LETTERS).isEmpty();
        job.cancel().get();
    }

    @Test
    void aFullDiskIsAskedSeldom() throws Exception {
        elasticsearch.nextItem("a", FLOOD_STAGE);
        // Were this the wait of a busy server, the job would not end.
        Pace.Delays onlyForFullDisks = new Pace.Delays(Duration.ofDays(1), Duration.ofDays(1), Duration.ofMillis(20));

        ThingJobs.run(sink().withDelays(onlyForFullDisks), List.of(new Thing("a")));

        assertThat(elasticsearch.timesSent("a")).isEqualTo(2);
    }

    @Test
    void aWriteBlockFailsTheJob() {
        elasticsearch.items(new ItemError(
                403, "cluster_block_exception", "index [things] blocked by: [FORBIDDEN/8/index write (api)];"));

        assertThat(ThingJobs.failureOf(sink(), new Thing("a")))
                .hasMessageContaining(elasticsearch.url().toString())
                .hasMessageContaining("refuses to write to things")
                .hasMessageContaining("FORBIDDEN/8/index write (api)")
                .hasMessageContaining("lift the block");
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void aClusterThatHoldsNoMoreShardsFailsTheJob() {
        elasticsearch.items(new ItemError(
                400,
                "validation_exception",
                "Validation Failed: 1: this action would add [2] shards, but this cluster currently has [1000]/[1000] "
                        + "maximum normal shards open;"));

        assertThat(ThingJobs.failureOf(sink(), new Thing("a"))).hasMessageContaining("cluster.max_shards_per_node");
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void anAnswerAboutFewerDocumentsFailsTheJob() {
        elasticsearch.always(exchange -> {
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = "{\"took\":1,\"errors\":false,\"items\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        assertThat(ThingJobs.failureOf(sink(), new Thing("a"))).hasMessageContaining("answered for 0 documents of 1");
    }

    private ElasticsearchConnection connection() {
        return ElasticsearchConnection.to(elasticsearch.url());
    }

    private ElasticsearchSink<Thing> sink() {
        return ThingJobs.sink(connection());
    }

    /** Letters that are lost on the way. */
    static final class LostRejections implements RejectedDocuments {
        @Override
        public CompletableFuture<Void> accept(DeadLetter letter) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }

        @Override
        public void close() {}
    }
}
