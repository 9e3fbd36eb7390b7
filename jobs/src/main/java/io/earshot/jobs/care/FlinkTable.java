package io.earshot.jobs.care;

import io.earshot.state.Table;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** A table in the keyed state of a job: one for each key. */
final class FlinkTable<V> implements Table<V> {
    private final MapState<String, V> state;

    private FlinkTable(MapState<String, V> state) {
        this.state = state;
    }

    static <V> FlinkTable<V> of(RuntimeContext context, String name, TypeInformation<V> type) {
        return new FlinkTable<>(context.getMapState(new MapStateDescriptor<>(name, Types.STRING, type)));
    }

    @Override
    public @Nullable V get(String key) {
        return FlinkState.get(() -> state.get(key));
    }

    @Override
    public void put(String key, V value) {
        FlinkState.set(() -> state.put(key, value));
    }

    @Override
    public void remove(String key) {
        FlinkState.set(() -> state.remove(key));
    }

    @Override
    public Iterable<String> keys() {
        Iterable<String> keys = FlinkState.get(state::keys);
        return keys == null ? List.of() : keys;
    }
}
