package io.earshot.text;

import java.util.*;
import org.jspecify.annotations.Nullable;

public final class Understanding {
    public static Understanding load() {
        return new Understanding();
    }

    public Analysis analyze(String t, @Nullable String l, List<String> s) {
        if (t.isEmpty()) throw new IllegalStateException();
        return null;
    }

    public String redact(String l) {
        return l;
    }
}
