package io.earshot.jobs.mentions;

import io.earshot.mention.Mention;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts a brand's mentions in the order of their creation, ties by id, so that all who read them downstream see the
 * same story on every replay. A mention waits until the watermark has passed it; where the watermark stands still for
 * as long as the hold, because no newer post comes, all that waits passes in order. One that is late passes at once.
 */
final class OrderByEventTime extends KeyedProcessFunction<String, Mention, Mention> {
    private static final long serialVersionUID = 1;

    private static final Comparator<Mention> BY_ID = Comparator.comparing(Mention::mention);

    private final long longestHoldMillis;

    /** Mentions that wait, by the millisecond of their creation. */
    private transient MapState<Long, List<Mention>> waiting;
    /** The watermark when the hold was last looked at; absent while nothing waits. */
    private transient ValueState<Long> watermarkAtHold;

    private transient Counter late;

    OrderByEventTime(Duration longestHold) {
        this.longestHoldMillis = longestHold.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(TypeInformation.of(Mention.class))));
        watermarkAtHold = getRuntimeContext().getState(new ValueStateDescriptor<>("watermark-at-hold", Long.class));
        late = getRuntimeContext().getMetricGroup().counter("lateMentions");
    }

    @Override
    public void processElement(Mention mention, Context context, Collector<Mention> out) throws Exception {
        long createdMillis = mention.post().createdAt().toEpochMilli();
        if (createdMillis <= context.timerService().currentWatermark()) {
            late.inc();
            out.collect(mention);
            return;
        }
        List<Mention> sameMillisecond = waiting.get(createdMillis);
        if (sameMillisecond == null) {
            sameMillisecond = new ArrayList<>(1);
            context.timerService().registerEventTimeTimer(createdMillis);
        }
        sameMillisecond.add(mention);
        waiting.put(createdMillis, sameMillisecond);
        if (watermarkAtHold.value() == null) {
            startHold(context.timerService());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Mention> out) throws Exception {
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            List<Mention> due = waiting.get(timestamp);
            if (due != null) {
                emit(due, out);
                waiting.remove(timestamp);
            }
        } else if (waiting.isEmpty()) {
            watermarkAtHold.clear();
        } else if (watermarkAtHold.value() < context.timerService().currentWatermark()) {
            startHold(context.timerService());
        } else {
            emitAll(context.timerService(), out);
            watermarkAtHold.clear();
        }
    }

    private void startHold(TimerService timers) throws IOException {
        watermarkAtHold.update(timers.currentWatermark());
        timers.registerProcessingTimeTimer(timers.currentProcessingTime() + longestHoldMillis);
    }

    private void emitAll(TimerService timers, Collector<Mention> out) throws Exception {
        SortedMap<Long, List<Mention>> inOrder = new TreeMap<>();
        waiting.entries().forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
        inOrder.forEach((createdMillis, due) -> {
            emit(due, out);
            timers.deleteEventTimeTimer(createdMillis);
        });
        waiting.clear();
    }

    private static void emit(List<Mention> due, Collector<Mention> out) {
        List<Mention> sorted = new ArrayList<>(due);
        sorted.sort(BY_ID);
        sorted.forEach(out::collect);
    }
}
