package io.earshot.text.personal;

import io.earshot.text.Chars;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds postal addresses where they are clear: a street with its number and a postal code with its place behind; or a
 * street with its number behind words such as <i>my address is</i>, <i>deliver to</i>. A street alone is a place to be, a
 * film or a shop's.
 */
final class Addresses {
    private static final int MOST_DIGITS = 5;
    private static final int WORDS_AWAY = 6;
    private static final int CHARS_AWAY = 80;

    /** What is written behind the number of a French house for another one beside it. */
    private static final List<String> HOUSE_SUFFIXES = List.of("bis", "ter", "quater");

    private static final Set<String> ENGLISH_WAYS = Set.of(
            "street",
            "str",
            "st",
            "avenue",
            "ave",
            "av",
            "road",
            "rd",
            "drive",
            "dr",
            "lane",
            "ln",
            "boulevard",
            "blvd",
            "court",
            "ct",
            "place",
            "pl",
            "square",
            "sq",
            "terrace",
            "ter",
            "way",
            "circle",
            "cir",
            "close",
            "crescent",
            "cres",
            "grove",
            "gardens",
            "gdns",
            "highway",
            "hwy",
            "parkway",
            "pkwy",
            "row",
            "mews",
            "hill",
            "walk",
            "rise",
            "quay",
            "wharf",
            "alley",
            "plaza",
            "trail",
            "trl",
            "parade");

    private static final Set<String> FRENCH_WAYS = Set.of(
            "rue",
            "avenue",
            "av",
            "boulevard",
            "bd",
            "blvd",
            "place",
            "impasse",
            "allée",
            "allee",
            "chemin",
            "route",
            "quai",
            "cours",
            "passage",
            "square",
            "faubourg");

    private static final Set<String> ROMANCE_WAYS = Set.of(
            "calle",
            "c",
            "avenida",
            "avda",
            "av",
            "paseo",
            "plaza",
            "pza",
            "carrer",
            "camino",
            "ronda",
            "via",
            "viale",
            "piazza",
            "corso",
            "largo",
            "vicolo",
            "piazzale",
            "rua",
            "r",
            "travessa",
            "praça",
            "alameda",
            "estrada",
            "ul",
            "ulica");

    private static final String[] GERMANIC_WAYS = {
        "straße",
        "strasse",
        "str",
        "weg",
        "platz",
        "allee",
        "gasse",
        "ring",
        "damm",
        "ufer",
        "chaussee",
        "steig",
        "stieg",
        "pfad",
        "markt",
        "straat",
        "laan",
        "plein",
        "gracht",
        "kade",
        "dijk",
        "singel",
        "dreef"
    };

    private final String text;
    private final Claims claims;

    private Addresses(String text, Claims claims) {
        this.text = text;
        this.claims = claims;
    }

    static void find(String text, List<DigitGroup> groups, Claims claims) {
        Addresses addresses = new Addresses(text, claims);
        for (DigitGroup group : groups) {
            if (group.length() <= MOST_DIGITS
                    && claims.free(group.start(), group.end())
                    && !addresses.isPartOfMore(group)
                    && !addresses.isTimeOrOrdinal(group)) {
                addresses.around(group);
            }
        }
    }

    /** A price, a decimal, a tag, a version or a part of a word is no house number. */
    private boolean isPartOfMore(DigitGroup group) {
        if (group.start() == 0) {
            return false;
        }
        char before = text.charAt(group.start() - 1);
        return !Character.isWhitespace(before) && !Chars.isBlank(before) && "(,;:-/º°.".indexOf(before) < 0;
    }

    /** The most common numbers go on with letters: {@code 7pm}, {@code 25th}, {@code 90s}. A house's goes on with one at most. */
    private boolean isTimeOrOrdinal(DigitGroup group) {
        int end = group.end();
        return end + 1 < text.length()
                && Chars.isAsciiLetter(text.charAt(end))
                && Chars.isAsciiLetter(text.charAt(end + 1))
                && HOUSE_SUFFIXES.stream()
                        .noneMatch(suffix -> text.regionMatches(true, end, suffix, 0, suffix.length()));
    }

    private void around(DigitGroup number) {
        if (!ahead(number)) {
            back(number);
        }
    }

    /** Claims an English or French address, if a word for a way is where it would be behind the number. */
    private boolean ahead(DigitGroup number) {
        int limit = Math.min(text.length(), number.end() + CHARS_AWAY);
        int at = number.end();
        for (int words = 0; words < WORDS_AWAY && at < limit; words++) {
            while (at < limit && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            int start = at;
            while (at < limit && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            String word = text.substring(start, at).toLowerCase(Locale.ROOT);
            if (words < 2 && FRENCH_WAYS.contains(word) && claim(StreetShape.FRENCH, number.start())) {
                return true;
            }
            if (words > 0 && ENGLISH_WAYS.contains(word)) {
                return claim(StreetShape.ENGLISH, number.start());
            }
        }
        return false;
    }

    /** Goes back from the number to a word for a way, and claims what begins with it or with its name. */
    private void back(DigitGroup number) {
        int limit = Math.max(0, number.start() - CHARS_AWAY);
        int end = number.start();
        for (int words = 0; words < WORDS_AWAY && end > limit; words++) {
            while (end > limit && !Character.isLetter(text.charAt(end - 1))) {
                if (text.charAt(end - 1) == '\n' || Character.isDigit(text.charAt(end - 1))) {
                    return;
                }
                end--;
            }
            int start = end;
            while (start > limit && isNamePart(text.charAt(start - 1))) {
                start--;
            }
            String word = text.substring(start, end).toLowerCase(Locale.ROOT);
            if (words < 2 && isGermanicWay(word)) {
                claim(StreetShape.GERMANIC, startOfName(start, word));
                return;
            }
            if (words > 0 && ROMANCE_WAYS.contains(word) && claim(StreetShape.ROMANCE, start)) {
                return;
            }
            end = start;
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isLetter(c) || c == '-' || c == '\'' || c == '’';
    }

    private static boolean isGermanicWay(String word) {
        for (String way : GERMANIC_WAYS) {
            if (word.endsWith(way)) {
                return true;
            }
        }
        return false;
    }

    /** {@code Berliner Straße} begins with the word before; {@code Hauptstraße} has its name in it. */
    private int startOfName(int start, String word) {
        int named = AddressContext.startOfGermanicName(text, start);
        if (named < start || !Arrays.asList(GERMANIC_WAYS).contains(word)) {
            return named;
        }
        int end = start;
        while (end > 0 && Chars.isBlank(text.charAt(end - 1))) {
            end--;
        }
        int before = end;
        while (before > 0 && isNamePart(text.charAt(before - 1))) {
            before--;
        }
        return AddressContext.startOfGermanicName(text, before < end ? before : start);
    }

    private boolean claim(StreetShape shape, int start) {
        int endOfFull = shape.endOfFull(text, start);
        int endOfStreet = shape.endOfStreet(text, start);
        if (endOfFull < 0 && endOfStreet < 0) {
            return false;
        }
        int first = AddressContext.startOfUnit(text, start);
        return claim(first, endOfFull)
                || (endOfStreet >= 0 && AddressContext.isBefore(text, first) && claim(first, endOfStreet));
    }

    private boolean claim(int start, int end) {
        if (end < 0 || !claims.free(start, end)) {
            return false;
        }
        // The dot of an abbreviation may as well end the sentence.
        claims.add(PersonalData.Kind.ADDRESS, start, text.charAt(end - 1) == '.' ? end - 1 : end);
        return true;
    }
}
