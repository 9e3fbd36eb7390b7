package io.earshot.jobs.mentions;

import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Sources;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the mentions job reads; it asks for nothing else. */
public interface PostsAlone extends Sources {
    @Override
    default DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("the job reads posts");
    }

    @Override
    default DataStream<RawRecord> activity(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("the job reads posts");
    }

    @Override
    default DataStream<RawRecord> customers(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("mentions reads no customers");
    }

    @Override
    default DataStream<RawRecord> alerts(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("mentions reads no alerts");
    }

    @Override
    default DataStream<RawRecord> itemEvents(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("the job reads posts");
    }

    @Override
    default DataStream<RawRecord> topics(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("the job reads posts");
    }

    @Override
    default DataStream<RawRecord> topicMembers(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("the job reads posts");
    }

    @Override
    default DataStream<RawRecord> items(StreamExecutionEnvironment env) {
        throw new UnsupportedOperationException("the job reads posts");
    }
}
