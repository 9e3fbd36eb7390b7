package io.earshot.post;

/**
 * Reads ISO-8601 instants without an object made: {@code 2026-11-22T08:15:00.000Z}, with any offset ({@code +05:30},
 * {@code +0530}, {@code +05}), seconds and their fraction optional, cut to milliseconds. Lower-case letters, and a
 * space for the {@code T}, are read as RFC 3339 allows; the leap second 60 is the first of the next minute. Part of
 * the hot path, see {@code DecodeBenchmark}.
 */
final class Instants {
    /** What {@link #millis} answers for a text that is no instant. */
    static final long NONE = Long.MIN_VALUE;

    private static final int SHORTEST = "2026-11-22T08:15Z".length();
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Instants() {}

    static long millis(String text) {
        return millis(text.toCharArray(), 0, text.length());
    }

    /** Milliseconds since 1970, or {@link #NONE}. */
    static long millis(char[] text, int start, int length) {
        if (length < SHORTEST) {
            return NONE;
        }
        int end = start + length;
        int year = two(text, start) * 100 + two(text, start + 2);
        int month = two(text, start + 5);
        int day = two(text, start + 8);
        int hour = two(text, start + 11);
        int minute = two(text, start + 14);
        char separator = text[start + 10];
        if (text[start + 4] != '-'
                || text[start + 7] != '-'
                || (separator != 'T' && separator != 't' && separator != ' ')
                || text[start + 13] != ':'
                || (year | month | day | hour | minute) < 0
                || !isDate(year, month, day)
                || hour > 23
                || minute > 59) {
            return NONE;
        }
        int at = start + 16;
        int second = 0;
        int milli = 0;
        if (text[at] == ':') {
            second = at + 3 < end ? two(text, at + 1) : -1;
            if (second < 0 || second > 60) {
                return NONE;
            }
            at += 3;
            if (text[at] == '.' || text[at] == ',') {
                int digits = 0;
                for (at++; at < end && isDigit(text[at]); at++) {
                    if (digits++ < 3) {
                        milli = milli * 10 + text[at] - '0';
                    }
                }
                if (digits == 0) {
                    return NONE;
                }
                for (; digits < 3; digits++) {
                    milli *= 10;
                }
            }
        }
        int offset = offsetSeconds(text, at, end);
        if (offset == Integer.MIN_VALUE) {
            return NONE;
        }
        long seconds = epochDay(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second - offset;
        return seconds * 1_000 + milli;
    }

    private static int offsetSeconds(char[] text, int at, int end) {
        int left = end - at;
        if (left == 1 && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        if (left < 3 || (text[at] != '+' && text[at] != '-')) {
            return Integer.MIN_VALUE;
        }
        int hours = two(text, at + 1);
        int minutes =
                switch (left) {
                    case 3 -> 0;
                    case 5 -> two(text, at + 3);
                    case 6 -> text[at + 3] == ':' ? two(text, at + 4) : -1;
                    default -> -1;
                };
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3_600 + minutes * 60;
        return text[at] == '-' ? -seconds : seconds;
    }

    private static boolean isDate(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return leap || month != 2 || day < 29;
    }

    /** Days since 1970 of the proleptic Gregorian calendar; years are counted from March, so that a leap day is the last. */
    private static long epochDay(int year, int month, int day) {
        long y = month > 2 ? year : year - 1;
        int monthFromMarch = (month + 9) % 12;
        int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
        return 365 * y + Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400) + dayOfYear - 719_468;
    }

    /** The number of two digits, or a negative number. */
    private static int two(char[] text, int at) {
        char tens = text[at];
        char ones = text[at + 1];
        return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -10_000;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
