package io.earshot.jobs.trends;

import io.earshot.alert.Alert;
import io.earshot.jobs.config.Clock;
import io.earshot.watch.CollectorWatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes from each channel by the minute, of all brands together, and tells when it falls silent. Whether time
 * goes on when nothing comes, the watermark says, which the other channels drive; and when live the wall, when all are silent.
 */
final class WatchCollectors extends KeyedProcessFunction<String, ChannelMention, Alert> {
    private static final long serialVersionUID = 1;

    /** How often the wall's clock is looked at. */
    private static final Duration TICK = Duration.ofSeconds(30);

    /** Mentions further from the wall's clock than this are a replay, which the wall says nothing of. */
    private static final Duration LIVE = Duration.ofHours(1);

    private static final long MINUTE_MILLIS = 60_000;

    private final TrendsConfig config;

    /** The count of the open minute: all that most mentions change. */
    private transient ValueState<Long> counts;

    private transient ValueState<Long> openMinutes;
    private transient ValueState<byte[]> watches;

    /** When the one timer that looks at the wall's clock fires, by it. */
    private transient ValueState<Long> tickAt;

    WatchCollectors(TrendsConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        counts = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        openMinutes = getRuntimeContext().getState(new ValueStateDescriptor<>("open-minute", Types.LONG));
        watches = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("watch", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        tickAt = getRuntimeContext().getState(new ValueStateDescriptor<>("tick-at", Types.LONG));
    }

    @Override
    public void processElement(ChannelMention mention, Context context, Collector<Alert> out) throws Exception {
        long minute = Math.floorDiv(mention.createdAtMillis(), MINUTE_MILLIS);
        Long open = openMinutes.value();
        if (open == null) {
            keep(CollectorWatch.begin(mention.channel(), minute), context);
        } else if (minute > open) {
            goOn(minute, context, out);
        }
        Long count = counts.value();
        counts.update(count == null ? 1 : count + 1);
    }

    @Override
    public void onTimer(long timestampMillis, OnTimerContext context, Collector<Alert> out) throws Exception {
        Long open = openMinutes.value();
        if (open == null || context.timerService().currentWatermark() == Long.MAX_VALUE) {
            // Nothing more will come, which is no silence.
            clear();
            return;
        }
        long nowMillis = timestampMillis;
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            tickAt.clear();
            nowMillis = timestampMillis - config.quietAfter().toMillis();
        }
        long minute = Math.floorDiv(nowMillis, MINUTE_MILLIS);
        if (minute > open) {
            goOn(minute, context, out);
        } else {
            keep(null, context);
        }
    }

    private void goOn(long minute, Context context, Collector<Alert> out) throws Exception {
        CollectorWatch watch = watch(context.getCurrentKey());
        Long count = counts.value();
        watch.goOn(count == null ? 0 : count, minute).forEach(out::collect);
        counts.clear();
        keep(watch, context);
    }

    private CollectorWatch watch(String channel) throws IOException {
        return CollectorWatch.read(new DataInputStream(new ByteArrayInputStream(watches.value())), channel);
    }

    private void keep(@Nullable CollectorWatch watch, Context context) throws Exception {
        boolean isWaiting = true;
        if (watch != null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            watch.write(new DataOutputStream(bytes));
            watches.update(bytes.toByteArray());
            openMinutes.update(watch.minute());
            isWaiting = watch.isWaiting();
            if (isWaiting) {
                context.timerService().registerEventTimeTimer((watch.minute() + 2) * MINUTE_MILLIS);
            }
        }
        long wallMillis = context.timerService().currentProcessingTime();
        boolean isLive = openMinutes.value() * MINUTE_MILLIS > wallMillis - LIVE.toMillis();
        if (isWaiting && isLive && config.clock() == Clock.WALL && tickAt.value() == null) {
            tickAt.update(wallMillis + TICK.toMillis());
            context.timerService().registerProcessingTimeTimer(tickAt.value());
        }
    }

    private void clear() {
        counts.clear();
        openMinutes.clear();
        watches.clear();
        tickAt.clear();
    }
}
