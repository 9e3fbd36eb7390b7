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

    void set(long millis, T thing, Timers timers) {
        List<T> list = at(millis);
        List<T> longer = new ArrayList<>(list);
        longer.add(thing);
        keep(millis, longer);
        if (list.isEmpty()) {
            timers.set(millis);
        }
    }

    void cancel(long millis, T thing, Timers timers) {
        List<T> shorter = new ArrayList<>(at(millis));
        if (!shorter.remove(thing)) {
            return;
        }
        keep(millis, shorter);
        if (shorter.isEmpty()) {
            timers.delete(millis);
        }
    }

    /** What waited for this time, in the order in which it came; it waits no more. The list is the caller's own. */
    List<T> ring(long millis) {
        List<T> list = at(millis);
        if (!list.isEmpty()) {
            keep(millis, List.of());
        }
        return new ArrayList<>(list);
    }

    private List<T> at(long millis) {
        List<T> list = FlinkState.get(() -> byMillis.get(millis));
        return list == null ? List.of() : list;
    }

    private void keep(long millis, List<T> list) {
        FlinkState.set(() -> {
            if (list.isEmpty()) {
                byMillis.remove(millis);
            } else {
                byMillis.put(millis, list);
            }
        });
    }
}
