package io.earshot.mention;

import java.util.List;
import java.util.Objects;

/**
 * The language that the pipeline found.
 *
 * @param code BCP 47, {@code und} where it is not sure
 * @param confidence 0..1
 * @param mixed the other languages that a substantial part of the post is in, BCP 47; mostly empty
 */
public record Language(String code, double confidence, List<String> mixed) {
    public static final String UNDETERMINED = "und";

    public Language {
        Objects.requireNonNull(code, "code");
        mixed = mixed == null ? List.of() : List.copyOf(mixed);
    }

    /** A post in one language. */
    public Language(String code, double confidence) {
        this(code, confidence, List.of());
    }
}
