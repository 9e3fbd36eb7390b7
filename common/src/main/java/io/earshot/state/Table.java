package io.earshot.state;

import org.jspecify.annotations.Nullable;

/** Values by key that somebody keeps: a map in memory, or the keyed state of a job. Keys come in any order. */
public interface Table<V> {
    /** The value; null where there is none. */
    @Nullable
    V get(String key);

    /** Keeps the value in place of the one before. */
    void put(String key, V value);

    /** Forgets the value, if there is one. */
    void remove(String key);

    /** The keys that have a value. The table may not be changed while they are read. */
    Iterable<String> keys();
}
