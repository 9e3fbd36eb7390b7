package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.alert.Alert;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.care.CareJob;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Sinks;
import io.earshot.jobs.connect.Sources;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.mentions.MentionsJob;
import io.earshot.jobs.trends.TrendsJob;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.topic.Topic;
import io.earshot.trend.Trend;
import io.earshot.watch.TopicMember;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The same file of posts, and what agents did, through all the jobs in a row by event time: mentions, then topics and alerts, then items,
 * then what they come to in trends and alerts. Whenever it is done, and at whatever parallelism, it ends in the same.
 */
final class ReplayInARowTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<String> BRANDS = List.of("acme", "nova");
    private static final int MINUTES = 180;
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(10);

    @Test
    void aReplayEndsInTheSameItemsBreachesTrendsAndAlerts() throws Exception {
        List<RawRecord> posts = posts();
        List<RawRecord> activity = activity();

        Outcome once = run(posts, activity, 1);
        Outcome again = run(posts, activity, 1);
        Outcome together = run(posts, activity, 4);

        // What is compared is all that can differ: a replay in which nothing happens would prove nothing.
        assertThat(kinds(once.events()))
                .contains(
                        "opened",
                        "warned",
                        "met",
                        "breached",
                        "answered",
                        "resolved",
                        "promise_broken",
                        "clock_shortened",
                        "peer_answer");
        assertThat(kinds(once.alerts())).contains("sla_risk", "volume_spike");
        assertThat(once.events())
                .extracting(event -> event.get("event").asText())
                .doesNotHaveDuplicates();
        assertThat(once.items())
                .extracting(item -> item.get("item").asText() + " " + item.get("version"))
                .doesNotHaveDuplicates();
        assertThat(once.items()).anyMatch(item -> item.at("/group/size").asInt() > 10);
        for (Outcome other : List.of(again, together)) {
            for (String brand : BRANDS) {
                assertSame(
                        "mentions of " + brand,
                        once.mentions().get(brand),
                        other.mentions().get(brand));
            }
            assertSame("events", once.events(), other.events());
            assertSame("items", once.items(), other.items());
            assertSame("alerts", once.alerts(), other.alerts());
            assertSame(
                    "trends",
                    List.copyOf(once.trends().values()),
                    List.copyOf(other.trends().values()));
        }
    }

    /** The same in the same order; of thousands it shows the first that differ. */
    private static void assertSame(String what, List<?> one, List<?> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            assertThat(other.get(i)).as(what + ", number " + i).isEqualTo(one.get(i));
        }
        assertThat(other).as(what).hasSameSizeAs(one);
    }

    /**
     * What came out. Items and events by id, and by version; alerts by id and version.
     *
     * @param mentions by brand, in their order
     * @param trends the last document of each bucket
     */
    private record Outcome(
            Map<String, List<String>> mentions,
            List<JsonNode> items,
            List<JsonNode> events,
            List<JsonNode> alerts,
            Map<String, JsonNode> trends) {}

    private static List<String> kinds(List<JsonNode> told) {
        return told.stream().map(one -> one.get("kind").asText()).distinct().toList();
    }

    private static Outcome run(List<RawRecord> posts, List<RawRecord> activity, int parallelism) throws Exception {
        JobsConfig config = JobsConfig.load(List.of(), Map.of(), List.of("clock=event", "mentions.longest-hold=1h"));
        Run run = new Run(parallelism);
        run.in(Topics.POSTS, posts);
        run.in(Topics.ACTIVITY, activity);
        run.job((env, sources, sinks) -> MentionsJob.build(env, sources, sinks, new Book(), config.mentions()));
        run.take(Topics.MENTIONS, "brand", "createdAt");
        run.job((env, sources, sinks) -> TrendsJob.build(env, sources, sinks, new Book(), config.trends()));
        run.take(Topics.TOPICS, "topic", "updatedAt");
        run.take(Topics.TOPIC_MEMBERS, "brand", "at");
        run.take(Topics.ALERTS, "alert", "updatedAt");
        run.job((env, sources, sinks) -> CareJob.build(env, sources, sinks, new Book(), config.care()));
        run.take(Topics.ITEM_EVENTS, "item", "at");
        List<JsonNode> items = run.out(Topics.ITEMS, "item", "version");
        List<JsonNode> events = run.out(Topics.ITEM_EVENTS, "event", "at");
        run.job((env, sources, sinks) -> TrendsJob.build(env, sources, sinks, new Book(), config.trends()));

        Map<String, List<String>> mentions = new TreeMap<>();
        run.records(Topics.MENTIONS)
                .forEach(mention -> mentions.computeIfAbsent(text(mention.key()), brand -> new ArrayList<>())
                        .add(text(mention.value())));
        Map<String, JsonNode> trends = new TreeMap<>();
        for (JsonNode trend : run.out(Topics.TRENDS, "trend", "version")) {
            trends.merge(
                    trend.get("trend").asText(),
                    trend,
                    (one, other) ->
                            one.get("version").asLong() > other.get("version").asLong() ? one : other);
        }
        return new Outcome(mentions, items, events, run.out(Topics.ALERTS, "alert", "version"), trends);
    }

    private interface Build {
        void build(StreamExecutionEnvironment env, Sources sources, Sinks sinks);
    }

    /** The topics while jobs run on them one after the other. */
    private static final class Run implements Sources {
        private final int parallelism;
        private final Map<String, List<RawRecord>> topics = new HashMap<>();
        private Map<String, List<String>> written = Map.of();

        Run(int parallelism) {
            this.parallelism = parallelism;
        }

        void in(String topic, List<RawRecord> records) {
            topics.put(topic, records);
        }

        List<RawRecord> records(String topic) {
            return topics.getOrDefault(topic, List.of());
        }

        void job(Build build) throws Exception {
            Configuration flink = new Configuration();
            flink.set(PipelineOptions.GENERIC_TYPES, false);
            flink.set(PipelineOptions.OBJECT_REUSE, true);
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
            env.setParallelism(parallelism);
            Collected collected = new Collected();
            build.build(env, this, collected);
            env.executeAsync("a job");
            written = collected.all();
        }

        /** Makes what the last job wrote into a topic's records, each key's in the order in which it was written. */
        void take(String topic, String key, String time) throws Exception {
            List<RawRecord> records = new ArrayList<>();
            for (String value : written.getOrDefault(topic, List.of())) {
                JsonNode json = Json.MAPPER.readTree(value);
                records.add(new RawRecord(
                        topic,
                        0,
                        records.size(),
                        Instant.parse(json.get(time).asText()).toEpochMilli(),
                        json.get(key).asText().getBytes(StandardCharsets.UTF_8),
                        value.getBytes(StandardCharsets.UTF_8),
                        null));
            }
            records.sort(Comparator.comparing((RawRecord record) -> record.timestampMillis())
                    .thenComparing(record -> text(record.key())));
            topics.put(topic, records);
        }

        /** What the last job wrote, in an order that does not depend on how it ran. */
        List<JsonNode> out(String topic, String id, String version) throws Exception {
            List<JsonNode> told = new ArrayList<>();
            for (String value : written.getOrDefault(topic, List.of())) {
                told.add(Json.MAPPER.readTree(value));
            }
            told.sort(Comparator.comparing((JsonNode one) -> one.get(id).asText())
                    .thenComparing(one -> one.get(version).asText())
                    .thenComparing(JsonNode::toString));
            return told;
        }

        /** As in Kafka, all of a key comes from one partition, in its order. */
        private DataStream<RawRecord> stream(StreamExecutionEnvironment env, String topic) {
            List<RawRecord> records = records(topic);
            boolean isEmpty = records.isEmpty();
            RawRecord[] some = isEmpty
                    ? new RawRecord[] {new RawRecord(topic, 0, 0, 0, new byte[0], new byte[0], null)}
                    : records.toArray(new RawRecord[0]);
            return env.fromData(RawRecord.class, some)
                    .keyBy(record -> text(record.key()))
                    .filter(record -> !isEmpty) // a list without elements is no source
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<RawRecord>forBoundedOutOfOrderness(OUT_OF_ORDER)
                            .withTimestampAssigner((record, none) -> record.timestampMillis()));
        }

        @Override
        public DataStream<RawRecord> posts(StreamExecutionEnvironment env) {
            return stream(env, Topics.POSTS);
        }

        @Override
        public DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
            return stream(env, Topics.MENTIONS);
        }

        @Override
        public DataStream<RawRecord> activity(StreamExecutionEnvironment env) {
            return stream(env, Topics.ACTIVITY);
        }

        @Override
        public DataStream<RawRecord> itemEvents(StreamExecutionEnvironment env) {
            return stream(env, Topics.ITEM_EVENTS);
        }

        @Override
        public DataStream<RawRecord> customers(StreamExecutionEnvironment env) {
            return stream(env, Topics.CUSTOMERS);
        }

        @Override
        public DataStream<RawRecord> topics(StreamExecutionEnvironment env) {
            return stream(env, Topics.TOPICS);
        }

        @Override
        public DataStream<RawRecord> topicMembers(StreamExecutionEnvironment env) {
            return stream(env, Topics.TOPIC_MEMBERS);
        }

        @Override
        public DataStream<RawRecord> alerts(StreamExecutionEnvironment env) {
            return stream(env, Topics.ALERTS);
        }

        @Override
        public DataStream<RawRecord> items(StreamExecutionEnvironment env) {
            return stream(env, Topics.ITEMS);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** All that a job writes, as JSON, by topic. */
    private static final class Collected implements Sinks {
        private final Map<String, CloseableIterator<?>> streams = new HashMap<>();

        /** Waits for all of it; each stream is read by a thread of its own, as one that is not holds up the others. */
        Map<String, List<String>> all() throws Exception {
            Map<String, CompletableFuture<List<String>>> reading = new HashMap<>();
            streams.forEach((topic, stream) -> reading.put(topic, CompletableFuture.supplyAsync(() -> read(stream))));
            Map<String, List<String>> written = new HashMap<>();
            for (Map.Entry<String, CompletableFuture<List<String>>> one : reading.entrySet()) {
                written.put(one.getKey(), one.getValue().get());
            }
            assertThat(written.getOrDefault(Topics.DEAD_LETTERS, List.of())).isEmpty();
            return written;
        }

        private static List<String> read(Iterator<?> stream) {
            List<String> values = new ArrayList<>();
            stream.forEachRemaining(value -> values.add(Json.string(value)));
            return values;
        }

        private void collect(String topic, DataStream<?> stream) {
            streams.put(topic, stream.collectAsync());
        }

        @Override
        public void mentions(DataStream<Mention> mentions) {
            collect(Topics.MENTIONS, mentions);
        }

        @Override
        public void searchableMentions(DataStream<Mention> mentions) {
            collect("searchable", mentions);
        }

        @Override
        public void suspectedMentions(DataStream<Mention> mentions) {
            collect("suspected", mentions);
        }

        @Override
        public void items(DataStream<Item> items) {
            collect(Topics.ITEMS, items);
        }

        @Override
        public void itemEvents(DataStream<ItemEvent> events) {
            collect(Topics.ITEM_EVENTS, events);
        }

        @Override
        public void trends(DataStream<Trend> trends) {
            collect(Topics.TRENDS, trends);
        }

        @Override
        public void topics(DataStream<Topic> topics) {
            collect(Topics.TOPICS, topics);
        }

        @Override
        public void topicMembers(DataStream<TopicMember> members) {
            collect(Topics.TOPIC_MEMBERS, members);
        }

        @Override
        public void alerts(DataStream<Alert> alerts) {
            collect(Topics.ALERTS, alerts);
        }

        @Override
        public void deadLetters(DataStream<DeadLetter> letters) {
            collect(Topics.DEAD_LETTERS, letters);
        }
    }

    /** Two brands, whose own handles are their names. */
    private record Book() implements BrandsLog {
        @Override
        public Follower follow(Map<Integer, Long> from) {
            Iterator<String> brands =
                    from.isEmpty() ? BRANDS.iterator() : List.<String>of().iterator();
            return new Follower() {
                @Override
                public RawRecord next() {
                    if (!brands.hasNext()) {
                        return null;
                    }
                    String brand = brands.next();
                    String json = """
                            {"id":"%s","name":"%s","handles":{"x":["%s"]},"queries":[{"id":"main","query":"%s"}]}""".formatted(brand, brand, brand, brand);
                    return record(Topics.BRANDS, brand, FIRST, json);
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }
    }

    /** Three hours of two brands: complaints, some of them answered, some late; then a crowd that cannot pay. */
    private static List<RawRecord> posts() {
        List<RawRecord> posts = new ArrayList<>();
        Random random = new Random(11);
        List<String> troubles = List.of(
                "my parcel never came, please help",
                "how do I change my address?",
                "the app crashes when I open it, fix this",
                "I was charged twice, I want my money back");
        for (int i = 0; i < MINUTES * 2; i++) {
            String brand = BRANDS.get(i % 2);
            double minute = i / 2.0;
            String id = brand + i;
            String trouble = troubles.get(random.nextInt(troubles.size()));
            posts.add(post(id, "u" + random.nextInt(200), null, minute, brand + " " + trouble + " " + i));
            if (random.nextInt(3) == 0) {
                double answer = minute + random.nextInt(40);
                String words = i % 5 == 0
                        ? "sorry! we will get back to you within 2 hours"
                        : "sorry to hear that, please try again";
                posts.add(post(id + "a", brand, id, answer, "@u " + words + " " + i));
            }
            if (random.nextInt(6) == 0) {
                posts.add(post(id + "p", "peer" + i, id, minute + 2, brand + " does that for me too " + i));
            }
        }
        for (int i = 0; i < 120; i++) {
            String text = "acme payment declined at the till with my card, what is going on? shop " + i % 7;
            posts.add(post("crowd" + i, "payer" + i, null, MINUTES - 40 + i / 6.0, text));
        }
        // As a collector brings them: nearly in order.
        IdentityHashMap<RawRecord, Long> arrivals = new IdentityHashMap<>();
        posts.forEach(post -> arrivals.put(post, post.timestampMillis() + random.nextInt(4_000)));
        posts.sort(Comparator.comparing(arrivals::get));
        return posts;
    }

    private static RawRecord post(String id, String author, String inReplyTo, double minute, String text) {
        Instant at = at(minute);
        Map<String, Object> post = new TreeMap<>(Map.of(
                "id",
                "x:" + id,
                "platform",
                "x",
                "kind",
                inReplyTo == null ? "post" : "reply",
                "author",
                Map.of("id", author, "handle", author, "followers", 100 + Math.abs(author.hashCode() % 1_000)),
                "text",
                text,
                "createdAt",
                Json.instant(at)));
        if (inReplyTo != null) {
            post.put("inReplyTo", "x:" + inReplyTo);
            post.put("conversation", "x:" + inReplyTo);
        }
        return record(Topics.POSTS, "x:" + id, at, Json.string(post));
    }

    private static List<RawRecord> activity() {
        List<RawRecord> deeds = new ArrayList<>();
        for (int i = 0; i < MINUTES; i += 7) {
            String item = BRANDS.get(i % 2) + "/x:" + BRANDS.get(i % 2) + i;
            for (String type : List.of("claimed", "resolved")) {
                Instant at = at(i / 2.0 + (type.equals("claimed") ? 3 : 33));
                String json = "{\"type\":\"%s\",\"at\":\"%s\",\"item\":\"%s\",\"agent\":\"ann\"}"
                        .formatted(type, Json.instant(at), item);
                deeds.add(record(Topics.ACTIVITY, item, at, json));
            }
        }
        deeds.sort(Comparator.comparing(RawRecord::timestampMillis));
        return deeds;
    }

    private static Instant at(double minute) {
        return FIRST.plusMillis(Math.round(minute * 60_000));
    }

    private static RawRecord record(String topic, String key, Instant at, String value) {
        return new RawRecord(
                topic,
                0,
                0,
                at.toEpochMilli(),
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                null);
    }
}
