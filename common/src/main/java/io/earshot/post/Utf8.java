package io.earshot.post;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What must be known of a record's bytes before they are parsed. The JSON parser decodes what is nearly UTF-8 without
 * complaint, and lone surrogates too, neither of which can be written again. Part of the hot path: eight bytes a step,
 * see {@code DecodeBenchmark}.
 */
final class Utf8 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long BACKSLASHES = ONES * '\\';

    private Utf8() {}

    /** Whether all bytes are ASCII and none is a backslash, so that nothing in it can be malformed or escaped. */
    static boolean isPlain(byte[] bytes) {
        int i = 0;
        long odd = 0;
        for (; i + 8 <= bytes.length; i += 8) {
            long word = (long) LONG.get(bytes, i);
            long slash = word ^ BACKSLASHES; // a zero byte where a backslash was
            odd |= word | ((slash - ONES) & ~slash);
        }
        if ((odd & HIGH_BITS) != 0) {
            return false;
        }
        for (; i < bytes.length; i++) {
            if (bytes[i] < 0 || bytes[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Whether some character is written as an escape with its number: only so can a lone surrogate come in. */
    static boolean hasUnicodeEscape(byte[] bytes) {
        int i = 0;
        while (i + 1 < bytes.length) {
            if (i + 8 <= bytes.length) {
                long slash = (long) LONG.get(bytes, i) ^ BACKSLASHES;
                if (((slash - ONES) & ~slash & HIGH_BITS) == 0) {
                    i += 8;
                    continue;
                }
            }
            if (bytes[i] == '\\' && bytes[i + 1] == 'u') {
                return true;
            }
            i++;
        }
        return false;
    }

    /** Index of the first byte that is not well-formed UTF-8 (RFC 3629, section 4), −1 if all are. */
    static int firstBad(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] >= 0) {
                i = i + 8 <= bytes.length && ((long) LONG.get(bytes, i) & HIGH_BITS) == 0 ? i + 8 : i + 1;
                continue;
            }
            int length = sequenceLength(bytes, i);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    private static int sequenceLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        if (length > 2) {
            int second = bytes[at + 1] & 0xFF;
            boolean overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
            boolean surrogate = lead == 0xED && second >= 0xA0;
            boolean beyond = lead == 0xF4 && second >= 0x90;
            return overlong || surrogate || beyond ? 0 : length;
        }
        return length;
    }

    /** The text with U+FFFD for each surrogate that has no partner; the same object if all have. */
    static String withoutLoneSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                return repaired(text, i);
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        char[] chars = text.toCharArray();
        for (int i = from; i < chars.length; i++) {
            if (Character.isHighSurrogate(chars[i]) && i + 1 < chars.length && Character.isLowSurrogate(chars[i + 1])) {
                i++;
            } else if (Character.isSurrogate(chars[i])) {
                chars[i] = '\uFFFD';
            }
        }
        return new String(chars);
    }
}
