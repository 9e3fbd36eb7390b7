package io.earshot.text.personal;

import io.earshot.text.Chars;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds bank account numbers of ISO 13616: the country's length, in one piece or in groups, and check digits that make
 * it 1 modulo 97.
 */
final class Ibans {
    /** Each country's code and the length of its numbers, from the IBAN registry. */
    private static final String LENGTHS = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 "
            + "CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 "
            + "HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 "
            + "MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 "
            + "SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static final Map<String, Integer> LENGTH_BY_COUNTRY = lengths();
    private static final String PREFIX = "IBAN";

    private Ibans() {}

    static void find(String text, Claims claims) {
        for (int i = 0; i + 4 <= text.length(); i++) {
            if (startsNumber(text, i)) {
                int end = end(text, i);
                if (end > 0 && claims.free(i, end)) {
                    claims.add(PersonalData.Kind.IBAN, i, end);
                    i = end - 1;
                }
            }
        }
    }

    private static boolean startsNumber(String text, int at) {
        return Chars.isAsciiLetter(text.charAt(at))
                && Chars.isAsciiLetter(text.charAt(at + 1))
                && Chars.isAsciiDigit(text.charAt(at + 2))
                && Chars.isAsciiDigit(text.charAt(at + 3))
                && (!Chars.isInsideWord(text, at) || text.regionMatches(true, at - PREFIX.length(), PREFIX, 0, 4));
    }

    private static int end(String text, int start) {
        String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
        Integer length = LENGTH_BY_COUNTRY.get(country);
        if (length == null) {
            return -1;
        }
        StringBuilder number = new StringBuilder(length);
        int at = start;
        while (at < text.length() && number.length() < length) {
            char c = text.charAt(at);
            boolean separator = (Chars.isBlank(c) || Chars.isDash(c))
                    && at + 1 < text.length()
                    && Chars.isLetterOrDigit(text.charAt(at + 1));
            if (Chars.isAsciiLetter(c) || Chars.isAsciiDigit(c)) {
                number.append(Character.toUpperCase(c));
            } else if (!separator) {
                return -1;
            }
            at++;
        }
        return number.length() == length && !Chars.isInsideWord(text, at) && remainder(number) == 1 ? at : -1;
    }

    /** The number, its first four characters moved to its end and letters counted from 10, modulo 97. */
    private static int remainder(CharSequence number) {
        int remainder = 0;
        for (int i = 0; i < number.length(); i++) {
            int value = Character.digit(number.charAt((i + 4) % number.length()), Character.MAX_RADIX);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder;
    }

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : LENGTHS.split(" ", -1)) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return lengths;
    }
}
