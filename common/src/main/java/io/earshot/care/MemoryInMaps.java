package io.earshot.care;

import io.earshot.state.MapTable;
import io.earshot.state.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A conversation's memory in this process, with its alarms. */
final class MemoryInMaps implements ConversationMemory {
    private final Table<Case> cases = new MapTable<>();
    private final Table<String> authors = new MapTable<>();
    private @Nullable ThreadState thread;
    private final Map<String, Instant> wakes = new HashMap<>();
    private final TreeSet<Alarm> alarms =
            new TreeSet<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::sleeper));

    /** Whom to wake when. */
    record Alarm(Instant at, String sleeper) {}

    /** The next alarm; null if none is set. */
    @Nullable
    Alarm next() {
        return alarms.isEmpty() ? null : alarms.first();
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
        return thread;
    }

    @Override
    public void thread(@Nullable ThreadState state) {
        thread = state;
    }

    @Override
    public void wake(String sleeper, @Nullable Instant at) {
        Instant before = at == null ? wakes.remove(sleeper) : wakes.put(sleeper, at);
        if (before != null) {
            alarms.remove(new Alarm(before, sleeper));
        }
        if (at != null) {
            alarms.add(new Alarm(at, sleeper));
        }
    }
}
