package io.earshot.jobs.mentions;

import static io.earshot.jobs.mentions.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.MultiInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FindMentionsTest {
    private Harness harness;
    private long offset;

    @BeforeEach
    void open() throws Exception {
        harness = harness(List.of(brand("acme", "acme")));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aPostThatMeansABrandIsFoundWithItsPlace() throws Exception {
        listen(post("x:1", "today acme is down", NOON));

        assertThat(harness.extractOutputValues()).singleElement().satisfies(found -> {
            assertThat(found.mention()).isEqualTo("acme/x:1");
            assertThat(Json.string(found.queries())).isEqualTo("[{\"id\":\"main\",\"spans\":[[6,10]]}]");
        });
    }

    @Test
    void aPostThatMeansNoBrandLeavesNoTrace() throws Exception {
        listen(post("x:1", "what a lovely morning", NOON));

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(letters()).isEmpty();
    }

    @Test
    void aPoisonRecordBecomesADeadLetterWithItsCoordinatesAndBytes() throws Exception {
        listen("{\"id\":\"x:1\"");

        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("decode/earshot.posts-3-1");
            assertThat(letter.topic()).isEqualTo("earshot.posts");
            assertThat(letter.partition()).isEqualTo(3);
            assertThat(letter.offset()).isEqualTo(1);
            assertThat(letter.reason()).contains("JSON");
            assertThat(letter.original()).asString(StandardCharsets.UTF_8).isEqualTo("{\"id\":\"x:1\"");
        });
    }

    @Test
    void aRecordWithoutAValueBecomesADeadLetter() throws Exception {
        listen(null);

        assertThat(letters()).singleElement().extracting(DeadLetter::reason).isEqualTo("the record has no value");
    }

    @Test
    void aPostFromTheFutureIsRefused() throws Exception {
        listen(post("x:1", "acme", NOON.plus(Duration.ofHours(1)).plusMillis(1)));
        listen(post("x:2", "acme", NOON.plus(Duration.ofHours(1))));

        assertThat(letters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .asString()
                .contains("future-tolerance");
        assertThat(mentions()).containsExactly("acme/x:2");
    }

    @Test
    void aBrandThatComesIsListenedForFromTheNextPostOn() throws Exception {
        listen(post("x:1", "nova is great", NOON));
        tell("nova", brandJson("nova", "nova"));
        listen(post("x:2", "nova is great", NOON));

        assertThat(mentions()).containsExactly("nova/x:2");
    }

    @Test
    void aBrandThatGoesIsListenedForNoMore() throws Exception {
        tell("acme", null);
        listen(post("x:1", "acme", NOON));

        assertThat(mentions()).isEmpty();
    }

    @Test
    void aBadVersionNeverReplacesAGoodOne() throws Exception {
        tell("acme", brandJson("acme", "acme AND"));
        listen(post("x:1", "acme", NOON));

        assertThat(mentions()).containsExactly("acme/x:1");
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.stage()).isEqualTo("brands");
            assertThat(letter.topic()).isEqualTo("earshot.brands");
        });
    }

    @Test
    void aBrandUnderAnotherBrandsKeyIsRefused() throws Exception {
        tell("acme", brandJson("nova", "nova"));

        assertThat(letters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .asString()
                .contains("'acme'", "'nova'");
    }

    @Test
    void aRestoreGoesOnWithTheVersionsThatWereInForce() throws Exception {
        tell("acme", brandJson("acme", "acmebank"));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness(List.of(brand("acme", "acme")));
        harness.initializeState(snapshot);
        harness.open();
        listen(post("x:1", "acme", NOON));
        listen(post("x:2", "acmebank", NOON));

        assertThat(mentions()).containsExactly("acme/x:2");
    }

    private static Harness harness(List<RawRecord> atStart) throws Exception {
        return new Harness(new FindMentions.Factory(() -> atStart, Duration.ofHours(1)));
    }

    private static final class Harness extends MultiInputStreamOperatorTestHarness<MatchedPost> {
        Harness(FindMentions.Factory factory) throws Exception {
            super(factory);
        }

        void awaitBrands() {
            ((FindMentions) getCastedOperator()).awaitBrands();
        }
    }

    private void listen(@Nullable String post) throws Exception {
        harness.processElement(0, new StreamRecord<>(record(Topics.POSTS, 3, null, post)));
    }

    private void tell(String key, @Nullable String brand) throws Exception {
        harness.processElement(1, new StreamRecord<>(record(Topics.BRANDS, 0, key, brand)));
        harness.awaitBrands();
    }

    private RawRecord record(String topic, int partition, @Nullable String key, @Nullable String value) {
        return new RawRecord(
                topic,
                partition,
                offset++,
                NOON.toEpochMilli(),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                null);
    }

    private RawRecord brand(String id, String query) {
        return record(Topics.BRANDS, 0, id, brandJson(id, query));
    }

    private static String brandJson(String id, String query) {
        return Json.string(Map.of("id", id, "name", id, "queries", List.of(Map.of("id", "main", "query", query))));
    }

    private static String post(String id, String text, Instant createdAt) {
        return Json.string(Map.of(
                "id",
                id,
                "platform",
                "x",
                "author",
                Map.of("id", "7", "handle", "pat"),
                "text",
                text,
                "createdAt",
                Json.instant(createdAt)));
    }

    private List<String> mentions() {
        return harness.extractOutputValues().stream().map(MatchedPost::mention).toList();
    }

    private List<DeadLetter> letters() {
        ConcurrentLinkedQueue<StreamRecord<DeadLetter>> letters = harness.getSideOutput(DeadLetter.TAG);
        return letters == null
                ? List.of()
                : letters.stream().map(StreamRecord::getValue).toList();
    }
}
