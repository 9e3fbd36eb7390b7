package io.earshot.query.foreign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A query language that can be translated into ours. */
public enum Dialect {
    /** Rules of the filtered stream of the X API v2. */
    X("X"),
    /** Rules of Gnip's PowerTrack, later the enterprise API of X. */
    POWERTRACK("PowerTrack"),
    /** Boolean queries of Brandwatch, and of tools that write them alike. */
    BRANDWATCH("Brandwatch");

    private final String title;

    Dialect(String title) {
        this.title = title;
    }

    /** Its name in the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** Whether it has AND, NOT, NEAR, wildcards and braces, beside OR, - and the proximity of a phrase. */
    boolean hasWordOperators() {
        return this == BRANDWATCH;
    }

    /** The dialect of that name in any case. */
    public static Optional<Dialect> of(String code) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.code().equalsIgnoreCase(code))
                .findFirst();
    }
}
