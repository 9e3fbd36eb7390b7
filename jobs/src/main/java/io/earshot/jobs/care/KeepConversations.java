package io.earshot.jobs.care;

import io.earshot.care.CareEvent;
import io.earshot.care.CareSettings;
import io.earshot.care.Case;
import io.earshot.care.Conversation;
import io.earshot.care.ConversationMemory;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.care.ThreadState;
import io.earshot.jobs.config.Clock;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.FollowedBrands;
import io.earshot.state.Table;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each {@link Conversation} between events and wakes it when something falls due: by the wall although nothing
 * arrives, or by event time. What fell due while the job was down falls due when it is back, once.
 */
final class KeepConversations extends KeyedProcessFunction<String, CareEvent, Item> {
    /** What happened to items. */
    static final OutputTag<ItemEvent> EVENTS = new OutputTag<>("item-events", TypeInformation.of(ItemEvent.class));

    private static final long serialVersionUID = 1;

    private final CareConfig config;
    private final BrandsLog brands;
    private transient FollowedBrands<CareSettings> followed;
    private transient FlinkTable<Case> cases;
    private transient FlinkTable<String> authors;
    private transient ValueState<ThreadState> threads;
    private transient Alarms<String> alarms;

    KeepConversations(CareConfig config, BrandsLog brands) {
        this.config = config;
        this.brands = brands;
    }

    @Override
    public void open(OpenContext context) {
        followed = new FollowedBrands<>(brands, CareSettings::of, CareSettings.DEFAULTS);
        RuntimeContext state = getRuntimeContext();
        cases = FlinkTable.of(state, "cases", TypeInformation.of(Case.class));
        authors = FlinkTable.of(state, "authors", Types.STRING);
        threads = state.getState(new ValueStateDescriptor<>("thread", TypeInformation.of(ThreadState.class)));
        alarms = Alarms.of(state, "alarms", Types.STRING);
    }

    @Override
    public void processElement(CareEvent event, Context context, Collector<Item> out) {
        followed.changes();
        Timers timers = new Timers(config.clock(), context.timerService());
        Conversation conversation = conversation(context.getCurrentKey(), timers);
        conversation.hear(event, now(event, timers));
        tell(conversation, context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Item> out) {
        Timers timers = new Timers(config.clock(), context.timerService());
        Conversation conversation = conversation(context.getCurrentKey(), timers);
        for (String sleeper : alarms.ring(timestamp)) {
            conversation.wake(sleeper, Instant.ofEpochMilli(timestamp));
        }
        tell(conversation, context, out);
    }

    @Override
    public void close() {
        if (followed != null) {
            followed.close();
        }
    }

    private Conversation conversation(String key, Timers timers) {
        int slash = key.indexOf('/');
        CareSettings settings = followed.of(key.substring(0, slash));
        return new Conversation(settings, key.substring(slash + 1), new Memory(timers));
    }

    private static void tell(Conversation conversation, Context context, Collector<Item> out) {
        conversation.news().items().forEach(out::collect);
        conversation.news().events().forEach(event -> context.output(EVENTS, event));
    }

    private static Instant now(CareEvent event, Timers timers) {
        return timers.clock() == Clock.EVENT && timers.ahead(event.at())
                ? event.at()
                : Instant.ofEpochMilli(timers.now());
    }

    /** Timers know milliseconds only: one that fired a fraction before its instant would find nothing due. */
    private static long millisNotBefore(Instant instant) {
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
    }

    /** What is remembered of the thread whose turn it is. */
    private final class Memory implements ConversationMemory {
        private final Timers timers;

        Memory(Timers timers) {
            this.timers = timers;
        }

        @Override
        public Table<Case> cases() {
            return cases;
        }

        @Override
        public Table<String> authors() {
            return authors;
        }

        @Override
        public @Nullable ThreadState thread() {
            return FlinkState.get(threads::value);
        }

        @Override
        public void thread(@Nullable ThreadState state) {
            FlinkState.set(() -> threads.update(state));
        }

        @Override
        public void wake(String sleeper, @Nullable Instant before, @Nullable Instant at) {
            if (Objects.equals(before, at)) {
                return;
            }
            if (before != null) {
                alarms.cancel(millisNotBefore(before), sleeper, timers);
            }
            if (at != null) {
                alarms.set(millisNotBefore(at), sleeper, timers);
            }
        }
    }
}
