package io.earshot.jobs.care;

import static io.earshot.jobs.care.Told.activity;
import static io.earshot.jobs.care.Told.answer;
import static io.earshot.jobs.care.Told.at;
import static io.earshot.jobs.care.Told.help;
import static io.earshot.jobs.care.Told.millis;
import static io.earshot.jobs.care.Told.thanks;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.care.Activity;
import io.earshot.care.CareEvent;
import io.earshot.care.CareReplay;
import io.earshot.care.Case;
import io.earshot.care.Group;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.care.Member;
import io.earshot.care.PostPlace;
import io.earshot.care.ThreadState;
import io.earshot.care.TopicPlace;
import io.earshot.help.Suggestion;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.NoBrands;
import io.earshot.jobs.connect.NoSinks;
import io.earshot.jobs.connect.NoSources;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.watch.BrandWatch;
import io.earshot.watch.WatchSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job from records to items. */
final class CareJobTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private final List<RawRecord> mentions = new ArrayList<>();
    private final List<RawRecord> activities = new ArrayList<>();
    private final List<RawRecord> topics = new ArrayList<>();
    private final List<RawRecord> members = new ArrayList<>();
    private final List<RawRecord> alerts = new ArrayList<>();
    private CloseableIterator<Item> items;
    private CloseableIterator<ItemEvent> events;
    private final List<ItemEvent> happened = new ArrayList<>();
    private CloseableIterator<DeadLetter> deadLetters;

    @ParameterizedTest(name = "at parallelism {0}")
    @ValueSource(ints = {1, 4})
    void aReplayIsJudgedAsThePastWas(int parallelism) throws Exception {
        List<Mention> history = history();
        List<Activity> deeds = List.of(
                activity("claimed", 3, "item", "acme/x:0"),
                activity("resolved", 30, "conversation", "x:8"),
                activity("promised", 31, "post", "x:16"));
        history.forEach(mention -> mentions.add(record(Topics.MENTIONS, mention, millisOf(mention))));
        deeds.forEach(
                deed -> activities.add(record(Topics.ACTIVITY, deed, deed.at().toEpochMilli())));

        List<Item> versions = run(CareConfigs.EVENT, parallelism);

        // The end of a bounded input is the end of time: all clocks that nobody stopped ran out.
        CareReplay replay = new CareReplay(List.of(), at(3 * CareConfigs.DAYS_30)).run(history, deeds);
        assertThat(last(versions)).containsExactlyInAnyOrderElementsOf(replay.items());
        assertThat(happened).isEqualTo(replay.events()).doesNotHaveDuplicates();
        assertThat(inOrder(versions)).isEqualTo(inOrder(run(CareConfigs.EVENT, 1)));
    }

    /** What the trends job tells of the same mentions reaches each item, its group and its clock as in a replay. */
    @ParameterizedTest(name = "at parallelism {0}")
    @ValueSource(ints = {1, 4})
    void topicsGroupItemsAndBendClocksAsInAReplay(int parallelism) throws Exception {
        List<Mention> history = crowd();
        BrandWatch watch = new BrandWatch("acme", WatchSettings.BALANCED);
        history.forEach(mention -> {
            mentions.add(record(Topics.MENTIONS, mention, millisOf(mention)));
            watched(watch.add(mention));
        });
        watched(watch.advance(at(3 * CareConfigs.DAYS_30)));

        List<Item> versions = run(CareConfigs.EVENT, parallelism);

        CareReplay replay = new CareReplay(List.of(), at(3 * CareConfigs.DAYS_30)).run(history, List.of());
        assertThat(happened).isEqualTo(replay.events()).doesNotHaveDuplicates();
        assertThat(last(versions)).containsExactlyInAnyOrderElementsOf(replay.items());
        assertThat(happened).extracting(ItemEvent::kind).contains(ItemEvent.Kind.CLOCK_SHORTENED);
        assertThat(last(versions))
                .extracting(Item::group)
                .filteredOn(group -> group != null && group.size() > 20)
                .isNotEmpty()
                .allMatch(group -> group.label().contains("payment"));
        assertThat(last(versions))
                .filteredOn(item -> item.group() != null && item.group().lead().equals(item.item()))
                .flatExtracting(Item::suggestions)
                .extracting(Suggestion::kind)
                .contains(Suggestion.Kind.PUBLIC_POST);
    }

    private void watched(io.earshot.watch.Told told) {
        told.members()
                .forEach(member -> members.add(
                        record(Topics.TOPIC_MEMBERS, member, member.at().toEpochMilli())));
        told.topics()
                .forEach(topic -> topics.add(
                        record(Topics.TOPICS, topic, topic.updatedAt().toEpochMilli())));
        told.alerts()
                .forEach(alert -> alerts.add(
                        record(Topics.ALERTS, alert, alert.updatedAt().toEpochMilli())));
    }

    /** An hour of this and that, then a crowd that cannot pay. */
    private static List<Mention> crowd() {
        List<Mention> history = new ArrayList<>();
        List<String> usual = List.of("parcel", "branch", "letter", "queue", "salary", "app", "form", "loan", "office");
        Random random = new Random(3);
        for (int i = 0; i < 120; i++) {
            history.add(said(
                    "x:u" + i,
                    "user" + i,
                    i * 0.5,
                    10 + i,
                    List.of(usual.get(random.nextInt(usual.size())), "word" + random.nextInt(500), "thing" + i)));
        }
        for (int i = 0; i < 80; i++) {
            history.add(said(
                    "x:c" + i,
                    "payer" + i,
                    60 + i * 0.1,
                    100 + i * 7 % 80,
                    List.of("payment", "card", "declined", "shop", i % 3 == 0 ? "today" : "again", "till" + i % 9)));
        }
        return history;
    }

    private static Mention said(String post, String handle, double minute, long reach, List<String> words) {
        return Told.mention(
                "acme",
                post,
                handle,
                null,
                minute,
                "\"own\":false,\"actionable\":{\"value\":true},\"words\":" + Json.string(words) + ",\"reach\":" + reach,
                String.join(" ", words));
    }

    @Test
    void poisonBecomesDeadLettersAndStopsNothing() throws Exception {
        byte[] noJson = "{".getBytes(StandardCharsets.UTF_8);
        mentions.add(new RawRecord(Topics.MENTIONS, 0, 7, millis(0), null, noJson, null));
        mentions.add(new RawRecord(Topics.MENTIONS, 0, 8, millis(0), null, null, null));
        mentions.add(record(Topics.MENTIONS, Map.of("mention", "acme/x:1", "brand", "acme"), millis(0)));
        mentions.add(record(Topics.MENTIONS, help("x:1", null, 0), millis(0)));
        activities.add(new RawRecord(Topics.ACTIVITY, 0, 3, millis(1), null, noJson, null));
        activities.add(record(Topics.ACTIVITY, activity("claimed", 100, "item", "acme/x:1"), millis(1)));
        activities.add(record(Topics.ACTIVITY, activity("claimed", 1, "item", "acme/x:1"), millis(1)));

        List<Item> versions = run(CareConfigs.WALL, 1);

        assertThat(last(versions)).extracting(Item::agent).containsExactly("ann");
        List<DeadLetter> letters = new ArrayList<>();
        deadLetters.forEachRemaining(letters::add);
        assertThat(letters)
                .extracting(letter -> letter.id() + ": " + letter.reason())
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("care-decode-mention/earshot.mentions-0-7: not JSON"),
                        reason -> assertThat(reason).startsWith("care-decode-mention/earshot.mentions-0-8: no value"),
                        reason -> assertThat(reason)
                                .startsWith("care-decode-mention/earshot.mentions-0-0: not a mention"),
                        reason -> assertThat(reason).startsWith("care-decode-activity/earshot.activity-0-3: not JSON"),
                        reason -> assertThat(reason).contains("earshot.activity-0-0: at lies ahead"));
    }

    @Test
    void everyOperatorHasAUidAndAName() throws Exception {
        mentions.add(record(Topics.MENTIONS, help("x:1", null, 0), millis(0)));
        activities.add(record(Topics.ACTIVITY, activity("claimed", 1, "item", "acme/x:1"), millis(1)));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        CareJob.build(env, new Lists(), new Collected(), new NoBrands(), CareConfigs.WALL);

        List<String> uids = new ArrayList<>();
        for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
            if (node.getTransformationUID() != null
                    && node.getTransformationUID().startsWith("care-")) {
                uids.add(node.getTransformationUID());
                assertThat(node.getOperatorName()).isNotBlank();
            } else {
                assertThat(node.getOperatorName())
                        .matches(
                                "(Source: )?(mentions|activity|customers|topics|topic-members|alerts)|Timestamps/Watermarks|Sink: Data stream collect sink");
            }
        }
        assertThat(uids)
                .containsExactlyInAnyOrder(
                        CareJob.DECODE_MENTION,
                        CareJob.DECODE_ACTIVITY,
                        CareJob.DECODE_CUSTOMER,
                        CareJob.DECODE_TOPIC,
                        CareJob.DECODE_MEMBER,
                        CareJob.DECODE_ALERT,
                        CareJob.BRIEF_MENTIONS,
                        CareJob.KNOW_CUSTOMERS,
                        CareJob.ACTIVITY_EVENTS,
                        CareJob.TOPIC_EVENTS,
                        CareJob.MEMBER_EVENTS,
                        CareJob.RISK_EVENTS,
                        CareJob.FORM_GROUPS,
                        CareJob.WITHOUT_BRAND,
                        CareJob.WITH_BRAND,
                        CareJob.ADDRESS_ACTIVITY,
                        CareJob.FOLLOW_THREADS,
                        CareJob.KEEP_CONVERSATIONS);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Item.class,
                Activity.class,
                CareEvent.class,
                Case.class,
                ThreadState.class,
                PostPlace.class,
                TopicPlace.class,
                Group.class,
                Member.class,
                Place.class,
                HeldActivity.class,
                Mention.class
            })
    void whatIsSentAndKeptIsSerialisedWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    /** Thirty threads of help, answers in and out of time, small talk and follow-ups; in an order of its own. */
    private static List<Mention> history() {
        List<Mention> history = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 240; i += 8) {
            double minute = i / 4.0;
            history.add(help("x:" + i, null, minute));
            history.add(thanks("x:" + (i + 1), "x:" + i, minute + 1));
            if (random.nextInt(3) > 0) {
                history.add(answer("x:" + (i + 2), "x:" + i, minute + random.nextInt(30)));
                history.add(help("x:" + (i + 3), "x:" + (i + 2), minute + 40));
                history.add(answer("x:" + (i + 4), "x:" + (i + 3), minute + 41 + random.nextInt(30)));
            }
        }
        history.sort(Comparator.comparing(mention -> mention.post().createdAt()));
        return history;
    }

    private static List<Item> inOrder(List<Item> versions) {
        return versions.stream()
                .sorted(Comparator.comparing(Item::item).thenComparing(Item::version))
                .toList();
    }

    private static List<Item> last(List<Item> versions) {
        Map<String, Item> last = new LinkedHashMap<>();
        for (Item version : versions) {
            last.merge(version.item(), version, (a, b) -> a.version() > b.version() ? a : b);
        }
        return List.copyOf(last.values());
    }

    private List<Item> run(CareConfig config, int parallelism) throws Exception {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(parallelism);
        CareJob.build(env, new Lists(), new Collected(), new NoBrands(), config);
        env.executeAsync("care");
        List<Item> versions = new ArrayList<>();
        items.forEachRemaining(versions::add);
        happened.clear();
        events.forEachRemaining(happened::add);
        happened.sort(Comparator.comparing(ItemEvent::at).thenComparing(ItemEvent::event));
        return versions;
    }

    private static RawRecord record(String topic, Object value, long timestampMillis) {
        return new RawRecord(topic, 0, 0, timestampMillis, null, Json.bytes(value), null);
    }

    private static long millisOf(Mention mention) {
        return mention.post().createdAt().toEpochMilli();
    }

    private final class Lists extends NoSources {
        @Override
        public DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
            return list(env, mentions, "mentions");
        }

        @Override
        public DataStream<RawRecord> activity(StreamExecutionEnvironment env) {
            return list(env, activities, "activity");
        }

        @Override
        public DataStream<RawRecord> customers(StreamExecutionEnvironment env) {
            return list(env, List.of(), "customers");
        }

        @Override
        public DataStream<RawRecord> topics(StreamExecutionEnvironment env) {
            return list(env, topics, "topics");
        }

        @Override
        public DataStream<RawRecord> topicMembers(StreamExecutionEnvironment env) {
            return list(env, members, "topic-members");
        }

        @Override
        public DataStream<RawRecord> alerts(StreamExecutionEnvironment env) {
            return list(env, alerts, "alerts");
        }

        private static DataStream<RawRecord> list(
                StreamExecutionEnvironment env, List<RawRecord> records, String name) {
            boolean isEmpty = records.isEmpty();
            List<RawRecord> some = isEmpty ? List.of(record(Topics.TOPICS, Map.of(), 0)) : records;
            return env.fromData(some, TypeInformation.of(RawRecord.class))
                    .name(name)
                    .filter(record -> !isEmpty) // a list without elements is no source
                    .name(name)
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<RawRecord>forMonotonousTimestamps()
                            .withTimestampAssigner((record, none) -> record.timestampMillis()));
        }
    }

    private final class Collected extends NoSinks {
        @Override
        public void items(DataStream<Item> stream) {
            items = stream.collectAsync();
        }

        @Override
        public void itemEvents(DataStream<ItemEvent> stream) {
            events = stream.collectAsync();
        }

        @Override
        public void deadLetters(DataStream<DeadLetter> stream) {
            deadLetters = stream.collectAsync();
        }
    }
}
