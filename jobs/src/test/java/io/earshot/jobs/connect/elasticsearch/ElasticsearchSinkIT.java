package io.earshot.jobs.connect.elasticsearch;

import static io.earshot.jobs.connect.elasticsearch.ThingJobs.failureOf;
import static io.earshot.jobs.connect.elasticsearch.ThingJobs.patiently;
import static io.earshot.jobs.connect.elasticsearch.ThingJobs.run;
import static io.earshot.jobs.connect.elasticsearch.ThingJobs.things;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.elasticsearch.ThingJobs.Thing;
import io.earshot.json.Json;
import io.earshot.servers.ElasticsearchNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sink and a real Elasticsearch node, one with little room, so that it refuses what it can. */
final class ElasticsearchSinkIT {
    private static final int MAX_CONTENT_KILOBYTES = 300;
    private static final int INDEXING_PRESSURE_KILOBYTES = 250;

    private static final AtomicInteger CRASHES = new AtomicInteger();

    private static final JobMetrics METRICS = new JobMetrics();

    @RegisterExtension
    static final MiniClusterExtension FLINK = METRICS.flink();

    @TempDir
    private static Path directory;

    private static ElasticsearchNode node;
    private static HttpClient http;

    @BeforeAll
    static void startNode() throws Exception {
        node = ElasticsearchNode.in(directory)
                .heapMegabytes(512)
                .setting("http.max_content_length", MAX_CONTENT_KILOBYTES + "kb")
                .setting("indexing_pressure.memory.limit", INDEXING_PRESSURE_KILOBYTES + "kb")
                .start();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @BeforeEach
    void makeIndex() throws Exception {
        CollectedRejections.LETTERS.clear();
        request("PUT", "/things", """
                {"settings": {"number_of_replicas": 0},
                 "mappings": {"dynamic": "strict", "properties": {"a": {"type": "keyword"}, "n": {"type": "long"}}}}""");
    }

    @AfterEach
    void removeIndices() throws Exception {
        request("DELETE", "/things?ignore_unavailable=true", "");
        request("DELETE", "/earshot-dead-letters?ignore_unavailable=true", "");
    }

    @Test
    void documentsAreThereAsTheyWereSent() throws Exception {
        String longId = "é".repeat(1_000);

        run(sink(), new Thing("acme/x:1", null, "{\"a\":\"né 🙂\"}"), new Thing(longId));

        assertThat(source("acme%2Fx:1")).isEqualTo("{\"a\":\"né 🙂\"}");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void theNewestVersionStaysOfTheSameTheLast() throws Exception {
        JobID job = run(
                sink(),
                new Thing("a", 5L, "{\"n\":5}"),
                new Thing("a", 9L, "{\"n\":9}"),
                new Thing("a", 9L, "{\"n\":0}"),
                new Thing("a", 7L, "{\"n\":7}"));

        assertThat(source("a")).isEqualTo("{\"n\":0}");
        assertThat(METRICS.counter(job, SinkMetrics.STALE_VERSIONS)).isEqualTo(1);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void whatTheMappingRefusesBecomesADeadLetterWithTheReason() throws Exception {
        run(
                sink(),
                new Thing("good"),
                new Thing("strange", null, "{\"b\":1}"),
                new Thing("wrong", null, "{\"n\":\"many\"}"),
                new Thing("broken", null, "{\"a\":"));

        assertThat(count()).isEqualTo(1);
        assertThat(CollectedRejections.LETTERS.stream().map(DeadLetter::key))
                .containsExactlyInAnyOrder("strange", "wrong", "broken");
        assertThat(letter("strange").reason()).contains("strict_dynamic_mapping_exception", "[b]");
        assertThat(letter("wrong").reason()).contains("document_parsing_exception", "field [n]", "many");
        assertThat(letter("broken").reason()).contains("document_parsing_exception");
        refresh("earshot-dead-letters");
        assertThat(get("/earshot-dead-letters/_count").required("count").asInt())
                .isEqualTo(3);
    }

    @Test
    void anIndexThatMayNotBeMadeLeavesADeadLetter() throws Exception {
        request("DELETE", "/things", "");
        clusterSetting("action.auto_create_index", "\"false\"");
        try {
            run(sink(), new Thing("a"));

            assertThat(letter("a").reason()).contains("404", "index_not_found_exception");
        } finally {
            clusterSetting("action.auto_create_index", "null");
        }
    }

    @Test
    void aClusterThatHoldsNoMoreShardsFailsTheJob() throws Exception {
        request("DELETE", "/things", "");
        request("PUT", "/other", "{}");
        clusterSetting("cluster.max_shards_per_node", "1");
        try {
            assertThat(failureOf(sink(), new Thing("a")))
                    .hasMessageContaining("maximum normal shards open")
                    .hasMessageContaining("raise cluster.max_shards_per_node");
            assertThat(CollectedRejections.LETTERS).isEmpty();
        } finally {
            clusterSetting("cluster.max_shards_per_node", "null");
            request("DELETE", "/other", "");
        }
    }

    @Test
    void aWriteBlockFailsTheJob() throws Exception {
        request("PUT", "/things/_settings", "{\"index.blocks.write\": true}");

        assertThat(failureOf(sink(), new Thing("a")))
                .hasMessageContaining(node.url())
                .hasMessageContaining("FORBIDDEN/8/index write (api)")
                .hasMessageContaining("lift the block");
    }

    @Test
    void theFloodStageRaisesTheAlarmUntilItIsOver() throws Exception {
        // What the node sets by itself when its disk is full.
        request("PUT", "/things/_settings", "{\"index.blocks.read_only_allow_delete\": true}");

        JobClient job = ThingJobs.start(sink(), 1_000, 1_000, new Configuration());
        patiently().untilAsserted(() -> assertThat(METRICS.gauge(job.getJobID(), SinkMetrics.DISK_FULL))
                .isEqualTo(1));

        request("PUT", "/things/_settings", "{\"index.blocks.read_only_allow_delete\": null}");
        job.getJobExecutionResult().get();
        assertThat(count()).isEqualTo(1_000);
        assertThat(METRICS.gauge(job.getJobID(), SinkMetrics.DISK_FULL)).isZero();
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void requestsThatAreTooLargeAreSplitAndWhatIsTooLargeByItselfIsADeadLetter() throws Exception {
        List<Thing> things = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(number -> new Thing("padded-" + number, null, "{\"n\":1" + " ".repeat(2_000) + "}"))
                .toList());
        things.add(250, new Thing("large", null, "{\"n\":1" + " ".repeat(3 << 20) + "}"));

        JobID job = run(sink(), things);

        assertThat(count()).isEqualTo(500);
        assertThat(CollectedRejections.LETTERS.stream().map(DeadLetter::key)).containsExactly("large");
        assertThat(letter("large").reason()).contains("http.max_content_length");
        assertThat(METRICS.gauge(job, SinkMetrics.MAX_REQUEST_BYTES)).isLessThan(MAX_CONTENT_KILOBYTES << 10);
    }

    @Test
    void aServerUnderPressureGetsLessAtATimeUntilItHasAll() throws Exception {
        // Small enough to be taken as requests, too large for the memory that the node gives to indexing.
        List<Thing> things = IntStream.range(0, 2_000)
                .mapToObj(number -> new Thing("padded-" + number, null, "{\"n\":1" + " ".repeat(1_000) + "}"))
                .toList();

        JobID job = run(sink().withRequests(250, Duration.ofMillis(200)), things);

        assertThat(count()).isEqualTo(2_000);
        assertThat(METRICS.counter(job, SinkMetrics.FAILED_REQUESTS)).isPositive();
        assertThat(METRICS.gauge(job, SinkMetrics.MAX_REQUEST_BYTES))
                .isEqualTo(ElasticsearchSink.MAX_BYTES_PER_REQUEST);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void nothingIsLostOrDoubledWhenTheNodeIsKilledAndComesBack() throws Exception {
        int all = 50_000;
        Configuration checkpoints = new Configuration();
        checkpoints.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        JobClient job = ThingJobs.start(sink(), all, 10_000, checkpoints);
        patiently().until(() -> count() > 5_000);

        node.kill();
        patiently().until(() -> METRICS.gauge(job.getJobID(), SinkMetrics.BACKOFF_MILLIS) > 0);
        node.restart();

        job.getJobExecutionResult().get();
        assertThat(count()).isEqualTo(all);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void nothingIsLostOrDoubledWhenTheJobCrashesAndGoesOnFromItsCheckpoint() throws Exception {
        int all = 20_000;
        Configuration recovery = new Configuration();
        recovery.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        recovery.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        recovery.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        CRASHES.set(0);
        ElasticsearchSink<Thing> crashing = new ElasticsearchSink<>(
                ElasticsearchConnection.to(URI.create(node.url())),
                thing -> {
                    if (thing.id().equals("15000") && CRASHES.getAndIncrement() == 0) {
                        throw new IllegalStateException("crash");
                    }
                    return thing.document();
                },
                CollectedRejections::new);

        ThingJobs.start(crashing, all, 10_000, recovery).getJobExecutionResult().get();

        assertThat(CRASHES).hasValueGreaterThan(1);
        assertThat(count()).isEqualTo(all);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    private static ElasticsearchSink<Thing> sink() {
        return ThingJobs.sink(ElasticsearchConnection.to(URI.create(node.url())));
    }

    private static DeadLetter letter(String documentId) {
        return CollectedRejections.LETTERS.stream()
                .filter(letter -> documentId.equals(letter.key()))
                .findFirst()
                .orElseThrow();
    }

    private static int count() throws Exception {
        refresh("things");
        return get("/things/_count").required("count").asInt();
    }

    private static String source(String id) throws Exception {
        return get("/things/_doc/" + id).required("_source").toString();
    }

    private static void refresh(String index) throws Exception {
        request("POST", "/" + index + "/_refresh", "");
    }

    private static void clusterSetting(String name, String value) throws Exception {
        request("PUT", "/_cluster/settings", "{\"persistent\": {\"" + name + "\": " + value + "}}");
    }

    private static JsonNode get(String path) throws Exception {
        return request("GET", path, "");
    }

    private static JsonNode request(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return Json.MAPPER.readTree(response.body());
    }
}
