package io.earshot.jobs.care;

import io.earshot.care.Activity;
import io.earshot.care.CareSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the brands of activity that names a post or a conversation but no brand: one copy for each brand that has an
 * item there. Activity that comes before its post is held as long as a reply is; then it is counted and dropped.
 */
final class AddressActivity extends KeyedCoProcessFunction<String, Place, Activity, Activity> {
    private static final long serialVersionUID = 1;

    private final CareConfig config;

    /** The brands with an item at this place, in the order in which they came. */
    private transient ValueState<List<String>> brands;

    /** When to forget them, in milliseconds since 1970. */
    private transient ValueState<Long> ending;

    private transient ListState<HeldActivity> held;
    private transient Counter unmatched;

    AddressActivity(CareConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        brands = getRuntimeContext().getState(new ValueStateDescriptor<>("brands", Types.LIST(Types.STRING)));
        ending = getRuntimeContext().getState(new ValueStateDescriptor<>("ending", Types.LONG));
        held = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("held", TypeInformation.of(HeldActivity.class)));
        unmatched = getRuntimeContext().getMetricGroup().counter("unmatchedActivity");
    }

    @Override
    public void processElement1(Place place, Context context, Collector<Activity> out) throws Exception {
        Timers timers = new Timers(config.clock(), context.timerService());
        List<String> known = brands.value();
        if (known == null || !known.contains(place.brand())) {
            List<String> more = known == null ? new ArrayList<>() : new ArrayList<>(known);
            more.add(place.brand());
            brands.update(more);
        }
        long end = timers.heard(place.at()) + place.keepMillis();
        Long set = ending.value();
        if (set == null || set < end) {
            if (set != null) {
                timers.delete(set);
            }
            ending.update(end);
            timers.set(end);
        }
        send(timers, timers.now(), out);
    }

    @Override
    public void processElement2(Activity activity, Context context, Collector<Activity> out) throws Exception {
        Timers timers = new Timers(config.clock(), context.timerService());
        long end = timers.heard(activity.at()) + CareSettings.REPLY_MEMORY.toMillis();
        held.add(new HeldActivity(activity, end));
        if (timers.ahead(activity.at())) {
            timers.set(activity.at().toEpochMilli());
        }
        timers.set(end);
        send(timers, timers.now(), out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Activity> out) throws Exception {
        send(new Timers(config.clock(), context.timerService()), timestamp, out);
        Long end = ending.value();
        if (end != null && end <= timestamp) {
            brands.clear();
            ending.clear();
        }
    }

    private void send(Timers timers, long now, Collector<Activity> out) throws Exception {
        List<String> known = brands.value();
        List<HeldActivity> kept = new ArrayList<>();
        for (HeldActivity one : held.get()) {
            if (known != null && !timers.ahead(one.activity().at())) {
                known.forEach(brand -> out.collect(one.activity().of(brand)));
            } else if (one.endMillis() <= now) {
                unmatched.inc();
            } else {
                kept.add(one);
            }
        }
        held.update(kept);
    }
}
