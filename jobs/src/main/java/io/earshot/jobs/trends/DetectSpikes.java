package io.earshot.jobs.trends;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertState;
import io.earshot.jobs.config.Clock;
import io.earshot.mention.Mention;
import io.earshot.spike.MinuteTally;
import io.earshot.spike.SpikeState;
import io.earshot.spike.VolumeSpikeDetector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps each brand's {@link VolumeSpikeDetector} state, feeds it mentions, and tells it that time goes on when no
 * mention does: by the watermark always, by the wall when live.
 */
final class DetectSpikes extends KeyedProcessFunction<String, MentionRecord, Alert> {
    private static final long serialVersionUID = 1;

    /** How often the wall's clock is looked at while something is going on. */
    private static final Duration TICK = Duration.ofSeconds(5);

    /** Mentions further from the wall's clock than this are a replay, which the wall says nothing of. */
    private static final Duration LIVE = Duration.ofHours(1);

    private final TrendsConfig config;
    private transient VolumeSpikeDetector detector;
    private transient ValueState<SpikeState> states;
    private transient ValueState<MinuteTally> openMinutes;

    /** When the one timer that forgets the brand fires, in milliseconds of event time. */
    private transient ValueState<Long> forgetAt;

    /** When the one timer that looks at the wall's clock fires, in its milliseconds. */
    private transient ValueState<Long> tickAt;

    /** When the last mention came, in milliseconds of the wall's clock; only kept when live. */
    private transient ValueState<Long> heardAt;

    private transient Counter ignored;
    private transient Counter opened;

    DetectSpikes(TrendsConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        detector = new VolumeSpikeDetector(config.spikes());
        states = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("spikes", TypeInformation.of(SpikeState.class)));
        openMinutes = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("open-minute", TypeInformation.of(MinuteTally.class)));
        forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
        tickAt = getRuntimeContext().getState(new ValueStateDescriptor<>("tick-at", Types.LONG));
        heardAt = getRuntimeContext().getState(new ValueStateDescriptor<>("heard-at", Types.LONG));
        ignored = getRuntimeContext().getMetricGroup().counter("mentionsTooLateForSpikes");
        opened = getRuntimeContext().getMetricGroup().counter("alertsOpened");
    }

    @Override
    public void processElement(MentionRecord record, Context context, Collector<Alert> out) throws Exception {
        Mention mention = record.mention();
        MinuteTally open = openMinutes.value();
        if (open == null) {
            open = new MinuteTally();
        }
        if (!detector.counts(open, mention)) {
            if (!mention.own()) {
                ignored.inc();
            }
            return;
        }
        if (config.clock() == Clock.WALL) {
            heardAt.update(context.timerService().currentProcessingTime());
        }
        if (detector.isRoutine(open, mention)) {
            detector.tally(open, mention);
            openMinutes.update(open);
            return;
        }
        SpikeState state = states.value();
        if (state == null) {
            state = new SpikeState();
        }
        tell(detector.add(state, open, mention), out);
        keep(state, open, context.timerService());
    }

    @Override
    public void onTimer(long timestampMillis, OnTimerContext context, Collector<Alert> out) throws Exception {
        SpikeState state = states.value();
        MinuteTally open = openMinutes.value();
        if (state == null || open == null) {
            return;
        }
        switch (context.timeDomain()) {
            case EVENT_TIME -> {
                Instant now = Instant.ofEpochMilli(timestampMillis);
                tell(detector.advance(state, open, now), out);
                if (!detector.forgottenAt(state).isAfter(now)) {
                    forget(context.timerService());
                    return;
                }
            }
            case PROCESSING_TIME -> {
                tickAt.clear();
                // Minutes are the mentions' own to end while they come, for they may lag: a replay of the last hour
                // does.
                Instant end = wall(context.timerService()).minus(config.quietAfter());
                if (isLive(open, end) && heardAt.value() <= end.toEpochMilli()) {
                    tell(detector.advance(state, open, end), out);
                }
            }
        }
        keep(state, open, context.timerService());
    }

    private void keep(SpikeState state, MinuteTally open, TimerService timers) throws Exception {
        states.update(state);
        openMinutes.update(open);
        if (forgetAt.value() == null || forgetAt.value() <= timers.currentWatermark()) {
            forgetAt.update(detector.forgottenAt(state).toEpochMilli());
            timers.registerEventTimeTimer(forgetAt.value());
        }
        if (!detector.isWaiting(state, open)) {
            return;
        }
        timers.registerEventTimeTimer(detector.endOf(open).toEpochMilli());
        if (config.clock() == Clock.WALL && tickAt.value() == null && isLive(open, wall(timers))) {
            tickAt.update(timers.currentProcessingTime() + TICK.toMillis());
            timers.registerProcessingTimeTimer(tickAt.value());
        }
    }

    private void forget(TimerService timers) throws Exception {
        states.clear();
        openMinutes.clear();
        forgetAt.clear();
        heardAt.clear();
        if (tickAt.value() != null) {
            timers.deleteProcessingTimeTimer(tickAt.value());
            tickAt.clear();
        }
    }

    private boolean isLive(MinuteTally open, Instant wall) {
        return detector.endOf(open).isAfter(wall.minus(LIVE));
    }

    private static Instant wall(TimerService timers) {
        return Instant.ofEpochMilli(timers.currentProcessingTime());
    }

    private void tell(List<Alert> alerts, Collector<Alert> out) {
        for (Alert alert : alerts) {
            if (alert.state() == AlertState.OPEN) {
                opened.inc();
            }
            out.collect(alert);
        }
    }
}
