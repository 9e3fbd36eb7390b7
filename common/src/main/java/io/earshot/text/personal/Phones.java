package io.earshot.text.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.earshot.text.Chars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds telephone numbers of any country. With {@code +} or {@code 00} before it, a number must be one that
 * libphonenumber holds possible. Without, it must look like one: the North American 3-3-4, an area code in brackets, a
 * leading trunk zero, the Indian and Chinese mobile shapes; or the words before or behind it say that it is one. Its own finder
 * is not used: it costs milliseconds a post and finds national numbers only where the country is known.
 */
final class Phones {
    /** E.164 allows 15 digits after the plus; one more for a trunk zero that is written in brackets. */
    private static final int LONGEST = 16;

    private static final int SHORTEST_INTERNATIONAL = 7;
    private static final int SHORTEST_CALLED = 7;
    private static final int MOST_GROUPS = 8;

    private static final String NO_REGION = "ZZ";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String text;
    private final List<DigitGroup> groups;

    private Phones(String text, List<DigitGroup> groups) {
        this.text = text;
        this.groups = groups;
    }

    static void find(String text, List<DigitGroup> groups, Claims claims) {
        Phones phones = new Phones(text, groups);
        int at = 0;
        while (at < groups.size()) {
            int last = claims.free(groups.get(at).start(), groups.get(at).end()) ? phones.lastGroup(at, claims) : -1;
            if (last < 0) {
                at++;
                continue;
            }
            claims.add(PersonalData.Kind.PHONE, phones.start(at, last), phones.end(last));
            at = last + 1;
        }
    }

    /** Where the number starts, its plus included, and its bracket if that closes within it. */
    private int start(int first, int last) {
        int start = groups.get(first).start();
        if (start > 0 && isPlus(text.charAt(start - 1))) {
            start--;
        }
        int closing = text.indexOf(')', start);
        boolean opened = start > 0 && text.charAt(start - 1) == '(';
        return opened && closing >= 0 && closing < end(last) ? start - 1 : start;
    }

    private int end(int last) {
        return groups.get(last).end();
    }

    /** The last group of the telephone number that starts with this one; −1 if none does. */
    private int lastGroup(int first, Claims claims) {
        int start = groups.get(first).start();
        if ((start > 0 && isNoStart(text.charAt(start - 1))) || Chars.isInsideWord(text, start)) {
            return -1;
        }
        int end = endOfChain(first, claims);
        int international = internationalPrefix(first);
        if (international >= 0) {
            return lastOfInternational(first, end, international);
        }
        boolean goesOn =
                groups.get(first).chained() && !Chars.isBlank(text.charAt(start - 1)) && text.charAt(start - 1) != '(';
        if (goesOn || isDate(first, end) || NumberContext.isReference(text, start)) {
            return -1;
        }
        boolean called = NumberContext.isTelephone(text, start);
        for (int last = end - 1; last >= first; last--) {
            if (endsCleanly(last, end) && isNational(first, last, called)) {
                return last;
            }
        }
        return -1;
    }

    /** A number after one of these is a handle's, a tag's, a price's or a part of something longer. */
    private static boolean isNoStart(char before) {
        return before == '#'
                || before == '@'
                || before == '№'
                || Character.getType(before) == Character.CURRENCY_SYMBOL;
    }

    /** One past the last group that may belong to a number which starts here. */
    private int endOfChain(int first, Claims claims) {
        int end = first + 1;
        int digits = groups.get(first).length();
        while (end < groups.size() && end - first < MOST_GROUPS) {
            DigitGroup group = groups.get(end);
            digits += group.length();
            boolean plus = isPlus(text.charAt(group.start() - 1));
            if (!group.chained() || plus || digits > LONGEST || !claims.free(group.start(), group.end())) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isPlus(char c) {
        return c == '+' || c == '\uff0b';
    }

    /** How many digits of the group only say that a country code follows: 0 after a plus; −1 if none follows. */
    private int internationalPrefix(int first) {
        DigitGroup group = groups.get(first);
        if (group.start() > 0 && isPlus(text.charAt(group.start() - 1))) {
            return 0;
        }
        if (text.startsWith("00", group.start()) && !text.startsWith("000", group.start()) && group.length() > 2) {
            return 2;
        }
        return -1;
    }

    private int lastOfInternational(int first, int end, int prefix) {
        int possible = -1;
        for (int last = end - 1; last >= first; last--) {
            String digits =
                    DigitGroup.digits(text, groups.subList(first, last + 1)).substring(prefix);
            if (digits.length() < SHORTEST_INTERNATIONAL || Chars.isInsideWord(text, end(last))) {
                continue;
            }
            String written = prefix > 0 ? "+" + digits : text.substring(start(first, last), end(last));
            PhoneNumber number = parse(written);
            if (number != null && library.isValidNumber(number)) {
                return last;
            }
            if (possible < 0 && prefix == 0 && isPossible(number)) {
                possible = last;
            }
        }
        return possible;
    }

    private boolean isPossible(@Nullable PhoneNumber number) {
        return number != null && library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    private @Nullable PhoneNumber parse(String written) {
        try {
            return library.parse(written, NO_REGION);
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** A number in its country's own form does not go on behind itself with a dash, a dot or letters. */
    private boolean endsCleanly(int last, int end) {
        int after = end(last);
        if (Chars.isInsideWord(text, after) || (after < text.length() && text.charAt(after) == '%')) {
            return false;
        }
        return last + 1 >= end || Chars.isBlank(text.charAt(after));
    }

    private boolean isNational(int first, int last, boolean called) {
        String digits = DigitGroup.digits(text, groups.subList(first, last + 1));
        int length = digits.length();
        if (length < SHORTEST_CALLED || length > LONGEST || isAddress(first, last)) {
            return false;
        }
        if (isNorthAmerican(first, last) || hasAreaCodeInBrackets(first, last, length)) {
            return true;
        }
        boolean behindAnother = groups.get(first).chained();
        if (!behindAnother && (hasTrunkZero(first, last, digits) || isIndianOrChineseMobile(first, last))) {
            return true;
        }
        return length <= 13 && (called || NumberContext.isTelephoneBehind(text, end(last)));
    }

    /** 3-3-4 with an area code and an exchange that start with 2 … 9, perhaps a 1 before. */
    private boolean isNorthAmerican(int first, int last) {
        int area = last - 2;
        if (area < first || area > first + 1 || (area == first + 1 && !isOne(first))) {
            return false;
        }
        return groups.get(area).length() == 3
                && groups.get(area + 1).length() == 3
                && groups.get(last).length() == 4
                && text.charAt(groups.get(area).start()) >= '2'
                && text.charAt(groups.get(area + 1).start()) >= '2';
    }

    private boolean isOne(int group) {
        return groups.get(group).length() == 1 && text.charAt(groups.get(group).start()) == '1';
    }

    /** {@code (030) 1234567}, {@code (11) 91234-5678}, {@code 8 (912) 345-67-89}; but no year in brackets. */
    private boolean hasAreaCodeInBrackets(int first, int last, int length) {
        int area = isInBrackets(first) ? first : first + 1;
        if (area > last - 1
                || !isInBrackets(area)
                || (area != first && groups.get(first).length() > 1)) {
            return false;
        }
        return groups.get(area).length() <= 5 && length >= 8 && length <= 12 && !isYear(groups.get(area));
    }

    private boolean isInBrackets(int index) {
        DigitGroup group = groups.get(index);
        return group.start() > 0
                && group.end() < text.length()
                && text.charAt(group.start() - 1) == '('
                && text.charAt(group.end()) == ')';
    }

    /** {@code 020 7946 0958}, {@code 01 23 45 67 89}, {@code 07911123456}; but no decimal fraction and no clock time. */
    private boolean hasTrunkZero(int first, int last, String digits) {
        if (digits.charAt(0) != '0' || digits.charAt(1) == '0') {
            return false;
        }
        DigitGroup head = groups.get(first);
        if (first == last) {
            return digits.length() == 10 || digits.length() == 11;
        }
        if (head.length() == 1 && text.charAt(head.end()) == '.') {
            return false;
        }
        boolean pairs = true;
        for (int i = first; i <= last; i++) {
            pairs &= groups.get(i).length() == 2;
        }
        if (pairs) {
            return last - first == 4;
        }
        return digits.length() >= 9 && digits.length() <= 12;
    }

    private boolean isIndianOrChineseMobile(int first, int last) {
        char lead = text.charAt(groups.get(first).start());
        boolean indian = last == first + 1
                && groups.get(first).length() == 5
                && groups.get(last).length() == 5
                && lead >= '6'
                && lead <= '9';
        boolean chinese = last == first + 2
                && groups.get(first).length() == 3
                && groups.get(first + 1).length() == 4
                && groups.get(last).length() == 4
                && lead == '1'
                && text.charAt(groups.get(first).start() + 1) >= '3';
        return indian || chinese;
    }

    /** Four numbers up to 255 with dots between: a network address. */
    private boolean isAddress(int first, int last) {
        if (last - first != 3) {
            return false;
        }
        for (int i = first; i <= last; i++) {
            if (groups.get(i).length() > 3
                    || (i < last && text.charAt(groups.get(i).end()) != '.')) {
                return false;
            }
        }
        return true;
    }

    /** Year, month and day in any order, by the lengths of the first three groups and a year's first digits. */
    private boolean isDate(int first, int end) {
        if (end - first < 2) {
            return false;
        }
        if (end - first == 2 || groups.get(first).length() > 4) {
            return isYear(groups.get(first)) && isYear(groups.get(first + 1));
        }
        boolean yearLast =
                groups.get(first).length() <= 2 && groups.get(first + 1).length() <= 2 && isYear(groups.get(first + 2));
        boolean yearFirst = isYear(groups.get(first))
                && groups.get(first + 1).length() <= 2
                && groups.get(first + 2).length() <= 2;
        return yearLast || yearFirst;
    }

    private boolean isYear(DigitGroup group) {
        return group.length() == 4 && (text.startsWith("19", group.start()) || text.startsWith("20", group.start()));
    }
}
