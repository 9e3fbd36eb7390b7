package io.earshot.jobs.connect;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Sources of a test that has none: a test adds those that its job reads, and sees if it reads others. */
public class NoSources implements Sources {
    @Override
    public DataStream<RawRecord> posts(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("posts");
    }

    @Override
    public DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("mentions");
    }

    @Override
    public DataStream<RawRecord> activity(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("activity");
    }

    @Override
    public DataStream<RawRecord> itemEvents(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("itemEvents");
    }

    @Override
    public DataStream<RawRecord> customers(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("customers");
    }

    @Override
    public DataStream<RawRecord> topics(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("topics");
    }

    @Override
    public DataStream<RawRecord> topicMembers(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("topicMembers");
    }

    @Override
    public DataStream<RawRecord> alerts(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("alerts");
    }

    @Override
    public DataStream<RawRecord> items(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("items");
    }
}
