package io.earshot.jobs.notify;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.notify.Message;
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
 * Tells people, and tries again what failed for now. What cannot be told becomes a dead letter.
 *
 * <p>The messages of one lane, a target's of one alert, go one after the other. They stay in the state until they are
 * told, so that a restart goes on with them; the sending itself is elsewhere, and the task only looks after it by
 * timers. So nothing here ever waits. What was told in the seconds between the last checkpoint and a crash is told
 * again, with the same key.
 */
final class Deliver extends KeyedProcessFunction<String, Message, DeadLetter> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Deliver.class);

    /** How soon after it ended the end of an attempt is seen. */
    static final long LOOK_MILLIS = 100;

    private final NotifyConfig config;

    private transient ListState<Message> waiting;
    private transient ValueState<Integer> failures;

    private transient Courier courier;

    /** The attempts under way, by lane. */
    private transient Map<String, CompletableFuture<Outcome>> attempts;

    private transient Map<String, Tallies> tallies;

    private record Tallies(Counter told, Counter retried, Counter untold) {}

    Deliver(NotifyConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("waiting", TypeInformation.of(Message.class)));
        failures = getRuntimeContext().getState(new ValueStateDescriptor<>("failures", Types.INT));
        courier = new Courier(config);
        attempts = new HashMap<>();
        tallies = new HashMap<>();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        metrics.gauge("attemptsUnderWay", () -> attempts.size());
        config.plan().targets().forEach(target -> tally(target.name()));
    }

    @Override
    public void processElement(Message message, Context context, Collector<DeadLetter> out) throws Exception {
        boolean isFirst = !waiting.get().iterator().hasNext();
        waiting.add(message);
        if (isFirst) {
            attempt(message, context.getCurrentKey(), context.timerService());
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DeadLetter> out) throws Exception {
        List<Message> messages = new ArrayList<>();
        waiting.get().forEach(messages::add);
        if (messages.isEmpty()) {
            return;
        }
        String lane = context.getCurrentKey();
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            end(messages, lane, out);
            return;
        }
        CompletableFuture<Outcome> attempt = attempts.get(lane);
        if (attempt == null) {
            attempt(messages.get(0), lane, context.timerService());
        } else if (attempt.isDone()) {
            attempts.remove(lane);
            settle(messages, attempt.join(), lane, context.timerService(), out);
        } else {
            look(context.timerService());
        }
    }

    private void attempt(Message message, String lane, TimerService timers) {
        attempts.put(lane, courier.send(message));
        look(timers);
    }

    private static void look(TimerService timers) {
        timers.registerProcessingTimeTimer(timers.currentProcessingTime() + LOOK_MILLIS);
    }

    private void settle(
            List<Message> messages, Outcome outcome, String lane, TimerService timers, Collector<DeadLetter> out)
            throws Exception {
        Message message = messages.get(0);
        switch (outcome.kind()) {
            case TOLD -> tally(message.target()).told().inc();
            case REFUSED -> giveUp(message, outcome.detail(), out);
            case TRY_AGAIN -> {
                int failed = (failures.value() == null ? 0 : failures.value()) + 1;
                Instant now = Instant.ofEpochMilli(timers.currentProcessingTime());
                Optional<Instant> next = config.backoff().next(message, failed, outcome.retryAfter(), now);
                if (next.isPresent()) {
                    LOG.info(
                            "{} was not told of {}: {}; trying again at {}",
                            message.target(),
                            message.key(),
                            outcome.detail(),
                            next.get());
                    tally(message.target()).retried().inc();
                    failures.update(failed);
                    timers.registerProcessingTimeTimer(next.get().toEpochMilli());
                    return;
                }
                giveUp(message, outcome.detail() + "; tried " + (failed == 1 ? "once" : failed + " times"), out);
            }
        }
        failures.clear();
        waiting.update(messages.subList(1, messages.size()));
        if (messages.size() > 1) {
            attempt(messages.get(1), lane, timers);
        } else {
            timers.deleteEventTimeTimer(Long.MAX_VALUE);
        }
    }

    /** There will be no more timers by the clock: each message has the attempt that is under way, or one more. */
    private void end(List<Message> messages, String lane, Collector<DeadLetter> out) {
        for (Message message : messages) {
            CompletableFuture<Outcome> attempt = attempts.remove(lane);
            Outcome outcome = (attempt == null ? courier.send(message) : attempt).join();
            if (outcome.kind() == Outcome.Kind.TOLD) {
                tally(message.target()).told().inc();
            } else {
                giveUp(message, outcome.detail() + "; the job ended", out);
            }
        }
        waiting.clear();
        failures.clear();
    }

    private void giveUp(Message message, String reason, Collector<DeadLetter> out) {
        LOG.warn("{} was not told of {}, for good: {}", message.target(), message.key(), reason);
        tally(message.target()).untold().inc();
        out.collect(new DeadLetter(
                NotifyJob.DELIVER + "/" + message.key(),
                NotifyJob.DELIVER,
                message.target() + " was not told: " + reason,
                null,
                null,
                null,
                message.at(),
                message.thread(),
                message.json()));
    }

    private Tallies tally(String target) {
        return tallies.computeIfAbsent(target, name -> {
            MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("target", name);
            return new Tallies(group.counter("told"), group.counter("retried"), group.counter("untold"));
        });
    }

    @Override
    public void close() {
        if (courier != null) {
            courier.close();
        }
    }
}
