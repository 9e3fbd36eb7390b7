package io.earshot.jobs.mentions;

import io.earshot.alert.Alert;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Sinks;
import io.earshot.mention.Mention;
import io.earshot.topic.Topic;
import io.earshot.trend.Trend;
import io.earshot.watch.TopicMember;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Where the mentions job writes: nowhere, but for what a test listens to. */
public interface MentionsAlone extends Sinks {
    @Override
    default void mentions(DataStream<Mention> mentions) {
        mentions.sinkTo(new DiscardingSink<>());
    }

    @Override
    default void searchableMentions(DataStream<Mention> mentions) {
        mentions.sinkTo(new DiscardingSink<>());
    }

    @Override
    default void suspectedMentions(DataStream<Mention> mentions) {
        mentions.sinkTo(new DiscardingSink<>());
    }

    @Override
    default void deadLetters(DataStream<DeadLetter> letters) {
        letters.sinkTo(new DiscardingSink<>());
    }

    @Override
    default void trends(DataStream<Trend> trends) {
        throw new UnsupportedOperationException("the job writes mentions");
    }

    @Override
    default void topics(DataStream<Topic> topics) {
        throw new UnsupportedOperationException("the job writes mentions");
    }

    @Override
    default void alerts(DataStream<Alert> alerts) {
        throw new UnsupportedOperationException("the job writes mentions");
    }

    @Override
    default void items(DataStream<Item> items) {
        throw new UnsupportedOperationException("the job writes mentions");
    }

    @Override
    default void itemEvents(DataStream<ItemEvent> events) {
        throw new UnsupportedOperationException("the job writes mentions");
    }

    @Override
    default void topicMembers(DataStream<TopicMember> members) {
        throw new UnsupportedOperationException("the job writes mentions");
    }
}
