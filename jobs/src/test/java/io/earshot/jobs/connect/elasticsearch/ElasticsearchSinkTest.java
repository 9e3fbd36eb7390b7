package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Indices;
import io.earshot.jobs.connect.elasticsearch.ScriptedElasticsearch.Action;
import io.earshot.jobs.connect.elasticsearch.ScriptedElasticsearch.Call;
import io.earshot.jobs.connect.elasticsearch.ScriptedElasticsearch.ItemError;
import io.earshot.jobs.connect.elasticsearch.ScriptedElasticsearch.Stored;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sink does upon each answer that Elasticsearch can give, in a Flink job and over a real connection. */
final class ElasticsearchSinkTest {
    private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setConfiguration(METRICS.addToConfiguration(new Configuration()))
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final String INDEX = "things";
    private static final Instant EVENT_TIME = Instant.parse("2026-11-22T08:15:00Z");
    private static final ItemError FLOOD_STAGE = new ItemError(
            429,
            "cluster_block_exception",
            "index [things] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has "
                    + "read-only-allow-delete block];");
    private static final ItemError STRANGE_FIELD = new ItemError(
            400, "strict_dynamic_mapping_exception", "[1:2] mapping set to strict, dynamic introduction of [b]");

    /** One element of the streams here. */
    record Thing(String id, @Nullable Long version, String source) {
        Thing(String id) {
            this(id, null, "{\"a\":\"" + id + "\"}");
        }

        Document document() {
            return new Document(INDEX, id, version, source.getBytes(StandardCharsets.UTF_8));
        }
    }

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

    // ---- what is sent

    @Test
    void documentsGoInBulkAsTheyAre() throws Exception {
        run(new Thing("a", null, "{\"text\":\"\\u0041 \\\"né\\\" 🙂\", \"n\" : 1.0}"), new Thing("b"));

        assertThat(elasticsearch.calls()).singleElement().satisfies(call -> assertThat(call.actions())
                .containsExactly(
                        new Action(INDEX, "a", null, null, "{\"text\":\"\\u0041 \\\"né\\\" 🙂\", \"n\" : 1.0}"),
                        new Action(INDEX, "b", null, null, "{\"a\":\"b\"}")));
    }

    @Test
    void aVersionIsExternal() throws Exception {
        run(new Thing("a", 7L, "{}"));

        assertThat(elasticsearch.calls().get(0).actions())
                .containsExactly(new Action(INDEX, "a", 7L, "external", "{}"));
    }

    @Test
    void theNewestVersionStaysInWhateverOrderTheyCome() throws Exception {
        run(new Thing("a", 1L, "{\"n\":1}"), new Thing("a", 3L, "{\"n\":3}"), new Thing("a", 2L, "{\"n\":2}"));

        assertThat(elasticsearch.documents(INDEX)).containsOnly(Map.entry("a", new Stored(3, "{\"n\":3}")));
    }

    @Test
    void manyDocumentsGoInRequestsOfLimitedLength() throws Exception {
        run(sink().withRequests(100, Duration.ofMillis(200)), things(1_000));

        assertThat(elasticsearch.documents(INDEX)).hasSize(1_000);
        assertThat(elasticsearch.calls()).hasSizeLessThan(100).allSatisfy(call -> assertThat(call.actions())
                .hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void aDocumentDoesNotWaitForOthersForLong() throws Exception {
        JobClient job = runEndlessly(sink(), 1);
        await().untilAsserted(() -> assertThat(elasticsearch.documents(INDEX)).isNotEmpty());
        job.cancel().get();
    }

    // ---- answers about single documents

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

        JobID job = run(new Thing("a"), new Thing("b"), new Thing("c"));

        assertThat(elasticsearch.calls().stream().map(Call::ids))
                .containsExactly(List.of("a", "b", "c"), List.of("b"), List.of("b"));
        assertThat(elasticsearch.documents(INDEX)).containsOnlyKeys("a", "b", "c");
        assertThat(CollectedRejections.LETTERS).isEmpty();
        assertThat(counter(job, SinkMetrics.RETRIES)).isEqualTo(2);
        assertThat(counter(job, SinkMetrics.DOCUMENTS_WRITTEN)).isEqualTo(3);
    }

    @Test
    void aStaleVersionIsASuccess() throws Exception {
        JobID job = run(new Thing("a", 2L, "{\"n\":2}"), new Thing("a", 1L, "{\"n\":1}"));

        assertThat(elasticsearch.timesSent("a")).isEqualTo(2);
        assertThat(counter(job, SinkMetrics.STALE_VERSIONS)).isEqualTo(1);
        assertThat(counter(job, SinkMetrics.DOCUMENTS_WRITTEN)).isEqualTo(1);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void aConflictOfADocumentWithoutVersionIsNotTakenForASuccess() throws Exception {
        elasticsearch.item("a", new ItemError(409, "version_conflict_engine_exception", "[a]: document exists"));

        run(new Thing("a"));

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

        JobID job = run(new Thing("a"), new Thing("b"), new Thing("c"));

        assertThat(elasticsearch.documents(INDEX)).containsOnlyKeys("a", "c");
        assertThat(elasticsearch.timesSent("b")).isEqualTo(1);
        assertThat(counter(job, SinkMetrics.DEAD_LETTERS)).isEqualTo(1);
        assertThat(CollectedRejections.LETTERS)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new DeadLetter(
                        "elasticsearch/things/b",
                        "elasticsearch",
                        "Elasticsearch refused the document: status " + status + ", " + type + ": no such luck",
                        null,
                        null,
                        null,
                        EVENT_TIME,
                        "b",
                        "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void peopleFindTheDeadLetterInElasticsearchToo() throws Exception {
        elasticsearch.item("b", STRANGE_FIELD);

        run(new Thing("b"));

        assertThat(elasticsearch.documents(Indices.DEAD_LETTERS))
                .containsOnlyKeys("elasticsearch/things/b")
                .allSatisfy((id, letter) -> assertThat(letter.source()).contains("dynamic introduction of [b]"));
    }

    @Test
    void aRefusedCopyOfADeadLetterMakesNoOtherCopy() throws Exception {
        elasticsearch.items(STRANGE_FIELD);

        run(new Thing("b"));

        assertThat(CollectedRejections.LETTERS.stream().map(DeadLetter::id))
                .containsExactly("elasticsearch/things/b", "elasticsearch/earshot-dead-letters/elasticsearch/things/b");
        assertThat(elasticsearch.calls()).hasSize(2);
    }

    @Test
    void theJobFailsIfADeadLetterCannotBeKept() {
        elasticsearch.item("b", STRANGE_FIELD);
        RejectedDocuments.Factory broken = LostRejections::new;

        Throwable failure = failureOf(new ElasticsearchSink<>(connection(), Thing::document, broken), new Thing("b"));

        assertThat(failure).hasMessageContaining("things/b").hasMessageContaining("cannot be kept as a dead letter");
    }

    @Test
    void aFullDiskRaisesTheAlarmUntilItIsFreed() throws Exception {
        elasticsearch.items(FLOOD_STAGE);

        JobClient job = runEndlessly(sink(), 50);
        await().untilAsserted(() ->
                assertThat(gauge(job.getJobID(), SinkMetrics.DISK_FULL)).isEqualTo(1));
        assertThat(elasticsearch.documents(INDEX)).isEmpty();

        elasticsearch.items(null);
        await().untilAsserted(() ->
                assertThat(gauge(job.getJobID(), SinkMetrics.DISK_FULL)).isEqualTo(0));
        assertThat(elasticsearch.documents(INDEX)).containsKey("0");
        assertThat(CollectedRejections.LETTERS).isEmpty();
        job.cancel().get();
    }

    @Test
    void aFullDiskIsAskedSeldom() throws Exception {
        elasticsearch.nextItem("a", FLOOD_STAGE);
        // Were this the wait of a busy server, the job would not end.
        Pace.Delays onlyForFullDisks = new Pace.Delays(Duration.ofDays(1), Duration.ofDays(1), Duration.ofMillis(20));

        run(sink().withDelays(onlyForFullDisks), List.of(new Thing("a")));

        assertThat(elasticsearch.timesSent("a")).isEqualTo(2);
    }

    @Test
    void aWriteBlockFailsTheJob() {
        elasticsearch.items(new ItemError(
                403, "cluster_block_exception", "index [things] blocked by: [FORBIDDEN/8/index write (api)];"));

        assertThat(failureOf(sink(), new Thing("a")))
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

        assertThat(failureOf(sink(), new Thing("a"))).hasMessageContaining("cluster.max_shards_per_node");
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

        assertThat(failureOf(sink(), new Thing("a"))).hasMessageContaining("answered for 0 documents of 1");
    }

    // ---- answers to whole requests

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aRequestThatTheServerCannotServeNowIsSentAgain(int status) throws Exception {
        elasticsearch.next(ScriptedElasticsearch.error(status, "es_rejected_execution_exception", "too much"));
        elasticsearch.next(ScriptedElasticsearch.page(status, "<html>try again later</html>"));

        JobID job = run(new Thing("a"), new Thing("b"));

        assertThat(elasticsearch.documents(INDEX)).containsOnlyKeys("a", "b");
        assertThat(counter(job, SinkMetrics.FAILED_REQUESTS)).isEqualTo(2);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void aBrokenConnectionIsMadeAnew() throws Exception {
        elasticsearch.next(ScriptedElasticsearch.hangUp());
        elasticsearch.next(ScriptedElasticsearch.hangUp());

        run(new Thing("a"));

        assertThat(elasticsearch.documents(INDEX)).containsOnlyKeys("a");
    }

    @Test
    void aRequestThatIsNeverAnsweredIsSentAgain() throws Exception {
        elasticsearch.next(elasticsearch.silence());

        run(sink(connection().withRequestTimeout(Duration.ofMillis(300))), List.of(new Thing("a")));

        assertThat(elasticsearch.timesSent("a")).isEqualTo(2);
        assertThat(elasticsearch.documents(INDEX)).containsOnlyKeys("a");
    }

    @Test
    void aRequestWhoseAnswerNeverEndsIsSentAgain() throws Exception {
        elasticsearch.next(elasticsearch.endless());

        run(sink(connection().withRequestTimeout(Duration.ofMillis(300))), List.of(new Thing("a")));

        assertThat(elasticsearch.documents(INDEX)).containsOnlyKeys("a");
    }

    @Test
    void anotherHostIsAskedIfOneIsDown() throws Exception {
        URI down;
        try (ServerSocket socket = new ServerSocket(0)) {
            down = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        run(sink(ElasticsearchConnection.to(down, elasticsearch.url())), things(10));

        assertThat(elasticsearch.documents(INDEX)).hasSize(10);
    }

    @Test
    void aRequestThatIsTooLargeIsSplit() throws Exception {
        elasticsearch.maxContentLength(1_000);

        run(sink(), things(200));

        assertThat(elasticsearch.documents(INDEX)).hasSize(200);
        assertThat(elasticsearch.calls()).hasSizeGreaterThan(10);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void aDocumentThatIsTooLargeByItselfBecomesADeadLetter() throws Exception {
        elasticsearch.maxContentLength(1_000);
        List<Thing> things = new ArrayList<>(things(20));
        things.add(10, new Thing("large", null, "{\"a\":\"" + "x".repeat(2_000) + "\"}"));

        run(sink(), things);

        assertThat(elasticsearch.documents(INDEX)).hasSize(20).doesNotContainKey("large");
        assertThat(CollectedRejections.LETTERS).first().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("elasticsearch/things/large");
            assertThat(letter.reason()).contains("http.max_content_length");
        });
    }

    @Test
    void aDocumentLargerThanARequestOfOursIsLeftToTheServerToJudge() throws Exception {
        String source = "{\"a\":\"" + "x".repeat((int) ElasticsearchSink.MAX_BYTES_PER_REQUEST) + "\"}";

        run(new Thing("small"), new Thing("large", null, source));

        assertThat(elasticsearch.documents(INDEX)).containsOnlyKeys("small", "large");
    }

    @ParameterizedTest
    @CsvSource({
        "401, security_exception, check the user and password",
        "403, security_exception, let the user create",
        "400, illegal_argument_exception, the server does not understand",
        "404, index_not_found_exception, check that the address"
    })
    void aRequestThatCannotSucceedFailsTheJob(int status, String type, String remedy) {
        elasticsearch.always(ScriptedElasticsearch.error(status, type, "not you"));

        Throwable failure = failureOf(sink(connection().withUser("pat", "s3cret")), new Thing("a"));

        assertThat(failure)
                .hasMessageContaining(elasticsearch.url().toString())
                .hasMessageContaining("things")
                .hasMessageContaining("status " + status + ", " + type + ": not you")
                .hasMessageContaining(remedy);
        assertThat(ExceptionUtils.stringifyException(failure)).doesNotContain("s3cret");
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void aServerThatIsNotElasticsearchFailsTheJob() {
        elasticsearch.always(ScriptedElasticsearch.page(200, "<html>Welcome!</html>"));

        assertThat(failureOf(sink(), new Thing("a")))
                .hasMessageContaining("X-Elastic-Product")
                .hasMessageContaining("check that the address is Elasticsearch's own");
    }

    // ---- ways in

    @Test
    void aUserShowsItsPassword() throws Exception {
        run(sink(connection().withUser("pat", "s3cret")), List.of(new Thing("a")));

        String pair = Base64.getEncoder().encodeToString("pat:s3cret".getBytes(StandardCharsets.UTF_8));
        assertThat(elasticsearch.calls().get(0).headers().get("Authorization")).containsExactly("Basic " + pair);
    }

    @Test
    void anApiKeyIsShown() throws Exception {
        run(sink(connection().withApiKey("a2V5OnNlY3JldA==")), List.of(new Thing("a")));

        assertThat(elasticsearch.calls().get(0).headers().get("Authorization"))
                .containsExactly("ApiKey a2V5OnNlY3JldA==");
    }

    @Test
    void aServerIsTrustedByItsAuthority(@TempDir Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        try (ScriptedElasticsearch secure = new ScriptedElasticsearch(certificate.serverContext())) {
            ElasticsearchConnection connection =
                    ElasticsearchConnection.to(secure.url()).withCertificateAuthority(certificate.pem());

            run(sink(connection), List.of(new Thing("a")));

            assertThat(secure.documents(INDEX)).containsOnlyKeys("a");
        }
    }

    @Test
    void aServerOfAnUnknownAuthorityFailsTheJob(@TempDir Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        try (ScriptedElasticsearch secure = new ScriptedElasticsearch(certificate.serverContext())) {
            Throwable failure = failureOf(sink(ElasticsearchConnection.to(secure.url())), new Thing("a"));

            assertThat(failure).hasMessageContaining("TLS failed").hasMessageContaining("certificate authority");
            assertThat(secure.calls()).isEmpty();
        }
    }

    // ---- checkpoints

    @Test
    void aCheckpointDoesNotWaitForElasticsearchAndHoldsWhatIsNotAcknowledged(@TempDir Path directory) throws Exception {
        elasticsearch.always(elasticsearch.silence());
        JobClient job = runEndlessly(sink(), 1_000);
        // All that may be under way is, and more waits behind it.
        await().until(() -> elasticsearch.calls().size() == ElasticsearchSink.MAX_REQUESTS_UNDER_WAY
                && gauge(job.getJobID(), SinkMetrics.UNACKNOWLEDGED_DOCUMENTS) > 1_000);

        String savepoint = job.stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        elasticsearch.always(null);
        assertThat(elasticsearch.documents(INDEX)).isEmpty();

        Configuration restored = new Configuration();
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        JobClient again = runEndlessly(sink(), 1_000, restored);
        await().untilAsserted(() -> {
            // Numbers without a gap, up to ones that only the second run can have made.
            List<Integer> numbers = elasticsearch.documents(INDEX).keySet().stream()
                    .map(Integer::valueOf)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            assertThat(numbers).hasSizeGreaterThan(3_000);
            assertThat(numbers.subList(0, 3_000))
                    .isEqualTo(IntStream.range(0, 3_000).boxed().toList());
        });
        again.cancel().get();
    }

    @Test
    void theStreamIsHeldBackWhenTooMuchIsNotAcknowledged() throws Exception {
        elasticsearch.always(elasticsearch.silence());

        JobClient job = runEndlessly(sink(), 1_000_000);

        await().until(() -> gauge(job.getJobID(), SinkMetrics.UNACKNOWLEDGED_DOCUMENTS)
                >= ElasticsearchSink.MAX_UNACKNOWLEDGED_DOCUMENTS);
        assertThat(gauge(job.getJobID(), SinkMetrics.UNACKNOWLEDGED_DOCUMENTS))
                .isLessThan(
                        ElasticsearchSink.MAX_UNACKNOWLEDGED_DOCUMENTS + ElasticsearchSink.MAX_DOCUMENTS_PER_REQUEST);
        elasticsearch.always(null);
        job.cancel().get();
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

    private ElasticsearchConnection connection() {
        return ElasticsearchConnection.to(elasticsearch.url());
    }

    private ElasticsearchSink<Thing> sink() {
        return sink(connection());
    }

    private static ElasticsearchSink<Thing> sink(ElasticsearchConnection connection) {
        return new ElasticsearchSink<>(connection, Thing::document, CollectedRejections::new)
                .withDelays(new Pace.Delays(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(50)));
    }

    private static List<Thing> things(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Thing(Integer.toString(number)))
                .toList();
    }

    private JobID run(Thing... things) throws Exception {
        return run(sink(), List.of(things));
    }

    private static JobID run(ElasticsearchSink<Thing> sink, List<Thing> things) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.fromData(things, TypeInformation.of(Thing.class))
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Thing>forMonotonousTimestamps()
                        .withTimestampAssigner((thing, before) -> EVENT_TIME.toEpochMilli()))
                .sinkTo(sink);
        return env.execute().getJobID();
    }

    /** A job of things 0, 1, 2 and so on. */
    private static JobClient runEndlessly(ElasticsearchSink<Thing> sink, int perSecond) throws Exception {
        return runEndlessly(sink, perSecond, new Configuration());
    }

    private static JobClient runEndlessly(ElasticsearchSink<Thing> sink, int perSecond, Configuration configuration)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        DataGeneratorSource<Thing> numbers = new DataGeneratorSource<>(
                number -> new Thing(Long.toString(number)),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(perSecond),
                TypeInformation.of(Thing.class));
        env.fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .sinkTo(sink)
                .uid("sink");
        return env.executeAsync();
    }

    private static Throwable failureOf(ElasticsearchSink<Thing> sink, Thing... things) {
        Throwable failure = catchThrowable(() -> run(sink, List.of(things)));
        return ExceptionUtils.findThrowable(failure, ElasticsearchSinkException.class)
                .orElseThrow(() -> new AssertionError("the job did not fail as it should", failure));
    }

    private static long counter(JobID job, String name) {
        return ((Counter) metric(job, name)).getCount();
    }

    private static long gauge(JobID job, String name) {
        return ((Number) ((Gauge<?>) metric(job, name)).getValue()).longValue();
    }

    private static Metric metric(JobID job, String name) {
        await().until(() -> METRICS.findMetric(job, name).isPresent());
        return METRICS.findMetric(job, name).orElseThrow();
    }
}
