package io.earshot.jobs.care;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Things that wait for a time, by the millisecond: those of one key have one timer for each time. An operator that cancels
 * some has no other alarms, as these would lose their timer.
 */
final class Alarms<T> {
    private final MapState<Long, List<T>> byMillis;

    private Alarms(MapState<Long, List<T>> byMillis) {
        this.byMillis = byMillis;
    }

    static <T> Alarms<T> of(RuntimeContext context, String name, TypeInformation<T> type) {
        return new Alarms<>(context.getMapState(new MapStateDescriptor<>(name, Types.LONG, Types.LIST(type))));
    }

    void set(long millis, T thing, Timers timers) throws Exception {
        List<T> list = byMillis.get(millis);
        List<T> longer = list == null ? new ArrayList<>() : new ArrayList<>(list);
        longer.add(thing);
        byMillis.put(millis, longer);
        if (list == null) {
            timers.set(millis);
        }
    }

    void cancel(long millis, T thing, Timers timers) throws Exception {
        List<T> list = byMillis.get(millis);
        if (list == null) {
            return;
        }
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(thing);
        if (shorter.isEmpty()) {
            byMillis.remove(millis);
            timers.delete(millis);
        } else {
            byMillis.put(millis, shorter);
        }
    }

    /** What waited for this time, in the order in which it came; it waits no more. The list is the caller's own. */
    List<T> ring(long millis) throws Exception {
        List<T> list = byMillis.get(millis);
        if (list == null) {
            return new ArrayList<>();
        }
        byMillis.remove(millis);
        return new ArrayList<>(list);
    }
}
