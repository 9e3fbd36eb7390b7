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
        return unchecked(() -> state.get(key));
    }

    @Override
    public void put(String key, V value) {
        unchecked(() -> {
            state.put(key, value);
            return value;
        });
    }

    @Override
    public void remove(String key) {
        unchecked(() -> {
            state.remove(key);
            return key;
        });
    }

    @Override
    public Iterable<String> keys() {
        Iterable<String> keys = unchecked(state::keys);
        return keys == null ? List.of() : keys;
    }

    /** Who keeps things in tables knows nothing of Flink, whose state may fail in any way: then the task fails. */
    private static <T> T unchecked(Access<T> access) {
        try {
            return access.run();
        } catch (Exception e) {
            throw new IllegalStateException("the state cannot be used", e);
        }
    }

    @FunctionalInterface
    private interface Access<T> {
        T run() throws Exception;
    }
}
