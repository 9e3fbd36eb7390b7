package io.earshot.number;

import com.google.re2j.Pattern;

/**
 * Which characters a match may begin with, so that most places in a text need no closer look.
 *
 * @param low a bit for each of the first 64 ASCII characters
 * @param high for the next 64
 * @param others whether it may begin with any other character
 */
record Starts(long low, long high, boolean others) {
    static final Starts NONE = new Starts(0, 0, false);

    /** Those of a pattern that matches one character, of any letter case. */
    static Starts of(String pattern, boolean others) {
        Pattern compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        long low = 0;
        long high = 0;
        for (char c = 0; c < 64; c++) {
            low |= compiled.matches(String.valueOf(c)) ? 1L << c : 0;
            high |= compiled.matches(String.valueOf((char) (c + 64))) ? 1L << c : 0;
        }
        return new Starts(low, high, others);
    }

    Starts or(Starts other) {
        return new Starts(low | other.low, high | other.high, others || other.others);
    }

    boolean has(char c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 ? (high >>> (c - 64) & 1) != 0 : others;
    }
}
