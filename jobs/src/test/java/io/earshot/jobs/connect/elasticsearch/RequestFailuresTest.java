package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.elasticsearch.ThingJobs.Thing;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request that fails as a whole, in each way in which it can. */
final class RequestFailuresTest {
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

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aRequestThatTheServerCannotServeNowIsSentAgain(int status) throws Exception {
        elasticsearch.next(ScriptedElasticsearch.error(status, "es_rejected_execution_exception", "too much"));
        elasticsearch.next(ScriptedElasticsearch.page(status, "<html>try again later</html>"));

        JobID job = ThingJobs.run(sink(), new Thing("a"), new Thing("b"));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsOnlyKeys("a", "b");
        assertThat(METRICS.counter(job, SinkMetrics.FAILED_REQUESTS)).isEqualTo(2);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void aBrokenConnectionIsMadeAnew() throws Exception {
        elasticsearch.next(ScriptedElasticsearch.hangUp());
        elasticsearch.next(ScriptedElasticsearch.hangUp());

        ThingJobs.run(sink(), new Thing("a"));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsOnlyKeys("a");
    }

    @Test
    void aRequestThatIsNeverAnsweredIsSentAgain() throws Exception {
        elasticsearch.next(elasticsearch.silence());

        ThingJobs.run(ThingJobs.sink(connection().withRequestTimeout(Duration.ofMillis(300))), List.of(new Thing("a")));

        assertThat(elasticsearch.timesSent("a")).isEqualTo(2);
        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsOnlyKeys("a");
    }

    @Test
    void aRequestWhoseAnswerNeverEndsIsSentAgain() throws Exception {
        elasticsearch.next(elasticsearch.endless());

        ThingJobs.run(ThingJobs.sink(connection().withRequestTimeout(Duration.ofMillis(300))), List.of(new Thing("a")));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsOnlyKeys("a");
    }

    @Test
    void anotherHostIsAskedIfOneIsDown() throws Exception {
        URI down;
        try (ServerSocket socket = new ServerSocket(0)) {
            down = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        ThingJobs.run(ThingJobs.sink(ElasticsearchConnection.to(down, elasticsearch.url())), ThingJobs.things(10));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).hasSize(10);
    }

    @Test
    void aRequestThatIsTooLargeIsSplit() throws Exception {
        elasticsearch.maxContentLength(1_000);

        ThingJobs.run(sink(), ThingJobs.things(200));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).hasSize(200);
        assertThat(elasticsearch.calls()).hasSizeGreaterThan(10);
        assertThat(CollectedRejections.LETTERS).isEmpty();
    }

    @Test
    void aDocumentThatIsTooLargeByItselfBecomesADeadLetter() throws Exception {
        elasticsearch.maxContentLength(1_000);
        List<Thing> things = new ArrayList<>(ThingJobs.things(20));
        things.add(10, new Thing("large", null, "{\"a\":\"" + "x".repeat(2_000) + "\"}"));

        ThingJobs.run(sink(), things);

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).hasSize(20).doesNotContainKey("large");
        assertThat(CollectedRejections.LETTERS).first().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("elasticsearch/things/large");
            assertThat(letter.reason()).contains("http.max_content_length");
        });
    }

    @Test
    void aDocumentLargerThanARequestOfOursIsLeftToTheServerToJudge() throws Exception {
        String source = "{\"a\":\"" + "x".repeat((int) ElasticsearchSink.MAX_BYTES_PER_REQUEST) + "\"}";

        ThingJobs.run(sink(), new Thing("small"), new Thing("large", null, source));

        assertThat(elasticsearch.documents(ThingJobs.INDEX)).containsOnlyKeys("small", "large");
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

        Throwable failure = ThingJobs.failureOf(ThingJobs.sink(connection().withUser("pat", "s3cret")), new Thing("a"));

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

        assertThat(ThingJobs.failureOf(sink(), new Thing("a")))
                .hasMessageContaining("X-Elastic-Product")
                .hasMessageContaining("check that the address is Elasticsearch's own");
    }

    private ElasticsearchConnection connection() {
        return ElasticsearchConnection.to(elasticsearch.url());
    }

    private ElasticsearchSink<Thing> sink() {
        return ThingJobs.sink(connection());
    }
}
