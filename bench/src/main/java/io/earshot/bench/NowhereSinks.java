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
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Lets go of all that a job says, but for what a measurement looks at. */
class NowhereSinks implements Sinks {
    private static <T> void drop(DataStream<T> stream) {
        stream.sinkTo(new DiscardingSink<>());
    }

    @Override
    public void mentions(DataStream<Mention> mentions) {
        drop(mentions);
    }

    @Override
    public void searchableMentions(DataStream<Mention> mentions) {
        drop(mentions);
    }

    @Override
    public void suspectedMentions(DataStream<Mention> mentions) {
        drop(mentions);
    }

    @Override
    public void items(DataStream<Item> items) {
        drop(items);
    }

    @Override
    public void itemEvents(DataStream<ItemEvent> events) {
        drop(events);
    }

    @Override
    public void trends(DataStream<Trend> trends) {
        drop(trends);
    }

    @Override
    public void topics(DataStream<Topic> topics) {
        drop(topics);
    }

    @Override
    public void topicMembers(DataStream<TopicMember> members) {
        drop(members);
    }

    @Override
    public void alerts(DataStream<Alert> alerts) {
        drop(alerts);
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> letters) {
        drop(letters);
    }
}
