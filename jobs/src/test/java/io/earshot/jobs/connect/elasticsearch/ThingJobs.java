package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** Small Flink jobs that write things to Elasticsearch. */
final class ThingJobs {
    static final String INDEX = "things";
    static final Instant EVENT_TIME = Instant.parse("2026-11-22T08:15:00Z");

    private ThingJobs() {}

    /** One element of the streams here. */
    record Thing(String id, @Nullable Long version, String source) {
        Thing(String id) {
            this(id, null, "{\"a\":\"" + id + "\"}");
        }

        Document document() {
            return new Document(INDEX, id, version, source.getBytes(StandardCharsets.UTF_8));
        }
    }

    static JobID run(ElasticsearchSink<Thing> sink, Thing... things) throws Exception {
        return run(sink, List.of(things));
    }

    static ElasticsearchSink<Thing> sink(ElasticsearchConnection connection) {
        return new ElasticsearchSink<>(connection, Thing::document, CollectedRejections::new)
                .withDelays(new Pace.Delays(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(50)));
    }

    static List<Thing> things(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Thing(Integer.toString(number)))
                .toList();
    }

    static JobID run(ElasticsearchSink<Thing> sink, List<Thing> things) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.fromData(things, TypeInformation.of(Thing.class))
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Thing>forMonotonousTimestamps()
                        .withTimestampAssigner((thing, before) -> EVENT_TIME.toEpochMilli()))
                .sinkTo(sink);
        return env.execute().getJobID();
    }

    /** A job of things 0, 1, 2 and so on. */
    static JobClient runEndlessly(ElasticsearchSink<Thing> sink, int perSecond) throws Exception {
        return start(sink, Long.MAX_VALUE, perSecond, new Configuration());
    }

    /** A job of things 0 to below the count. */
    static JobClient start(ElasticsearchSink<Thing> sink, long count, int perSecond, Configuration configuration)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        DataGeneratorSource<Thing> numbers = new DataGeneratorSource<>(
                number -> new Thing(Long.toString(number)),
                count,
                RateLimiterStrategy.perSecond(perSecond),
                TypeInformation.of(Thing.class));
        env.fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .sinkTo(sink)
                .uid("sink");
        return env.executeAsync();
    }

    static Throwable failureOf(ElasticsearchSink<Thing> sink, Thing... things) {
        Throwable failure = catchThrowable(() -> run(sink, List.of(things)));
        return ExceptionUtils.findThrowable(failure, ElasticsearchSinkException.class)
                .orElseThrow(() -> new AssertionError("the job did not fail as it should", failure));
    }

    /** Waits for what a busy machine may be slow to do. */
    static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(2));
    }
}
