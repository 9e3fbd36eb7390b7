package io.earshot.care;

import io.earshot.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a {@link Conversation} keeps what it must remember. A thread may have thousands of customers. */
public interface ConversationMemory {
    /** The cases of the thread, by customer. */
    Table<Case> cases();

    /** Whose case a post belongs to, by post. */
    Table<String> authors();

    /** The rest; null for a thread of which nothing is known. */
    @Nullable
    ThreadState thread();

    /** Keeps the rest; null to forget it. */
    void thread(@Nullable ThreadState state);

    /**
     * Moves the time at which {@link Conversation#wake} is to be called.
     *
     * @param sleeper a customer, or {@link Conversation#THREAD}
     * @param before when it was to be called; null for never
     * @param at when it is to be called instead; null for never
     */
    void wake(String sleeper, @Nullable Instant before, @Nullable Instant at);
}
