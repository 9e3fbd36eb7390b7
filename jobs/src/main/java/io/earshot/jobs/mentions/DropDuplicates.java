package io.earshot.jobs.mentions;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets the first of each mention pass, keyed by mention id. An id is forgotten when event time has passed it by the
 * horizon; only what matched a brand is ever remembered.
 */
final class DropDuplicates extends KeyedProcessFunction<String, MatchedPost, MatchedPost> {
    private static final long serialVersionUID = 1;

    private final long horizonMillis;

    private transient ValueState<Boolean> seen;
    private transient Counter duplicates;

    DropDuplicates(Duration horizon) {
        this.horizonMillis = horizon.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
    }

    @Override
    public void processElement(MatchedPost post, Context context, Collector<MatchedPost> out) throws Exception {
        if (seen.value() != null) {
            duplicates.inc();
            return;
        }
        seen.update(true);
        // A late post is remembered as long as any other, so the horizon starts where event time stands.
        long from = Math.max(
                post.post().createdAt().toEpochMilli(), context.timerService().currentWatermark());
        context.timerService().registerEventTimeTimer(from + horizonMillis);
        out.collect(post);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MatchedPost> out) {
        seen.clear();
    }
}
