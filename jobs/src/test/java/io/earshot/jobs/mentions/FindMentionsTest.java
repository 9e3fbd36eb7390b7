package io.earshot.jobs.mentions;

import static io.earshot.jobs.mentions.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.config.ModelsConfig;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FindMentionsTest {
    private static final List<RawRecord> RECORDS = new ArrayList<>();

    private FindMentions find;
    private OneInputStreamOperatorTestHarness<RawRecord, MatchedPost> harness;
    private long offset;

    @BeforeEach
    void open() throws Exception {
        RECORDS.clear();
        RECORDS.add(brand("acme", "acme"));
        harness = harness();
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
        RECORDS.clear(); // only the state knows them now

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        listen(post("x:1", "acme", NOON));
        listen(post("x:2", "acmebank", NOON));

        assertThat(mentions()).containsExactly("acme/x:2");
    }

    private OneInputStreamOperatorTestHarness<RawRecord, MatchedPost> harness() throws Exception {
        find = new FindMentions(new ListedBrands(), Duration.ofHours(1), new ModelsConfig("", Duration.ofSeconds(10)));
        return new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(find));
    }

    /** A topic of one partition in memory. */
    private static final class ListedBrands implements BrandsLog {
        private static final long serialVersionUID = 1;

        @Override
        public Follower follow(Map<Integer, Long> from) {
            return new Follower() {
                private int at = (int) RECORDS.stream()
                        .filter(record -> record.offset() < from.getOrDefault(0, 0L))
                        .count();

                @Override
                public @Nullable RawRecord next() {
                    return at < RECORDS.size() ? RECORDS.get(at++) : null;
                }

                @Override
                public void close() {}
            };
        }
    }

    private void listen(@Nullable String post) throws Exception {
        harness.processElement(new StreamRecord<>(record(Topics.POSTS, 3, null, post)));
    }

    /** Writes to the brands' topic and returns when posts are held against it. */
    private void tell(String key, @Nullable String brand) throws Exception {
        RECORDS.add(record(Topics.BRANDS, 0, key, brand));
        listen(post("x:0", "nothing of interest", NOON));
        find.awaitBrands();
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
