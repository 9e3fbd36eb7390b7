package io.earshot.jobs.connect;

import io.earshot.alert.Alert;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.mention.Mention;
import io.earshot.topic.Topic;
import io.earshot.trend.Trend;
import io.earshot.watch.TopicMember;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where a job's results go: Kafka and Elasticsearch in production, a list in a test. */
public interface Sinks {
    /** Mentions for {@code earshot.mentions}, in event-time order per brand. */
    void mentions(DataStream<Mention> mentions);

    /** Mentions for {@code earshot-mentions}, as soon as they are understood, in any order. */
    void searchableMentions(DataStream<Mention> mentions);

    /** Mentions that are searchable already, and are suspected of spam by what came after that: to take their place. */
    void suspectedMentions(DataStream<Mention> mentions);

    /** Items for {@code earshot.items}, every version of each in its order. */
    void items(DataStream<Item> items);

    /** What happened to items, for {@code earshot.item-events}, in its order per item. */
    void itemEvents(DataStream<ItemEvent> events);

    /** Trends for {@code earshot.trends}, every version of each in its order. */
    void trends(DataStream<Trend> trends);

    /** Topics for {@code earshot.topics}, every version of each in its order. */
    void topics(DataStream<Topic> topics);

    /** Which topic each mention is part of that may want an answer, for {@code earshot.topic-members}. */
    void topicMembers(DataStream<TopicMember> members);

    /** Alerts for {@code earshot.alerts}, every version of each in its order. */
    void alerts(DataStream<Alert> alerts);

    void deadLetters(DataStream<DeadLetter> letters);
}
