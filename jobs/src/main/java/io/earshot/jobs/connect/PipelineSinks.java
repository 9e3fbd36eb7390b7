package io.earshot.jobs.connect;

import io.earshot.alert.Alert;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.config.ElasticsearchConfig;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.elasticsearch.DocumentMapper;
import io.earshot.jobs.connect.elasticsearch.Documents;
import io.earshot.jobs.connect.elasticsearch.ElasticsearchConnection;
import io.earshot.jobs.connect.elasticsearch.ElasticsearchSink;
import io.earshot.jobs.connect.elasticsearch.KafkaRejectedDocuments;
import io.earshot.mention.Mention;
import io.earshot.topic.Topic;
import io.earshot.trend.Trend;
import io.earshot.watch.TopicMember;
import java.time.Instant;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Results go to Kafka, exactly once but for alerts, which go at once, and to Elasticsearch, where a repeated document changes
 * nothing.
 */
public final class PipelineSinks implements Sinks {
    private final KafkaConfig kafka;
    private final ElasticsearchConfig elasticsearch;
    private final ElasticsearchConnection connection;
    private final String job;

    /** Sinks of one job, which names their operators, transactions and metrics. */
    public PipelineSinks(KafkaConfig kafka, ElasticsearchConfig elasticsearch, String job) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.connection = ElasticsearchConnection.of(elasticsearch);
        this.job = job;
    }

    @Override
    public void mentions(DataStream<Mention> mentions) {
        toKafka(mentions, Topics.MENTIONS, Mention::brand, mention -> mention.post()
                .createdAt());
    }

    @Override
    public void searchableMentions(DataStream<Mention> mentions) {
        toElasticsearch(mentions, Indices.MENTIONS, Documents::mention);
    }

    @Override
    public void suspectedMentions(DataStream<Mention> mentions) {
        // A sink of their own: with two inputs the other would no longer be in the task that understands posts.
        toElasticsearch(mentions, Indices.MENTIONS, "-suspected", Documents::mention);
    }

    @Override
    public void trends(DataStream<Trend> trends) {
        toKafka(trends, Topics.TRENDS, Trend::brand, Trend::bucket);
        toElasticsearch(trends, Indices.TRENDS, Documents::trend);
    }

    @Override
    public void topics(DataStream<Topic> topics) {
        toKafka(topics, Topics.TOPICS, Topic::topic, Topic::updatedAt);
        toElasticsearch(topics, Indices.TOPICS, Documents::topic);
    }

    @Override
    public void topicMembers(DataStream<TopicMember> members) {
        toKafka(members, Topics.TOPIC_MEMBERS, TopicMember::brand, TopicMember::at);
    }

    @Override
    public void alerts(DataStream<Alert> alerts) {
        // An alert cannot wait for a checkpoint; told twice it has the same id and version.
        alerts.sinkTo(new KafkaSinks(kafka, job).atOnce(Topics.ALERTS, Alert::alert, Alert::updatedAt))
                .uid(job + "-kafka-" + Topics.ALERTS)
                .name(Topics.ALERTS + " (Kafka)");
        toElasticsearch(alerts, Indices.ALERTS, Documents::alert);
    }

    @Override
    public void items(DataStream<Item> items) {
        toKafka(items, Topics.ITEMS, Item::item, Item::updatedAt);
        toElasticsearch(items, Indices.ITEMS, Documents::item);
    }

    @Override
    public void itemEvents(DataStream<ItemEvent> events) {
        toKafka(events, Topics.ITEM_EVENTS, ItemEvent::item, ItemEvent::at);
        toElasticsearch(events, Indices.ITEM_EVENTS, Documents::itemEvent);
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> letters) {
        toKafka(letters, Topics.DEAD_LETTERS, DeadLetter::id, DeadLetter::recordedAt);
        toElasticsearch(letters, Indices.DEAD_LETTERS, Documents::deadLetter);
    }

    private <T> void toKafka(
            DataStream<T> stream,
            String topic,
            SerializableFunction<T, String> key,
            SerializableFunction<T, Instant> eventTime) {
        stream.sinkTo(new KafkaSinks(kafka, job).exactlyOnce(topic, key, eventTime))
                .uid(job + "-kafka-" + topic)
                .name(topic + " (Kafka)");
    }

    private <T> void toElasticsearch(DataStream<T> stream, String index, DocumentMapper<T> mapper) {
        toElasticsearch(stream, index, "", mapper);
    }

    private <T> void toElasticsearch(DataStream<T> stream, String index, String which, DocumentMapper<T> mapper) {
        var rejected = KafkaRejectedDocuments.with(kafka.clientProperties());
        stream.sinkTo(new ElasticsearchSink<>(connection, mapper, rejected)
                        .withRequests(elasticsearch.bulkDocuments(), elasticsearch.bulkDelay()))
                .uid(job + "-elasticsearch-" + index + which)
                .name(index + which + " (Elasticsearch)");
    }
}
