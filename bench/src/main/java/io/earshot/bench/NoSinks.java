package io.earshot.bench;

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

/** Sinks of a benchmark that has none: it adds those that its job writes. */
abstract class NoSinks implements Sinks {
    @Override
    public void mentions(DataStream<Mention> mentions) {
        throw new UnsupportedOperationException("mentions");
    }

    @Override
    public void searchableMentions(DataStream<Mention> mentions) {
        throw new UnsupportedOperationException("searchableMentions");
    }

    @Override
    public void suspectedMentions(DataStream<Mention> mentions) {
        throw new UnsupportedOperationException("suspectedMentions");
    }

    @Override
    public void items(DataStream<Item> items) {
        throw new UnsupportedOperationException("items");
    }

    @Override
    public void itemEvents(DataStream<ItemEvent> events) {
        throw new UnsupportedOperationException("itemEvents");
    }

    @Override
    public void trends(DataStream<Trend> trends) {
        throw new UnsupportedOperationException("trends");
    }

    @Override
    public void topics(DataStream<Topic> topics) {
        throw new UnsupportedOperationException("topics");
    }

    @Override
    public void topicMembers(DataStream<TopicMember> members) {
        throw new UnsupportedOperationException("topicMembers");
    }

    @Override
    public void alerts(DataStream<Alert> alerts) {
        throw new UnsupportedOperationException("alerts");
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> letters) {
        throw new UnsupportedOperationException("deadLetters");
    }
}
