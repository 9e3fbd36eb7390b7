package io.earshot.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.alert.Alert;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.NoSinks;
import io.earshot.jobs.connect.NoSources;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.mentions.TestBrands;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.tally.HeardMinute;
import io.earshot.topic.Topic;
import io.earshot.trend.Bucket;
import io.earshot.trend.BucketSize;
import io.earshot.trend.CareNumbers;
import io.earshot.trend.Trend;
import io.earshot.trend.TrendBucket;
import io.earshot.watch.TopicMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job from records to trends and alerts. */
final class TrendsJobTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final BrandsLog NOBODY = new TestBrands(Map.of(), Instant.EPOCH);

    private List<RawRecord> mentions = Heard.history();
    private List<RawRecord> itemEvents = Cared.events();
    private List<RawRecord> activity = Cared.scores();
    private CloseableIterator<Trend> trends;
    private CloseableIterator<Alert> alerts;
    private CloseableIterator<Topic> topics;
    private CloseableIterator<DeadLetter> deadLetters;

    @Test
    void everyMentionIsInOneBucketOfEachSize() throws Exception {
        run(1);
        Map<String, Trend> last = new TreeMap<>();
        trends.forEachRemaining(trend -> last.merge(trend.trend(), trend, TrendsJobTest::newer));

        for (BucketSize size : BucketSize.values()) {
            assertThat(last.values())
                    .filteredOn(trend -> trend.bucketSize() == size)
                    .extracting(Trend::mentions)
                    .satisfies(counts -> assertThat(
                                    counts.stream().mapToLong(Long::longValue).sum())
                            .isEqualTo(mentions.size()));
        }
        assertThat(last.get("acme/reddit/hour/2026-11-22T01:00:00.000Z").authors())
                .isEqualTo(authors("acme", "reddit", 60, 120));
    }

    @Test
    void whatIsDoneForCustomersIsInTheTrendsOfItsTime() throws Exception {
        run(2);
        Map<String, Trend> last = new TreeMap<>();
        trends.forEachRemaining(trend -> last.merge(trend.trend(), trend, TrendsJobTest::newer));

        CareNumbers day = last.get("acme/x/day/2026-11-22T00:00:00.000Z").care();
        assertThat(day)
                .returns(60L, CareNumbers::itemsOpened)
                .returns(30L, CareNumbers::newCustomers)
                .returns(60L, CareNumbers::itemsAnswered)
                .returns(40L, CareNumbers::itemsMet)
                .returns(20L, CareNumbers::itemsBreached)
                .returns(60L, CareNumbers::itemsResolved)
                .returns(10L, CareNumbers::promoters) // of 0 to 10 five times, and 0 to 4 once more
                .returns(10L, CareNumbers::passives)
                .returns(40L, CareNumbers::detractors)
                .returns(-50.0, CareNumbers::nps);
        assertThat(day.responseSeconds().p50()).isCloseTo(300.0, within(1.5));
        assertThat(day.responseSeconds().p90()).isCloseTo(2_400.0, within(12.0));
        assertThat(last.get("acme/x/hour/2026-11-22T01:00:00.000Z").care().itemsOpened())
                .isEqualTo(20);
    }

    @Test
    void theSameMentionsInAnyOrderAtAnyParallelismEndInTheSameTrends() throws Exception {
        List<String> inOrder = finalDocuments(1);
        Collections.shuffle(mentions, new Random(2));
        Collections.shuffle(itemEvents, new Random(3));
        Collections.shuffle(activity, new Random(4));

        assertThat(finalDocuments(1)).isEqualTo(inOrder);
        assertThat(finalDocuments(2)).isEqualTo(inOrder);
    }

    @Test
    void aReplayRaisesTheSameAlerts() throws Exception {
        mentions = Heard.crisis(120, 240).stream()
                .map(record -> Heard.raw(record.mention(), record.offset()))
                .toList();
        List<String> alertsOfOne = alerts(1);

        assertThat(alertsOfOne).isNotEmpty();
        List<String> topicsOfOne = topics();
        assertThat(topicsOfOne).isNotEmpty();
        assertThat(alerts(2)).isEqualTo(alertsOfOne);
        assertThat(topics()).isEqualTo(topicsOfOne);
    }

    @Test
    void poisonBecomesDeadLettersAndStopsNothing() throws Exception {
        byte[] noJson = "{".getBytes(StandardCharsets.UTF_8);
        mentions = new ArrayList<>(mentions.subList(0, 10));
        mentions.add(poison(7, noJson));
        mentions.add(poison(8, null));
        mentions.add(poison(9, "null".getBytes(StandardCharsets.UTF_8)));
        itemEvents.add(new RawRecord(Topics.ITEM_EVENTS, 0, 500, Heard.millis(1), null, noJson, null));
        activity.add(new RawRecord(Topics.ACTIVITY, 0, 501, Heard.millis(1), null, noJson, null));
        activity.add(new RawRecord(
                Topics.ACTIVITY,
                0,
                502,
                Heard.millis(1),
                null,
                Cared.score(1, 10, 62, 502).value(),
                null));
        run(1);

        List<DeadLetter> letters = new ArrayList<>();
        deadLetters.forEachRemaining(letters::add);
        assertThat(letters)
                .extracting(letter -> letter.id() + ": " + letter.reason())
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("trends-decode-mention/earshot.mentions-3-7: not"),
                        reason -> assertThat(reason).startsWith("trends-decode-mention/earshot.mentions-3-8: no value"),
                        reason -> assertThat(reason).startsWith("trends-decode-mention/earshot.mentions-3-9: not a"),
                        reason -> assertThat(reason)
                                .startsWith("trends-decode-item-event/earshot.item-events-0-500: not JSON"),
                        reason -> assertThat(reason)
                                .startsWith("trends-decode-activity/earshot.activity-0-501: not JSON"),
                        reason -> assertThat(reason)
                                .startsWith("trends-decode-activity/earshot.activity-0-502: at lies ahead"));
        assertThat(letters)
                .filteredOn(letter -> letter.id().endsWith("mentions-3-7"))
                .singleElement()
                .extracting(DeadLetter::original)
                .isEqualTo(noJson);
        Map<String, Trend> last = new TreeMap<>();
        trends.forEachRemaining(trend -> last.merge(trend.trend(), trend, TrendsJobTest::newer));
        assertThat(last.values())
                .filteredOn(trend -> trend.bucketSize() == BucketSize.DAY)
                .extracting(Trend::mentions)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(10));
    }

    @Test
    void everyOperatorHasAUidAndAName() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        TrendsJob.build(env, new Lists(), new Collected(), NOBODY, TrendsConfig.defaults());

        List<String> uids = new ArrayList<>();
        for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
            if (node.getTransformationUID() != null
                    && node.getTransformationUID().startsWith("trends-")) {
                uids.add(node.getTransformationUID());
                assertThat(node.getOperatorName()).isNotBlank();
            } else {
                assertThat(node.getOperatorName())
                        .matches(
                                "Source: (mentions|item events|activity)|partition|Timestamps/Watermarks|Sink: (Data stream collect sink|Writer)");
            }
        }
        assertThat(uids)
                .containsExactlyInAnyOrder(
                        TrendsJob.DECODE,
                        TrendsJob.DECODE_ITEM_EVENT,
                        TrendsJob.DECODE_ACTIVITY,
                        TrendsJob.COUNT,
                        TrendsJob.WATCH,
                        TrendsJob.LINK,
                        TrendsJob.CHANNEL,
                        TrendsJob.COLLECTORS,
                        TrendsJob.SERVICE);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                MentionRecord.class,
                WatchInput.class,
                WatchMarks.class,
                CareRecord.class,
                ItemEvent.class,
                ChannelKey.class,
                HeardMinute.class,
                Bucket.class,
                TrendBucket.class,
                Trend.class,
                Alert.class
            })
    void whatIsSentAndKeptIsSerialisedWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    private List<String> topics() {
        List<String> documents = new ArrayList<>();
        topics.forEachRemaining(topic -> documents.add(Json.string(topic)));
        Collections.sort(documents);
        return documents;
    }

    private static RawRecord poison(long offset, byte[] value) {
        return new RawRecord(Topics.MENTIONS, 3, offset, Heard.millis(1), new byte[0], value, null);
    }

    private List<String> finalDocuments(int parallelism) throws Exception {
        run(parallelism);
        Map<String, Trend> last = new TreeMap<>();
        trends.forEachRemaining(trend -> last.merge(trend.trend(), trend, TrendsJobTest::newer));
        return last.values().stream().map(Json::string).toList();
    }

    private List<String> alerts(int parallelism) throws Exception {
        run(parallelism);
        List<String> documents = new ArrayList<>();
        alerts.forEachRemaining(alert -> documents.add(Json.string(alert)));
        return documents;
    }

    private static Trend newer(Trend one, Trend other) {
        return one.version() > other.version() ? one : other;
    }

    private long authors(String brand, String platform, double fromMinute, double toMinute) {
        return mentions.stream()
                .map(record -> {
                    try {
                        return Json.MAPPER.readValue(record.value(), Mention.class);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .filter(mention -> mention.brand().equals(brand)
                        && mention.post().platform().code().equals(platform))
                .filter(mention -> !mention.post().createdAt().isBefore(Heard.at(fromMinute))
                        && mention.post().createdAt().isBefore(Heard.at(toMinute)))
                .map(mention -> mention.post().author().id())
                .distinct()
                .count();
    }

    private void run(int parallelism) throws Exception {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(parallelism);
        TrendsJob.build(env, new Lists(), new Collected(), NOBODY, TrendsConfig.defaults());
        env.executeAsync("trends");
    }

    private final class Lists extends NoSources {
        @Override
        public DataStream<RawRecord> itemEvents(StreamExecutionEnvironment env) {
            return env.fromData(RawRecord.class, itemEvents.toArray(new RawRecord[0]))
                    .name("item events")
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<RawRecord>forMonotonousTimestamps()
                            .withTimestampAssigner((record, none) -> record.timestampMillis()));
        }

        @Override
        public DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
            return env.fromData(RawRecord.class, mentions.toArray(new RawRecord[0]))
                    .name("mentions")
                    // As in Kafka, all of a brand comes from one place, in its order.
                    .keyBy(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .map(record -> record)
                    .name("partition")
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<RawRecord>forMonotonousTimestamps()
                            .withTimestampAssigner((record, none) -> record.timestampMillis()));
        }

        @Override
        public DataStream<RawRecord> activity(StreamExecutionEnvironment env) {
            return env.fromData(RawRecord.class, activity.toArray(new RawRecord[0]))
                    .name("activity")
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<RawRecord>forMonotonousTimestamps()
                            .withTimestampAssigner((record, none) -> record.timestampMillis()));
        }
    }

    private final class Collected extends NoSinks {
        @Override
        public void topicMembers(DataStream<TopicMember> stream) {
            stream.sinkTo(new DiscardingSink<>());
        }

        @Override
        public void trends(DataStream<Trend> stream) {
            trends = stream.collectAsync();
        }

        @Override
        public void topics(DataStream<Topic> stream) {
            topics = stream.collectAsync();
        }

        @Override
        public void alerts(DataStream<Alert> stream) {
            alerts = stream.collectAsync();
        }

        @Override
        public void deadLetters(DataStream<DeadLetter> stream) {
            deadLetters = stream.collectAsync();
        }
    }
}
