package io.earshot.jobs.care;

import io.earshot.care.CareEvent;
import io.earshot.care.Conversation;
import io.earshot.care.ConversationState;
import io.earshot.care.Item;
import io.earshot.jobs.config.Clock;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps each {@link Conversation} between events and wakes it when something falls due: by the wall although nothing
 * arrives, or by event time. What fell due while the job was down falls due when it is back, once.
 */
final class KeepConversations extends KeyedProcessFunction<String, CareEvent, Item> {
    private static final long serialVersionUID = 1;

    private final CareConfig config;
    private transient ValueState<ConversationState> states;

    /** The one timer of the conversation, in milliseconds since 1970. */
    private transient ValueState<Long> timer;

    KeepConversations(CareConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("conversation", TypeInformation.of(ConversationState.class)));
        timer = getRuntimeContext().getState(new ValueStateDescriptor<>("timer", Types.LONG));
    }

    @Override
    public void processElement(CareEvent event, Context context, Collector<Item> out) throws Exception {
        Timers timers = new Timers(config.clock(), context.timerService());
        ConversationState state = states.value();
        Conversation conversation = new Conversation(
                config.policy(), state == null ? ConversationState.empty(event.brand(), event.thread()) : state);
        conversation.hear(event, now(event, timers)).forEach(out::collect);
        keep(conversation, timers);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Item> out) throws Exception {
        Timers timers = new Timers(config.clock(), context.timerService());
        timer.clear();
        Conversation conversation = new Conversation(config.policy(), states.value());
        conversation.advance(Instant.ofEpochMilli(timestamp)).forEach(out::collect);
        keep(conversation, timers);
    }

    private static Instant now(CareEvent event, Timers timers) {
        return timers.clock() == Clock.EVENT && timers.ahead(event.at())
                ? event.at()
                : Instant.ofEpochMilli(timers.now());
    }

    private void keep(Conversation conversation, Timers timers) throws IOException {
        if (conversation.isEmpty()) {
            states.clear();
        } else {
            states.update(conversation.state());
        }
        Long set = timer.value();
        Long next = conversation.next().map(KeepConversations::millisNotBefore).orElse(null);
        if (Objects.equals(next, set)) {
            return;
        }
        if (set != null) {
            timers.delete(set);
        }
        timer.update(next);
        if (next != null) {
            timers.set(next);
        }
    }

    /** Timers know milliseconds only: one that fired a fraction before its instant would find nothing due. */
    private static long millisNotBefore(Instant instant) {
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
    }
}
