package io.earshot.jobs.trends;

import io.earshot.alert.Alert;
import io.earshot.brand.CareThresholds;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.config.Clock;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.FollowedBrands;
import io.earshot.tally.ServiceWatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells when a brand is about to break its promises, judged at the end of each minute while something of the last hour is
 * known. On a replay minutes end with the watermark. Live they end by the wall, as deadlines do, and a little later, as
 * what the care job tells comes with its checkpoints: a watermark would wait for partitions in which nothing happens.
 */
final class WatchService extends KeyedProcessFunction<String, ItemEvent, Alert> {
    private static final long serialVersionUID = 1;

    private static final long MINUTE_MILLIS = 60_000;

    private final TrendsConfig config;
    private final BrandsLog brands;
    private transient FollowedBrands<Integer> riskPercent;

    /** What is known of the last hour, by the event's id: one that is told twice counts once. */
    private transient MapState<String, ItemEvent> events;

    /** The end of the minute that is to be judged next, in milliseconds since 1970; none while nothing is known. */
    private transient ValueState<Long> nextMillis;

    private transient ValueState<byte[]> watches;

    /** When this task began, by the wall: what it has not heard of yet may be on its way. */
    private transient long startedAtMillis;

    WatchService(TrendsConfig config, BrandsLog brands) {
        this.config = config;
        this.brands = brands;
    }

    @Override
    public void open(OpenContext context) {
        riskPercent = new FollowedBrands<>(
                brands, brand -> brand.care().thresholds().slaRisk(), CareThresholds.DEFAULT.slaRisk());
        events = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("events", Types.STRING, TypeInformation.of(ItemEvent.class)));
        nextMillis = getRuntimeContext().getState(new ValueStateDescriptor<>("next", Types.LONG));
        watches = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("watch", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        startedAtMillis = Long.MIN_VALUE;
    }

    @Override
    public void processElement(ItemEvent event, Context context, Collector<Alert> out) throws Exception {
        riskPercent.changes();
        start(context.timerService());
        long judgedMillis = judgedMillis(context.timerService());
        long atMillis = event.at().toEpochMilli();
        if (judgedMillis > atMillis + ServiceWatch.WINDOW.toMillis()) {
            return; // no hour that is yet to be judged has it
        }
        events.put(event.event(), event);
        long end = endOfMinute(Math.max(atMillis, judgedMillis));
        Long next = nextMillis.value();
        if (next == null || end < next) {
            nextMillis.update(end);
            set(end, context.timerService());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        TimerService timers = context.timerService();
        start(timers);
        long untilMillis = timestamp;
        if (config.clock() == Clock.WALL) {
            untilMillis -= config.quietAfter().toMillis();
            if (untilMillis < startedAtMillis) {
                set(startedAtMillis, timers);
                return;
            }
        }
        Long next = nextMillis.value();
        if (next == null || next > untilMillis) {
            return;
        }
        ServiceWatch watch = watch(context.getCurrentKey());
        while (next != null && next <= untilMillis) {
            next = judge(watch, next, context, out) ? next + MINUTE_MILLIS : null;
        }
        if (next == null) {
            nextMillis.clear();
            watches.clear();
        } else {
            nextMillis.update(next);
            keep(watch);
            set(next, timers);
        }
    }

    @Override
    public void close() {
        if (riskPercent != null) {
            riskPercent.close();
        }
    }

    private void start(TimerService timers) {
        if (startedAtMillis == Long.MIN_VALUE) {
            startedAtMillis = timers.currentProcessingTime();
        }
    }

    /** Judges the hour before; whether the next minute is to be judged too. */
    private boolean judge(ServiceWatch watch, long endMillis, Context context, Collector<Alert> out) throws Exception {
        long beginMillis = endMillis - ServiceWatch.WINDOW.toMillis();
        List<String> old = new ArrayList<>();
        List<ItemEvent> hour = new ArrayList<>();
        boolean isMore = false;
        for (ItemEvent event : events.values()) {
            long atMillis = event.at().toEpochMilli();
            if (atMillis < beginMillis) {
                old.add(event.event());
            } else if (atMillis < endMillis) {
                hour.add(event);
            } else {
                isMore = true;
            }
        }
        for (String event : old) {
            events.remove(event);
        }
        watch.judge(Instant.ofEpochMilli(endMillis), riskPercent.of(context.getCurrentKey()), hour)
                .forEach(out::collect);
        return isMore || !hour.isEmpty() || watch.isBusy();
    }

    /** Up to when minutes are over. */
    private long judgedMillis(TimerService timers) {
        return switch (config.clock()) {
            case WALL -> timers.currentProcessingTime() - config.quietAfter().toMillis();
            case EVENT -> timers.currentWatermark();
        };
    }

    private void set(long endMillis, TimerService timers) {
        switch (config.clock()) {
            case WALL ->
                timers.registerProcessingTimeTimer(
                        endMillis + config.quietAfter().toMillis());
            case EVENT -> timers.registerEventTimeTimer(endMillis);
        }
    }

    /** The end of the minute that has it. */
    private static long endOfMinute(long millis) {
        return (Math.floorDiv(millis, MINUTE_MILLIS) + 1) * MINUTE_MILLIS;
    }

    private ServiceWatch watch(String brand) throws IOException {
        byte[] kept = watches.value();
        return kept == null
                ? new ServiceWatch(brand)
                : ServiceWatch.read(new DataInputStream(new ByteArrayInputStream(kept)), brand);
    }

    private void keep(ServiceWatch watch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        watches.update(bytes.toByteArray());
    }
}
