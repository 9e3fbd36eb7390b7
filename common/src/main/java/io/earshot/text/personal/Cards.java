package io.earshot.text.personal;

import io.earshot.text.Chars;
import java.util.List;

/**
 * Finds payment card numbers: a known issuer's first digits with that issuer's length (ISO/IEC 7812), and the check
 * digit of Luhn's formula; in one piece or in groups.
 */
final class Cards {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int SMALLEST_GROUP = 3;

    private Cards() {}

    static void find(String text, List<DigitGroup> groups, Claims claims) {
        int at = 0;
        while (at < groups.size()) {
            int last = lastGroup(text, groups, at);
            if (last < 0) {
                at++;
                continue;
            }
            claims.add(
                    PersonalData.Kind.CARD,
                    groups.get(at).start(),
                    groups.get(last).end());
            at = last + 1;
        }
    }

    /** The last group of the longest card number that starts with this one; −1 if none does. */
    private static int lastGroup(String text, List<DigitGroup> groups, int first) {
        int start = groups.get(first).start();
        if (Chars.isInsideWord(text, start) || NumberContext.isReference(text, start)) {
            return -1;
        }
        int last = -1;
        int length = 0;
        for (int i = first; i < groups.size() && length < LONGEST; i++) {
            DigitGroup group = groups.get(i);
            boolean joined = i == first
                    || (group.chained() && group.start() - groups.get(i - 1).end() == 1);
            length += group.length();
            if (!joined || group.length() < SMALLEST_GROUP || length > LONGEST) {
                break;
            }
            if (length >= SHORTEST
                    && !Chars.isInsideWord(text, group.end())
                    && isCard(DigitGroup.digits(text, groups.subList(first, i + 1)))) {
                last = i;
            }
        }
        return last;
    }

    static boolean isCard(String digits) {
        return isIssued(digits) && hasCheckDigit(digits);
    }

    /** Visa, Mastercard, American Express, Diners Club, Discover, JCB, UnionPay, Maestro, Mir. */
    private static boolean isIssued(String digits) {
        int length = digits.length();
        int two = Integer.parseInt(digits.substring(0, 2));
        int three = Integer.parseInt(digits.substring(0, 3));
        int four = Integer.parseInt(digits.substring(0, 4));
        boolean visa = digits.charAt(0) == '4' && (length == 13 || length == 16 || length == 19);
        boolean mastercard = length == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720));
        boolean amex = length == 15 && (two == 34 || two == 37);
        boolean diners = length >= 14 && (two == 36 || two == 38 || two == 39 || (three >= 300 && three <= 305));
        boolean discover = length >= 16 && (four == 6011 || two == 64 || two == 65);
        boolean jcb = length >= 16 && four >= 3528 && four <= 3589;
        boolean unionPay = length >= 16 && two == 62;
        boolean maestro = two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67 || two == 69;
        boolean mir = length >= 16 && four >= 2200 && four <= 2204;
        return visa || mastercard || amex || diners || discover || jcb || unionPay || maestro || mir;
    }

    /** Luhn's formula, US patent 2,950,048. */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 1) {
                value = value * 2 > 9 ? value * 2 - 9 : value * 2;
            }
            sum += value;
        }
        return sum % 10 == 0;
    }
}
