package io.earshot.jobs.deliver;

import io.earshot.deliver.Backoff;
import io.earshot.deliver.Parcel;
import io.earshot.jobs.connect.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends parcels, and tries again what failed for now. What cannot be sent becomes a dead letter.
 *
 * <p>The parcels of one lane, which is the key, go one after the other. They stay in the state until they are sent, so that
 * a restart goes on with them; the sending itself is elsewhere, and the task only looks after it by timers. So nothing here
 * ever waits. What was sent in the seconds between the last checkpoint and a crash is sent again, with the same key.
 *
 * @param <M> what is sent
 */
public abstract class DeliverInOrder<M extends Parcel> extends KeyedProcessFunction<String, M, DeadLetter> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(DeliverInOrder.class);

    /** How soon after it ended the end of an attempt is seen. */
    public static final long LOOK_MILLIS = 100;

    private final Class<M> type;
    private final String stage;
    private final Backoff backoff;

    private transient ListState<M> waiting;
    private transient ValueState<Integer> failures;

    /** The attempts under way, by lane. */
    private transient Map<String, CompletableFuture<Outcome>> attempts;

    private transient Map<String, Tallies> tallies;

    private record Tallies(Counter told, Counter retried, Counter untold) {}

    /** @param stage names whose dead letters they are */
    protected DeliverInOrder(Class<M> type, String stage, Backoff backoff) {
        this.type = type;
        this.stage = stage;
        this.backoff = backoff;
    }

    /** Makes one attempt, elsewhere. The future ends in bounded time and without exception. */
    protected abstract CompletableFuture<Outcome> send(M parcel) throws Exception;

    /** What a dead letter holds of a parcel that cannot be sent, and under which key. */
    protected abstract DeadLetter letter(M parcel, String id, String reason);

    /** The names of all targets, whose counts are there from the start. */
    protected abstract List<String> targets();

    /**
     * Adds a parcel to those that wait.
     *
     * @param isUnderWay whether the first of them is being sent
     */
    protected void add(ListState<M> parcels, M parcel, boolean isUnderWay) throws Exception {
        parcels.add(parcel);
    }

    /** Takes notice of a parcel that was sent. */
    protected void sent(M parcel, Outcome outcome, TimerService timers) throws Exception {}

    @Override
    public void open(OpenContext context) throws Exception {
        waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", TypeInformation.of(type)));
        failures = getRuntimeContext().getState(new ValueStateDescriptor<>("failures", Types.INT));
        attempts = new HashMap<>();
        tallies = new HashMap<>();
        getRuntimeContext().getMetricGroup().gauge("attemptsUnderWay", () -> attempts.size());
        targets().forEach(this::tally);
    }

    @Override
    public void processElement(M parcel, Context context, Collector<DeadLetter> out) throws Exception {
        boolean isFirst = !waiting.get().iterator().hasNext();
        add(waiting, parcel, attempts.containsKey(context.getCurrentKey()));
        if (isFirst) {
            attempt(parcel, context.getCurrentKey(), context.timerService());
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DeadLetter> out) throws Exception {
        List<M> parcels = waiting();
        if (parcels.isEmpty()) {
            return;
        }
        String lane = context.getCurrentKey();
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            end(parcels, lane, context.timerService(), out);
            return;
        }
        CompletableFuture<Outcome> attempt = attempts.get(lane);
        if (attempt == null) {
            attempt(parcels.get(0), lane, context.timerService());
        } else if (attempt.isDone()) {
            attempts.remove(lane);
            settle(parcels, attempt.join(), lane, context.timerService(), out);
        } else {
            look(context.timerService());
        }
    }

    /** What waits in the current lane, the next first. */
    protected final List<M> waiting() throws Exception {
        List<M> parcels = new ArrayList<>();
        waiting.get().forEach(parcels::add);
        return parcels;
    }

    private void attempt(M parcel, String lane, TimerService timers) throws Exception {
        attempts.put(lane, send(parcel));
        look(timers);
    }

    private static void look(TimerService timers) {
        timers.registerProcessingTimeTimer(timers.currentProcessingTime() + LOOK_MILLIS);
    }

    private void settle(List<M> parcels, Outcome outcome, String lane, TimerService timers, Collector<DeadLetter> out)
            throws Exception {
        M parcel = parcels.get(0);
        switch (outcome.kind()) {
            case TOLD -> told(parcel, outcome, timers);
            case REFUSED -> giveUp(parcel, outcome.detail(), out);
            case TRY_AGAIN -> {
                int failed = (failures.value() == null ? 0 : failures.value()) + 1;
                Instant now = Instant.ofEpochMilli(timers.currentProcessingTime());
                Optional<Instant> next = backoff.next(parcel, failed, outcome.retryAfter(), now);
                if (next.isPresent()) {
                    LOG.info(
                            "{} was not told of {}: {}; trying again at {}",
                            parcel.target(),
                            parcel.key(),
                            outcome.detail(),
                            next.get());
                    tally(parcel.target()).retried().inc();
                    failures.update(failed);
                    timers.registerProcessingTimeTimer(next.get().toEpochMilli());
                    return;
                }
                giveUp(parcel, outcome.detail() + "; tried " + (failed == 1 ? "once" : failed + " times"), out);
            }
        }
        failures.clear();
        waiting.update(parcels.subList(1, parcels.size()));
        if (parcels.size() > 1) {
            attempt(parcels.get(1), lane, timers);
        } else {
            timers.deleteEventTimeTimer(Long.MAX_VALUE);
        }
    }

    /** There will be no more timers by the clock: each parcel has the attempt that is under way, or one more. */
    private void end(List<M> parcels, String lane, TimerService timers, Collector<DeadLetter> out) throws Exception {
        for (M parcel : parcels) {
            CompletableFuture<Outcome> attempt = attempts.remove(lane);
            Outcome outcome = (attempt == null ? send(parcel) : attempt).join();
            if (outcome.kind() == Outcome.Kind.TOLD) {
                told(parcel, outcome, timers);
            } else {
                giveUp(parcel, outcome.detail() + "; the job ended", out);
            }
        }
        waiting.clear();
        failures.clear();
    }

    private void told(M parcel, Outcome outcome, TimerService timers) throws Exception {
        tally(parcel.target()).told().inc();
        sent(parcel, outcome, timers);
    }

    private void giveUp(M parcel, String reason, Collector<DeadLetter> out) {
        LOG.warn("{} was not told of {}, for good: {}", parcel.target(), parcel.key(), reason);
        tally(parcel.target()).untold().inc();
        out.collect(letter(parcel, stage + "/" + parcel.key(), parcel.target() + " was not told: " + reason));
    }

    private Tallies tally(String target) {
        return tallies.computeIfAbsent(target, name -> {
            MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("target", name);
            return new Tallies(group.counter("told"), group.counter("retried"), group.counter("untold"));
        });
    }
}
