package io.earshot.text.personal;

import io.earshot.text.Chars;
import java.util.ArrayList;
import java.util.List;

/**
 * Digits without anything between them.
 *
 * @param chained whether only what separates the groups of a longer number lies between the group before and this one
 */
record DigitGroup(int start, int end, boolean chained) {
    /** {@code ) (} is the longest gap that people leave inside a number. */
    private static final int LONGEST_GAP = 3;

    int length() {
        return end - start;
    }

    /** The groups of a text outside what is claimed and closed. */
    static List<DigitGroup> in(String text, Claims claims) {
        List<DigitGroup> groups = new ArrayList<>();
        int last = -1;
        int at = 0;
        while (at < text.length()) {
            if (!Chars.isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < text.length() && Chars.isDigit(text.charAt(at))) {
                at++;
            }
            if (claims.free(start, at)) {
                groups.add(new DigitGroup(start, at, last >= 0 && isGap(text, last, start)));
                last = at;
            } else {
                last = -1;
            }
        }
        return groups;
    }

    private static boolean isGap(String text, int from, int to) {
        if (to - from > LONGEST_GAP) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean sentenceEnd = c == '.' && i + 1 < to;
            if (sentenceEnd || !(Chars.isBlank(c) || Chars.isDash(c) || c == '.' || c == '/' || c == '(' || c == ')')) {
                return false;
            }
        }
        return true;
    }

    /** The digits of several groups, as ASCII. */
    static String digits(String text, List<DigitGroup> groups) {
        StringBuilder digits = new StringBuilder();
        for (DigitGroup group : groups) {
            for (int i = group.start(); i < group.end(); i++) {
                digits.append((char) ('0' + Character.digit(text.charAt(i), 10)));
            }
        }
        return digits.toString();
    }
}
