package io.earshot.jobs.trends;

import io.earshot.alert.Alert;
import io.earshot.watch.CollectorWatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts what comes from each channel by the minute, of all brands together, and tells when it falls silent. A minute ends
 * when the watermark says so, which has waited for all partitions: one that is ahead of the others ends nothing. When live
 * and nothing moves the watermark, the wall says it, if this task has heard nothing for a while.
 */
final class WatchCollectors extends KeyedProcessFunction<String, ChannelMention, Alert> {
    private static final long serialVersionUID = 1;

    /** How often the wall's clock is looked at. */
    private static final Duration TICK = Duration.ofSeconds(30);

    private static final long MINUTE_MILLIS = 60_000;

    private final TrendsConfig config;

    /** By minute, of those that have not ended. */
    private transient MapState<Long, Long> counts;

    /** The first minute that has not ended. */
    private transient ValueState<Long> openMinutes;

    private transient ValueState<byte[]> watches;

    /** When the one timer that looks at the wall's clock fires, by it. */
    private transient ValueState<Long> tickAt;

    /** When this task heard of each channel last, by the wall. */
    private transient Map<String, Long> heardAtMillis;

    private transient long startedAtMillis;

    WatchCollectors(TrendsConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        counts = getRuntimeContext().getMapState(new MapStateDescriptor<>("counts", Types.LONG, Types.LONG));
        openMinutes = getRuntimeContext().getState(new ValueStateDescriptor<>("open-minute", Types.LONG));
        watches = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("watch", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        tickAt = getRuntimeContext().getState(new ValueStateDescriptor<>("tick-at", Types.LONG));
        heardAtMillis = new HashMap<>();
        startedAtMillis = Long.MIN_VALUE;
    }

    @Override
    public void processElement(ChannelMention mention, Context context, Collector<Alert> out) throws Exception {
        long minute = Math.floorDiv(mention.createdAtMillis(), MINUTE_MILLIS);
        Long open = openMinutes.value();
        if (open == null) {
            keep(CollectorWatch.begin(mention.channel(), minute), context);
            open = minute;
        }
        // A late one counts in the minute that is open: it was brought, and that is what is watched.
        long counted = Math.max(minute, open);
        Long count = counts.get(counted);
        counts.put(counted, count == null ? 1 : count + 1);
        heardAtMillis.put(mention.channel(), context.timerService().currentProcessingTime());
        if (count == null) {
            context.timerService().registerEventTimeTimer((counted + 1) * MINUTE_MILLIS);
            lookAtTheWall(context, counted);
        }
    }

    @Override
    public void onTimer(long timestampMillis, OnTimerContext context, Collector<Alert> out) throws Exception {
        if (openMinutes.value() == null) {
            return;
        }
        if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
            // Nothing more will come, which is no silence.
            finish(context, out);
            return;
        }
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            goOn(Math.floorDiv(timestampMillis, MINUTE_MILLIS), context, out);
            return;
        }
        tickAt.clear();
        if (startedAtMillis == Long.MIN_VALUE) {
            // The first look of this task: what it has not heard of yet may be on its way.
            startedAtMillis = timestampMillis;
        }
        long endMillis = timestampMillis - config.quietAfter().toMillis();
        long heard = Math.max(startedAtMillis, heardAtMillis.getOrDefault(context.getCurrentKey(), Long.MIN_VALUE));
        if (heard <= endMillis) {
            goOn(Math.floorDiv(endMillis, MINUTE_MILLIS), context, out);
        }
        lookAtTheWall(context, openMinutes.value());
    }

    /** Ends all minutes before one. */
    private void goOn(long toMinute, Context context, Collector<Alert> out) throws Exception {
        CollectorWatch watch = watch(context.getCurrentKey());
        if (toMinute <= watch.minute()) {
            return;
        }
        TreeMap<Long, Long> ended = new TreeMap<>();
        for (Map.Entry<Long, Long> count : counts.entries()) {
            if (count.getKey() < toMinute) {
                ended.put(count.getKey(), count.getValue());
            }
        }
        while (watch.minute() < toMinute) {
            Long next = ended.higherKey(watch.minute());
            Long count = ended.get(watch.minute());
            watch.goOn(count == null ? 0 : count, next == null ? toMinute : next)
                    .forEach(out::collect);
        }
        for (Long minute : ended.keySet()) {
            counts.remove(minute);
        }
        keep(watch, context);
    }

    private void finish(Context context, Collector<Alert> out) throws Exception {
        long last = openMinutes.value();
        for (Long minute : counts.keys()) {
            last = Math.max(last, minute);
        }
        goOn(last + 1, context, out);
        watch(context.getCurrentKey()).finish().forEach(out::collect);
        counts.clear();
        openMinutes.clear();
        watches.clear();
        tickAt.clear();
    }

    private CollectorWatch watch(String channel) throws IOException {
        return CollectorWatch.read(new DataInputStream(new ByteArrayInputStream(watches.value())), channel);
    }

    private void keep(CollectorWatch watch, Context context) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        watches.update(bytes.toByteArray());
        openMinutes.update(watch.minute());
        if (watch.isWaiting()) {
            context.timerService().registerEventTimeTimer((watch.minute() + 1) * MINUTE_MILLIS);
        }
    }

    private void lookAtTheWall(Context context, long minute) throws Exception {
        long wallMillis = context.timerService().currentProcessingTime();
        if (config.isLive((minute + 1) * MINUTE_MILLIS, wallMillis) && tickAt.value() == null) {
            tickAt.update(wallMillis + TICK.toMillis());
            context.timerService().registerProcessingTimeTimer(tickAt.value());
        }
    }
}
