package io.earshot.jobs.connect.elasticsearch;

import static io.earshot.jobs.connect.elasticsearch.ThingJobs.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.elasticsearch.ScriptedElasticsearch.Action;
import io.earshot.jobs.connect.elasticsearch.ScriptedElasticsearch.Stored;
import io.earshot.jobs.connect.elasticsearch.ThingJobs.Thing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the sink sends, how it gets in, and what a checkpoint holds. */
final class ElasticsearchSinkTest {
    private static final JobMetrics METRICS = new JobMetrics();

    @RegisterExtension
    static final MiniClusterExtension FLINK = METRICS.flink();

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

    @Test
    void documentsGoInBulkAsTheyAre() throws Exception {
        ThingJobs.run(
                sink(), new Thing("a", null, "{\"text\":\"\\u0041 \\\"né\\\" 🙂\", \"n\" : 1.0}"), new Thing("b"));

        assertThat(elasticsearch.calls()).singleElement().satisfies(call -> assertThat(call.actions())
                .containsExactly(
                        new Action(
                                ThingJobs.INDEX, "a", null, null, "{\"text\":\"\\u0041 \\\"né\\\" 🙂\", \"n\" : 1.0}"),
                        new Action(ThingJobs.INDEX, "b", null, null, "{\"a\":\"b\"}")));
    }

    @Test
    void aVersionIsExternal() throws Exception {
        ThingJobs.run(sink(), new Thing("a", 7L, "{}"));

        assertThat(elasticsearch.calls().get(0).actions())
                .containsExactly(new Action(ThingJobs.INDEX, "a", 7L, "external_gte", "{}"));
    }

    @Test
    void theNewestVersionStaysInWhateverOrderTheyCome() throws Exception {
        ThingJobs.run(
                sink(),
                new Thing("a", 1L, "{\"n\":1}"),
                new Thing("a", 3L, "{\"n\":3}"),
                new Thing("a", 2L, "{\"n\":2}"));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsOnly(Map.entry("a", new Stored(3, "{\"n\":3}")));
    }

    @Test
    void manyDocumentsGoInRequestsOfLimitedLength() throws Exception {
        ThingJobs.run(sink().withRequests(100, Duration.ofMillis(200)), ThingJobs.things(1_000));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).hasSize(1_000);
        assertThat(elasticsearch.calls()).hasSizeLessThan(100).allSatisfy(call -> assertThat(call.actions())
                .hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void aDocumentDoesNotWaitForOthersForLong() throws Exception {
        JobClient job = ThingJobs.runEndlessly(sink(), 1);
        patiently().untilAsserted(() -> assertThat(elasticsearch.documents(ThingJobs.INDEX))
                .isNotEmpty());
        job.cancel().get();
    }

    @Test
    void aUserShowsItsPassword() throws Exception {
        ThingJobs.run(ThingJobs.sink(connection().withUser("pat", "s3cret")), List.of(new Thing("a")));

        String pair = Base64.getEncoder().encodeToString("pat:s3cret".getBytes(StandardCharsets.UTF_8));
        assertThat(elasticsearch.calls().get(0).headers().get("Authorization")).containsExactly("Basic " + pair);
    }

    @Test
    void anApiKeyIsShown() throws Exception {
        ThingJobs.run(ThingJobs.sink(connection().withApiKey("a2V5OnNlY3JldA==")), List.of(new Thing("a")));

        assertThat(elasticsearch.calls().get(0).headers().get("Authorization"))
                .containsExactly("ApiKey a2V5OnNlY3JldA==");
    }

    @Test
    void aServerIsTrustedByItsAuthority(@TempDir Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        try (ScriptedElasticsearch secure = new ScriptedElasticsearch(certificate.serverContext())) {
            ElasticsearchConnection connection =
                    ElasticsearchConnection.to(secure.url()).withCertificateAuthority(certificate.pem());

            ThingJobs.run(ThingJobs.sink(connection), List.of(new Thing("a")));

            assertThat(secure.documents(ThingJobs.INDEX)).containsOnlyKeys("a");
        }
    }

    @Test
    void aServerOfAnUnknownAuthorityFailsTheJob(@TempDir Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        try (ScriptedElasticsearch secure = new ScriptedElasticsearch(certificate.serverContext())) {
            Throwable failure =
                    ThingJobs.failureOf(ThingJobs.sink(ElasticsearchConnection.to(secure.url())), new Thing("a"));

            assertThat(failure).hasMessageContaining("TLS failed").hasMessageContaining("certificate authority");
            assertThat(secure.calls()).isEmpty();
        }
    }

    @Test
    void aCheckpointDoesNotWaitForElasticsearchAndHoldsWhatIsNotAcknowledged(@TempDir Path directory) throws Exception {
        elasticsearch.always(elasticsearch.silence());
        JobClient job = ThingJobs.runEndlessly(sink(), 1_000);
        // All that may be under way is, and more waits behind it.
        patiently()
                .until(() -> elasticsearch.calls().size() == ElasticsearchSink.MAX_REQUESTS_UNDER_WAY
                        && METRICS.gauge(job.getJobID(), SinkMetrics.UNACKNOWLEDGED_DOCUMENTS) > 1_000);

        String savepoint = job.stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        elasticsearch.always(null);
        assertThat(elasticsearch.documents(ThingJobs.INDEX)).isEmpty();

        Configuration restored = new Configuration();
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        JobClient again = ThingJobs.start(sink(), Long.MAX_VALUE, 1_000, restored);
        patiently().untilAsserted(() -> {
            // Numbers without a gap, up to ones that only the second run can have made.
            List<Integer> numbers = elasticsearch.documents(ThingJobs.INDEX).keySet().stream()
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

        JobClient job = ThingJobs.runEndlessly(sink(), 1_000_000);

        patiently()
                .until(() -> METRICS.gauge(job.getJobID(), SinkMetrics.UNACKNOWLEDGED_DOCUMENTS)
                        >= ElasticsearchSink.MAX_UNACKNOWLEDGED_DOCUMENTS);
        assertThat(METRICS.gauge(job.getJobID(), SinkMetrics.UNACKNOWLEDGED_DOCUMENTS))
                .isLessThan(
                        ElasticsearchSink.MAX_UNACKNOWLEDGED_DOCUMENTS + ElasticsearchSink.MAX_DOCUMENTS_PER_REQUEST);
        elasticsearch.always(null);
        job.cancel().get();
    }

    private ElasticsearchConnection connection() {
        return ElasticsearchConnection.to(elasticsearch.url());
    }

    private ElasticsearchSink<Thing> sink() {
        return ThingJobs.sink(connection());
    }
}
