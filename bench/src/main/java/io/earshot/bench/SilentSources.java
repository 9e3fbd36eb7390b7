package io.earshot.bench;

import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Sources;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Streams in which nothing comes and that do not end, but for those that a measurement has something to say in. */
abstract class SilentSources implements Sources {
    private static DataStream<RawRecord> silence(StreamExecutionEnvironment env, String name) {
        DataGeneratorSource<RawRecord> source = new DataGeneratorSource<>(
                number -> new RawRecord(name, 0, number, 0, null, null, null),
                1,
                parallelism -> permits -> new CompletableFuture<>(),
                TypeInformation.of(RawRecord.class));
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), name)
                .setParallelism(1)
                .rebalance();
    }

    @Override
    public DataStream<RawRecord> posts(StreamExecutionEnvironment env) {
        return silence(env, "posts");
    }

    @Override
    public DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
        return silence(env, "mentions");
    }

    @Override
    public DataStream<RawRecord> activity(StreamExecutionEnvironment env) {
        return silence(env, "activity");
    }

    @Override
    public DataStream<RawRecord> itemEvents(StreamExecutionEnvironment env) {
        return silence(env, "item-events");
    }

    @Override
    public DataStream<RawRecord> customers(StreamExecutionEnvironment env) {
        return silence(env, "customers");
    }

    @Override
    public DataStream<RawRecord> topics(StreamExecutionEnvironment env) {
        return silence(env, "topics");
    }

    @Override
    public DataStream<RawRecord> topicMembers(StreamExecutionEnvironment env) {
        return silence(env, "topic-members");
    }

    @Override
    public DataStream<RawRecord> alerts(StreamExecutionEnvironment env) {
        return silence(env, "alerts");
    }

    @Override
    public DataStream<RawRecord> items(StreamExecutionEnvironment env) {
        return silence(env, "items");
    }
}
