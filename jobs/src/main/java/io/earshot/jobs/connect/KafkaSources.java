package io.earshot.jobs.connect;

import io.earshot.jobs.config.KafkaConfig;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The topics as Flink sources. A job that has no checkpoint goes on from its group's committed offsets, and starts
 * with the oldest record where there are none: nothing that waits in a topic is passed over.
 *
 * @param job names the consumer group and the operators
 * @param outOfOrderness by how much records of one partition may be out of order
 * @param idleness after how long without records a partition no longer holds the others back
 * @param careIdleness the same for what the care job and agents tell, which may come much later than posts
 * @param bounded whether to end with the records that are there at the start
 */
public record KafkaSources(
        KafkaConfig kafka,
        String job,
        Duration outOfOrderness,
        Duration idleness,
        Duration careIdleness,
        boolean bounded)
        implements Sources {

    @Override
    public DataStream<RawRecord> posts(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.POSTS, "posts", idleness);
    }

    @Override
    public DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.MENTIONS, "mentions", idleness);
    }

    @Override
    public DataStream<RawRecord> activity(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.ACTIVITY, "activity", careIdleness);
    }

    @Override
    public DataStream<RawRecord> itemEvents(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.ITEM_EVENTS, "item-events", careIdleness);
    }

    @Override
    public DataStream<RawRecord> customers(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.CUSTOMERS, "customers", idleness);
    }

    @Override
    public DataStream<RawRecord> topics(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.TOPICS, "topics", idleness);
    }

    @Override
    public DataStream<RawRecord> topicMembers(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.TOPIC_MEMBERS, "topic-members", idleness);
    }

    @Override
    public DataStream<RawRecord> alerts(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.ALERTS, "alerts", idleness);
    }

    @Override
    public DataStream<RawRecord> items(StreamExecutionEnvironment env) {
        return inEventTime(env, Topics.ITEMS, "items", idleness);
    }

    private DataStream<RawRecord> inEventTime(
            StreamExecutionEnvironment env, String topic, String name, Duration idleAfter) {
        KafkaSource<RawRecord> source = source(topic)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .build();
        WatermarkStrategy<RawRecord> eventTime = WatermarkStrategy.<RawRecord>forBoundedOutOfOrderness(outOfOrderness)
                .withTimestampAssigner((record, kafkaTimestamp) -> record.timestampMillis())
                .withIdleness(idleAfter);
        return env.fromSource(source, eventTime, name).uid(job + "-source-" + name);
    }

    private KafkaSourceBuilder<RawRecord> source(String topic) {
        KafkaSourceBuilder<RawRecord> builder = KafkaSource.<RawRecord>builder()
                .setTopics(topic)
                .setDeserializer(new RawRecordSchema())
                .setProperties(kafka.clientProperties())
                .setProperty("isolation.level", "read_committed")
                .setProperty("partition.discovery.interval.ms", "60000")
                .setGroupId(kafka.groupPrefix() + "-" + job)
                .setClientIdPrefix(kafka.groupPrefix() + "-" + job + "-" + topic);
        return bounded ? builder.setBounded(OffsetsInitializer.latest()) : builder;
    }
}
