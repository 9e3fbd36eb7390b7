package io.earshot.jobs.trends;

import io.earshot.alert.Alert;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Decode;
import io.earshot.jobs.connect.Sinks;
import io.earshot.jobs.connect.Sources;
import io.earshot.topic.Topic;
import io.earshot.trend.Trend;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Counts what is said of each brand and what is done about it, sees what people talk about, and tells what is unusual.
 *
 * <pre>
 *  item events ─┬── by brand ──► watch service levels ───────────────────┐
 *  activity ────┴──────────┐                                             │
 *  mentions ──┬────────────┴── by brand and channel ──► count trends ─────────► trends
 *             ├── by brand ──► watch brands ──┬── topics ──► link topics ──────► topics
 *             │                               └──────────────────────────┴──┬──► alerts
 *             └── by channel ──► watch collectors ──────────────────────────┘
 * </pre>
 *
 * What is said of mentions hears nothing of care: the care job reads topics and alerts, so these must not wait for what it
 * writes. Whether service levels are kept is told by itself, and the care job passes it over.
 */
public final class TrendsJob {
    static final String DECODE = "trends-decode-mention";
    static final String DECODE_ITEM_EVENT = "trends-decode-item-event";
    static final String DECODE_ACTIVITY = "trends-decode-activity";
    static final String COUNT = "trends-count";
    static final String WATCH = "trends-watch-brands";
    static final String LINK = "trends-link-topics";
    static final String CHANNEL = "trends-channel";
    static final String COLLECTORS = "trends-watch-collectors";
    static final String SERVICE = "trends-watch-service";

    private TrendsJob() {}

    /** Builds the job. */
    public static void build(
            StreamExecutionEnvironment env, Sources sources, Sinks sinks, BrandsLog brands, TrendsConfig config) {
        SingleOutputStreamOperator<MentionRecord> mentions = sources.mentions(env)
                .process(new Decode<>(DECODE, MentionRecord.class, record -> Optional.of(MentionRecord.read(record))))
                .uid(DECODE)
                .name("decode mention");

        SingleOutputStreamOperator<CareRecord> itemEvents = sources.itemEvents(env)
                .process(new DecodeItemEvent())
                .uid(DECODE_ITEM_EVENT)
                .name("decode item event");
        SingleOutputStreamOperator<CareRecord> activity = sources.activity(env)
                .process(new DecodeActivityRecord(config))
                .uid(DECODE_ACTIVITY)
                .name("decode activity");

        SingleOutputStreamOperator<Trend> trends = mentions.keyBy(ChannelKey::of)
                .connect(itemEvents.union(activity).keyBy(CareRecord::key))
                .process(new CountTrends(config))
                .uid(COUNT)
                .name("count trends");
        sinks.trends(trends);

        SingleOutputStreamOperator<Alert> alerts = mentions.keyBy(MentionRecord::brand)
                .transform("watch brands", TypeInformation.of(Alert.class), new WatchBrands(config, brands))
                .uid(WATCH);
        DataStream<Topic> topics = alerts.getSideOutput(WatchBrands.TOPICS)
                .transform("link topics", TypeInformation.of(Topic.class), new LinkTopics(config))
                .uid(LINK)
                .setParallelism(1)
                .setMaxParallelism(1);
        // By topic, so that the versions of each stay in order.
        sinks.topics(topics.keyBy(Topic::topic));
        sinks.topicMembers(alerts.getSideOutput(WatchBrands.MEMBERS));

        DataStream<Alert> silences = mentions.map(ChannelMention::of)
                .uid(CHANNEL)
                .name("channel of a mention")
                .keyBy(ChannelMention::channel)
                .process(new WatchCollectors(config))
                .uid(COLLECTORS)
                .name("watch collectors");
        DataStream<Alert> service = itemEvents
                .getSideOutput(DecodeItemEvent.CLOCKS)
                .keyBy(ItemEvent::brand)
                .process(new WatchService(config, brands))
                .uid(SERVICE)
                .name("watch service levels");
        sinks.alerts(alerts.union(silences, service));

        sinks.deadLetters(mentions.getSideOutput(DeadLetter.TAG)
                .union(
                        itemEvents.getSideOutput(DeadLetter.TAG),
                        activity.getSideOutput(DeadLetter.TAG),
                        trends.getSideOutput(DeadLetter.TAG)));
    }
}
