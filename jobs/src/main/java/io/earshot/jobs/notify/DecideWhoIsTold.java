package io.earshot.jobs.notify;

import io.earshot.jobs.config.Clock;
import io.earshot.notify.AlertVersion;
import io.earshot.notify.Herald;
import io.earshot.notify.HeraldState;
import io.earshot.notify.Message;
import io.earshot.notify.News;
import io.earshot.notify.Notice;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps what the {@link Herald} of each alert remembers, and wakes it when something falls due. */
final class DecideWhoIsTold extends KeyedCoProcessFunction<String, AlertVersion, Claim, Message> {
    private static final long serialVersionUID = 1;

    /** What belongs into a digest. */
    static final OutputTag<Held> HELD = new OutputTag<>("held") {
        private static final long serialVersionUID = 1;
    };

    private final NotifyConfig config;
    private transient ValueState<HeraldState> states;

    /** The one timer of the alert, in milliseconds since 1970. */
    private transient ValueState<Long> timer;

    private transient Counter tooOld;

    DecideWhoIsTold(NotifyConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("herald", TypeInformation.of(HeraldState.class)));
        timer = getRuntimeContext().getState(new ValueStateDescriptor<>("timer", Types.LONG));
        tooOld = getRuntimeContext().getMetricGroup().counter("alertsTooOldToTell");
    }

    @Override
    public void processElement1(AlertVersion alert, Context context, Collector<Message> out) throws Exception {
        Instant now = now(alert.updatedAt(), context.timerService());
        if (Herald.isTooOld(alert, config.tooOldAfter(), now)) {
            tooOld.inc();
        }
        Herald herald = herald();
        tell(herald.hear(alert, now), context, out);
        keep(herald, context.timerService());
    }

    @Override
    public void processElement2(Claim claim, Context context, Collector<Message> out) throws Exception {
        Instant now = now(claim.at(), context.timerService());
        Herald herald = herald();
        tell(herald.claim(now), context, out);
        keep(herald, context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out) throws Exception {
        timer.clear();
        if (config.clock() == Clock.EVENT && context.timerService().currentWatermark() == Long.MAX_VALUE) {
            return; // the end of a replay is no time at which anything falls due
        }
        // After an outage a timer fires late by the wall, and whether it is quiet is a question of now.
        Instant now = now(Instant.ofEpochMilli(timestamp), context.timerService());
        Herald herald = herald();
        tell(herald.advance(now), context, out);
        keep(herald, context.timerService());
    }

    private Herald herald() throws IOException {
        HeraldState state = states.value();
        return new Herald(config.plan(), config.tooOldAfter(), state == null ? HeraldState.EMPTY : state);
    }

    private Instant now(Instant happened, TimerService timers) {
        return switch (config.clock()) {
            case WALL -> Instant.ofEpochMilli(timers.currentProcessingTime());
            case EVENT ->
                happened.toEpochMilli() > timers.currentWatermark()
                        ? happened
                        : Instant.ofEpochMilli(timers.currentWatermark());
        };
    }

    private static void tell(List<Notice> notices, Context context, Collector<Message> out) {
        // How long it is tried to tell somebody is a matter of the wall, on a replay too.
        Instant decided = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        for (Notice notice : notices) {
            if (notice.digest() == null) {
                out.collect(Message.of(notice, decided));
            } else {
                context.output(
                        HELD, new Held(notice.target(), notice.digest(), new News(notice.event(), notice.alert())));
            }
        }
    }

    private void keep(Herald herald, TimerService timers) throws IOException {
        if (herald.isEmpty()) {
            states.clear();
        } else {
            states.update(herald.state());
        }
        Long set = timer.value();
        Long next = herald.next().map(DecideWhoIsTold::millisNotBefore).orElse(null);
        if (Objects.equals(next, set)) {
            return;
        }
        timer.update(next);
        switch (config.clock()) {
            case WALL -> {
                if (set != null) {
                    timers.deleteProcessingTimeTimer(set);
                }
                if (next != null) {
                    timers.registerProcessingTimeTimer(next);
                }
            }
            case EVENT -> {
                if (set != null) {
                    timers.deleteEventTimeTimer(set);
                }
                if (next != null) {
                    timers.registerEventTimeTimer(next);
                }
            }
        }
    }

    /** Timers know milliseconds only: one that fired a fraction before its instant would find nothing due. */
    private static long millisNotBefore(Instant instant) {
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
    }
}
