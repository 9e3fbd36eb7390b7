package io.earshot.post;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds a value by its name as it stands in a record's bytes, without a string made of it. */
final class Names<T> {
    private final byte[][] names;
    private final Object[] values;

    Names(List<T> values, Function<T, String> name) {
        int size = Integer.highestOneBit(values.size()) * 8;
        this.names = new byte[size][];
        this.values = new Object[size];
        for (T value : values) {
            byte[] bytes = name.apply(value).getBytes(StandardCharsets.US_ASCII);
            int slot = slot(bytes, 0, bytes.length);
            while (names[slot] != null) {
                slot = (slot + 1) & (size - 1);
            }
            names[slot] = bytes;
            this.values[slot] = value;
        }
    }

    /** The value of the name that stands there, which is not empty; null if there is none. */
    @SuppressWarnings("unchecked") // only values of T were put in
    @Nullable
    T find(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        while (names[slot] != null) {
            if (Arrays.equals(names[slot], 0, names[slot].length, bytes, from, to)) {
                return (T) values[slot];
            }
            slot = (slot + 1) & (names.length - 1);
        }
        return null;
    }

    private int slot(byte[] bytes, int from, int to) {
        return (bytes[from] * 7 + bytes[to - 1] * 31 + (to - from) * 11) & (names.length - 1);
    }
}
