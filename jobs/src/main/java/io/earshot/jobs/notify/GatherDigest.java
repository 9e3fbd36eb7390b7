package io.earshot.jobs.notify;

import io.earshot.jobs.config.Clock;
import io.earshot.notify.Message;
import io.earshot.notify.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Makes one message of all that quiet hours held back for a target. */
final class GatherDigest extends KeyedProcessFunction<String, Held, Message> {
    private static final long serialVersionUID = 1;

    /** The alerts' timers all fire when quiet hours end; by the wall their tasks may be this far apart. */
    private static final long WAIT_MILLIS = 5_000;

    private final Clock clock;
    private transient ListState<News> gathered;

    /** Of the digest that is being gathered; its news are elsewhere. */
    private transient ValueState<Held> first;

    GatherDigest(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        gathered =
                getRuntimeContext().getListState(new ListStateDescriptor<>("gathered", TypeInformation.of(News.class)));
        first = getRuntimeContext().getState(new ValueStateDescriptor<>("first", TypeInformation.of(Held.class)));
    }

    @Override
    public void processElement(Held held, Context context, Collector<Message> out) throws Exception {
        if (first.value() == null) {
            first.update(held);
            switch (clock) {
                case WALL ->
                    context.timerService()
                            .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + WAIT_MILLIS);
                case EVENT ->
                    context.timerService().registerEventTimeTimer(held.end().toEpochMilli() + 1);
            }
        }
        gathered.add(held.news());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out) throws Exception {
        Held held = first.value();
        List<News> news = new ArrayList<>();
        gathered.get().forEach(news::add);
        Instant decided = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        out.collect(Message.digest(held.target(), held.end(), news, decided));
        first.clear();
        gathered.clear();
    }
}
