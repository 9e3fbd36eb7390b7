package io.earshot.jobs.care;

import io.earshot.care.Activity;
import io.earshot.care.CareEvent;
import io.earshot.care.Item;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.DecodeMention;
import io.earshot.jobs.connect.Sinks;
import io.earshot.jobs.connect.Sources;
import io.earshot.mention.Mention;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Hands people what deserves an answer, with a clock, and sees whether it got one. */
public final class CareJob {
    static final String DECODE_MENTION = "care-decode-mention";
    static final String DECODE_ACTIVITY = "care-decode-activity";
    static final String FIND_PLACES = "care-find-places";
    static final String WITHOUT_BRAND = "care-activity-without-brand";
    static final String WITH_BRAND = "care-activity-with-brand";
    static final String ADDRESS_ACTIVITY = "care-address-activity";
    static final String FOLLOW_THREADS = "care-follow-threads";
    static final String KEEP_CONVERSATIONS = "care-keep-conversations";

    private CareJob() {}

    /** Builds the job. */
    public static void build(StreamExecutionEnvironment env, Sources sources, Sinks sinks, CareConfig config) {
        SingleOutputStreamOperator<Mention> mentions = sources.mentions(env)
                .process(new DecodeMention(DECODE_MENTION))
                .uid(DECODE_MENTION)
                .name("decode mention");
        SingleOutputStreamOperator<Activity> activity = sources.activity(env)
                .process(new DecodeActivity(config))
                .uid(DECODE_ACTIVITY)
                .name("decode activity");
        sinks.deadLetters(mentions.getSideOutput(DeadLetter.TAG).union(activity.getSideOutput(DeadLetter.TAG)));

        DataStream<Activity> addressed = mentions.flatMap(new Place.OfItems())
                .uid(FIND_PLACES)
                .name("find places")
                .keyBy(Place::id)
                .connect(activity.filter(one -> one.about() == null)
                        .uid(WITHOUT_BRAND)
                        .name("activity without a brand")
                        .keyBy(Activity::lead))
                .process(new AddressActivity(config))
                .uid(ADDRESS_ACTIVITY)
                .name("address activity")
                .union(activity.filter(one -> one.about() != null)
                        .uid(WITH_BRAND)
                        .name("activity with a brand"));

        DataStream<CareEvent> events = mentions.keyBy(Mention::brand)
                .connect(addressed.keyBy(Activity::about))
                .process(new FollowThreads(config))
                .uid(FOLLOW_THREADS)
                .name("follow threads");

        DataStream<Item> items = events.keyBy(CareEvent::key)
                .process(new KeepConversations(config))
                .uid(KEEP_CONVERSATIONS)
                .name("keep conversations");
        sinks.items(items);
    }
}
