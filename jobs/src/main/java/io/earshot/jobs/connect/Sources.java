package io.earshot.jobs.connect;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where a job's records come from: Kafka in production, a list in a test. Each stream carries event-time watermarks
 * from the records' timestamps, split by split.
 */
public interface Sources {
    /** Posts of the firehose, undecoded. */
    DataStream<RawRecord> posts(StreamExecutionEnvironment env);

    /** Mentions, as the mentions job wrote them: in event-time order per brand, but for late ones. */
    DataStream<RawRecord> mentions(StreamExecutionEnvironment env);

    /** What agents and ticket systems did. */
    DataStream<RawRecord> activity(StreamExecutionEnvironment env);

    /** What happened to items, as the care job wrote it: in its order per item. */
    DataStream<RawRecord> itemEvents(StreamExecutionEnvironment env);
    /** What the company's books say of authors: the latest of each, in its order. */
    DataStream<RawRecord> customers(StreamExecutionEnvironment env);

    /** Topics, as the trends job wrote them: every version of each in its order. */
    DataStream<RawRecord> topics(StreamExecutionEnvironment env);

    /** Which topic each mention is part of that may want an answer, as the trends job wrote it. */
    DataStream<RawRecord> topicMembers(StreamExecutionEnvironment env);

    /** Alerts, as the trends job wrote them: every version of each in its order. */
    DataStream<RawRecord> alerts(StreamExecutionEnvironment env);

    /** Items, as the care job wrote them: every version of each in its order. */
    DataStream<RawRecord> items(StreamExecutionEnvironment env);
}
