package io.earshot.care;

import io.earshot.state.MapTable;
import io.earshot.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation's memory in this process. Nobody is woken: who looks at a case goes through what fell due meanwhile. */
final class MemoryInMaps implements ConversationMemory {
    private final Table<Case> cases = new MapTable<>();
    private final Table<String> authors = new MapTable<>();
    private @Nullable ThreadState thread;

    /** Who has a case. */
    List<String> customers() {
        List<String> customers = new ArrayList<>();
        cases.keys().forEach(customers::add);
        return customers;
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
    public void wake(String sleeper, @Nullable Instant before, @Nullable Instant at) {
        // see above
    }
}
