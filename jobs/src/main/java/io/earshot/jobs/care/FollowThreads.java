package io.earshot.jobs.care;

import io.earshot.care.Activity;
import io.earshot.care.CareEvent;
import io.earshot.care.Threads;
import io.earshot.care.Triage;
import io.earshot.mention.Mention;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Finds the thread of each mention and activity of a brand, and says how many mentions open no item, and why.
 *
 * <p>On event time it also puts mentions and activity in one order, up to the watermark, so that a replay gives the
 * same items whichever topic was read faster. What comes later than the watermark goes on at once.
 */
final class FollowThreads extends KeyedCoProcessFunction<String, Mention, Activity, CareEvent> {
    private static final long serialVersionUID = 1;

    private final CareConfig config;

    /** The thread of each reply that was seen lately. */
    private transient MapState<String, String> threads;

    /** The replies to forget, by the millisecond at which to do it. */
    private transient MapState<Long, List<String>> endings;

    /** What waits for its turn, by event time in milliseconds. */
    private transient MapState<Long, List<CareEvent>> waiting;

    private transient Map<Triage, Counter> verdicts;

    FollowThreads(CareConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        threads = getRuntimeContext().getMapState(new MapStateDescriptor<>("threads", Types.STRING, Types.STRING));
        endings = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("endings", Types.LONG, Types.LIST(Types.STRING)));
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting", Types.LONG, Types.LIST(TypeInformation.of(CareEvent.class))));
        verdicts = new EnumMap<>(Triage.class);
        for (Triage verdict : Triage.values()) {
            verdicts.put(
                    verdict,
                    getRuntimeContext()
                            .getMetricGroup()
                            .addGroup("mentions")
                            .counter(verdict.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public void processElement1(Mention mention, Context context, Collector<CareEvent> out) throws Exception {
        verdicts.get(Triage.of(mention)).inc();
        accept(CareEvent.of(mention, mention.post().thread()), timers(context), out);
    }

    @Override
    public void processElement2(Activity activity, Context context, Collector<CareEvent> out) throws Exception {
        accept(CareEvent.of(activity, context.getCurrentKey(), activity.lead()), timers(context), out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CareEvent> out) throws Exception {
        List<CareEvent> turn = waiting.get(timestamp);
        if (turn != null) {
            waiting.remove(timestamp);
            turn.sort(CareEvent.IN_TIME);
            for (CareEvent event : turn) {
                follow(event, timestamp, timers(context), out);
            }
        }
        List<String> ended = endings.get(timestamp);
        if (ended != null) {
            endings.remove(timestamp);
            for (String reply : ended) {
                threads.remove(reply);
            }
        }
    }

    private void accept(CareEvent event, Timers timers, Collector<CareEvent> out) throws Exception {
        if (timers.ahead(event.at())) {
            long turn = event.at().toEpochMilli();
            append(waiting, turn, event);
            timers.set(turn);
        } else {
            follow(event, timers.now(), timers, out);
        }
    }

    private void follow(CareEvent event, long now, Timers timers, Collector<CareEvent> out) throws Exception {
        Mention mention = event.mention();
        if (mention == null) {
            out.collect(event.in(Threads.of(event.thread(), this::known)));
            return;
        }
        String thread = Threads.of(mention.post(), this::known);
        if (Threads.worthKnowing(mention, thread)) {
            remember(mention.post(), thread, now, timers);
        }
        if (Triage.concerns(mention, thread)) {
            out.collect(event.in(thread));
        }
    }

    private void remember(Post reply, String thread, long now, Timers timers) throws Exception {
        if (threads.contains(reply.id())) {
            return;
        }
        threads.put(reply.id(), thread);
        long end = now + config.policy().expireAfter().toMillis();
        append(endings, end, reply.id());
        timers.set(end);
    }

    private @Nullable String known(String post) {
        try {
            return threads.get(post);
        } catch (Exception e) {
            throw new IllegalStateException("the state of threads does not read", e);
        }
    }

    private Timers timers(Context context) {
        return new Timers(config.clock(), context.timerService());
    }

    private static <T> void append(MapState<Long, List<T>> lists, long key, T value) throws Exception {
        List<T> list = lists.get(key);
        List<T> longer = list == null ? new ArrayList<>() : new ArrayList<>(list);
        longer.add(value);
        lists.put(key, longer);
    }
}
