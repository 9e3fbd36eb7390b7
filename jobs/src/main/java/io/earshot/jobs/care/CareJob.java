package io.earshot.jobs.care;

import io.earshot.alert.Alert;
import io.earshot.care.Activity;
import io.earshot.care.Briefed;
import io.earshot.care.CareEvent;
import io.earshot.care.Item;
import io.earshot.care.Membership;
import io.earshot.care.ThreadRisk;
import io.earshot.care.TopicNews;
import io.earshot.customer.CustomerContext;
import io.earshot.customer.CustomerNews;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Decode;
import io.earshot.jobs.connect.MentionReader;
import io.earshot.jobs.connect.NewsReader;
import io.earshot.jobs.connect.Sinks;
import io.earshot.jobs.connect.Sources;
import io.earshot.mention.Mention;
import io.earshot.topic.Topic;
import io.earshot.watch.TopicMember;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Hands people what deserves an answer, with a clock, and sees whether it got one. */
public final class CareJob {
    static final String DECODE_MENTION = "care-decode-mention";
    static final String DECODE_ACTIVITY = "care-decode-activity";
    static final String DECODE_CUSTOMER = "care-decode-customer";
    static final String DECODE_TOPIC = "care-decode-topic";
    static final String DECODE_MEMBER = "care-decode-topic-member";
    static final String DECODE_ALERT = "care-decode-alert";
    static final String BRIEF_MENTIONS = "care-brief-mentions";
    static final String KNOW_CUSTOMERS = "care-know-customers";
    static final String WITHOUT_BRAND = "care-activity-without-brand";
    static final String WITH_BRAND = "care-activity-with-brand";
    static final String ADDRESS_ACTIVITY = "care-address-activity";
    static final String ACTIVITY_EVENTS = "care-activity-events";
    static final String TOPIC_EVENTS = "care-topic-events";
    static final String MEMBER_EVENTS = "care-topic-member-events";
    static final String RISK_EVENTS = "care-risk-events";
    static final String FOLLOW_THREADS = "care-follow-threads";
    static final String KEEP_CONVERSATIONS = "care-keep-conversations";
    static final String FORM_GROUPS = "care-form-groups";

    private CareJob() {}

    /** Builds the job. */
    public static void build(
            StreamExecutionEnvironment env, Sources sources, Sinks sinks, BrandsLog brands, CareConfig config) {
        SingleOutputStreamOperator<Mention> mentions = sources.mentions(env)
                .process(new Decode<>(DECODE_MENTION, Mention.class, record -> Optional.of(MentionReader.read(record))))
                .uid(DECODE_MENTION)
                .name("decode mention");
        SingleOutputStreamOperator<Activity> activity = sources.activity(env)
                .process(new Decode<>(
                        DECODE_ACTIVITY,
                        Activity.class,
                        record -> Optional.of(NewsReader.activity(record, config.futureTolerance()))))
                .uid(DECODE_ACTIVITY)
                .name("decode activity");
        SingleOutputStreamOperator<CustomerNews> customers = sources.customers(env)
                .process(new Decode<>(
                        DECODE_CUSTOMER,
                        CustomerNews.class,
                        record -> Optional.of(NewsReader.customer(record, config.futureTolerance()))))
                .uid(DECODE_CUSTOMER)
                .name("decode customer");
        SingleOutputStreamOperator<Topic> topics = sources.topics(env)
                .process(Decode.whole(
                        DECODE_TOPIC,
                        Topic.class,
                        topic -> topic.topic() != null
                                && topic.brand() != null
                                && topic.state() != null
                                && topic.updatedAt() != null))
                .uid(DECODE_TOPIC)
                .name("decode topic");
        SingleOutputStreamOperator<TopicMember> members = sources.topicMembers(env)
                .process(Decode.whole(
                        DECODE_MEMBER,
                        TopicMember.class,
                        member -> member.topic() != null
                                && member.mention() != null
                                && member.brand() != null
                                && member.at() != null))
                .uid(DECODE_MEMBER)
                .name("decode topic member");
        SingleOutputStreamOperator<Alert> alerts = sources.alerts(env)
                .process(Decode.whole(
                        DECODE_ALERT,
                        Alert.class,
                        alert -> alert.brand() != null && alert.state() != null && alert.updatedAt() != null))
                .uid(DECODE_ALERT)
                .name("decode alert");
        sinks.deadLetters(mentions.getSideOutput(DeadLetter.TAG)
                .union(
                        activity.getSideOutput(DeadLetter.TAG),
                        customers.getSideOutput(DeadLetter.TAG),
                        topics.getSideOutput(DeadLetter.TAG),
                        members.getSideOutput(DeadLetter.TAG),
                        alerts.getSideOutput(DeadLetter.TAG)));

        SingleOutputStreamOperator<CareEvent> briefed =
                mentions.process(new BriefMentions(brands)).uid(BRIEF_MENTIONS).name("brief mentions");
        DataStream<CareEvent> known = briefed.keyBy(event -> KnowCustomers.key(Objects.requireNonNull(event.mention())))
                .connect(customers.keyBy(CustomerNews::author))
                .process(new KnowCustomers<>(config, new OfEvent(), TypeInformation.of(CareEvent.class)))
                .returns(CareEvent.class)
                .uid(KNOW_CUSTOMERS)
                .name("know customers");
        DataStream<CareEvent> done = addressed(briefed.getSideOutput(BriefMentions.PLACES), activity, config);

        DataStream<CareEvent> events = known.union(
                        done,
                        topics.map(topic -> CareEvent.of(TopicNews.of(topic), topic.brand(), "", topic.updatedAt()))
                                .uid(TOPIC_EVENTS)
                                .name("what is new of topics"),
                        members.map(member -> CareEvent.of(Membership.of(member), member.brand(), "", member.at()))
                                .uid(MEMBER_EVENTS)
                                .name("what is of which topic"),
                        alerts.flatMap((Alert alert, Collector<CareEvent> out) ->
                                        ThreadRisk.of(alert).forEach(out::collect))
                                .returns(CareEvent.class)
                                .uid(RISK_EVENTS)
                                .name("which threads may go viral"))
                .keyBy(CareEvent::brand)
                .process(new FollowThreads(config, brands))
                .uid(FOLLOW_THREADS)
                .name("follow threads");

        SingleOutputStreamOperator<Item> items = events.keyBy(CareEvent::key)
                .process(new KeepConversations(config, brands))
                .uid(KEEP_CONVERSATIONS)
                .name("keep conversations");
        sinks.itemEvents(items.getSideOutput(KeepConversations.EVENTS));
        sinks.items(items.keyBy(Item::brand)
                .process(new FormGroups(config, brands))
                .uid(FORM_GROUPS)
                .name("form groups"));
    }

    /** Activity with the brand that it is for. */
    private static DataStream<CareEvent> addressed(
            DataStream<Place> places, DataStream<Activity> activity, CareConfig config) {
        return places.keyBy(Place::id)
                .connect(activity.filter(one -> one.about() == null)
                        .uid(WITHOUT_BRAND)
                        .name("activity without a brand")
                        .keyBy(Activity::lead))
                .process(new AddressActivity(config))
                .uid(ADDRESS_ACTIVITY)
                .name("address activity")
                .union(activity.filter(one -> one.about() != null)
                        .uid(WITH_BRAND)
                        .name("activity with a brand"))
                .map(one -> CareEvent.of(one, Objects.requireNonNull(one.about()), ""))
                .uid(ACTIVITY_EVENTS)
                .name("what was done");
    }

    /** How a mention on its way to its conversation meets its author's file. */
    private static final class OfEvent implements Introduction<CareEvent, CareEvent> {
        private static final long serialVersionUID = 1;

        @Override
        public Mention mention(CareEvent event) {
            return Objects.requireNonNull(event.briefed()).mention();
        }

        @Override
        public boolean asks(CareEvent event) {
            return Objects.requireNonNull(event.briefed()).verdict().open();
        }

        @Override
        public CareEvent with(CareEvent event, CustomerContext customer) {
            Briefed briefed = Objects.requireNonNull(event.briefed());
            return event.with(briefed.by(customer));
        }
    }
}
