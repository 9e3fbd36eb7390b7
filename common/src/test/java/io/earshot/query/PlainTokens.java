package io.earshot.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a post by regular expressions, slowly and plainly, to hold the fast tokenizer against. */
final class PlainTokens {
    /** Letters in squares are symbols to Unicode. */
    private static final String SQUARES = "\\x{1F130}-\\x{1F149}\\x{1F170}-\\x{1F189}";

    static final String WORD =
            "[\\p{L}\\p{M}\\p{Nd}" + SQUARES + "&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]";
    private static final String BASE = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}&&\\p{L}]";
    /** The vowel am of Thai is a mark on the sign before it and a sign of its own. */
    static final String SIGN = BASE + "[\\p{M}\u0E33]*";

    private static final String EMOJI = "[\\x{1F300}-\\x{1F3FA}\\x{1F400}-\\x{1FAFF}\\u2600-\\u27BF]";
    private static final String NOT_AFTER_WORD =
            "(?<![\\p{L}\\p{Nd}_&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]])";
    private static final String POSSESSIVE = "(?:['’][sS](?!" + WORD + "|_))?";

    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "(?<url>(?:(?i:https?)://|" + NOT_AFTER_WORD + "(?i:www)\\.(?=\\w))[\\x21-\\x7E&&[^<>\"]]*)",
            NOT_AFTER_WORD + "(?<!&)(?<tag>#(?:" + WORD + "|" + SIGN + "|_)*(?:" + WORD + "|" + SIGN + ")(?:" + WORD
                    + "|" + SIGN + "|_)*)" + POSSESSIVE,
            NOT_AFTER_WORD + "(?<handle>@(?:(?!\\p{M})" + WORD + "|_)(?:" + WORD + "|_)*)" + POSSESSIVE,
            NOT_AFTER_WORD + "(?<cash>\\$(?=\\p{L})" + WORD + "+(?:['’]\\p{L}" + WORD + "*)*)",
            "(?<sign>" + SIGN + ")",
            "(?<word>" + WORD + "+(?:['’](?=\\p{L})" + WORD + "+|(?<=\\p{Nd})[.,](?=\\p{Nd})" + WORD + "+)*)",
            "(?<emoji>" + EMOJI + "[\\x{1F3FB}-\\x{1F3FF}]?(?:\u200D" + EMOJI + "[\\x{1F3FB}-\\x{1F3FF}]?)*)"));

    /** What shows nothing. The joiner inside an emoji is kept until the emoji is read. */
    static final String HIDDEN = "\u200B\u200C\u2060\uFEFF\u00AD\uFE0F";

    /** Strokes through letters and lines under them, which make no other letters of them. */
    private static final String STROKES = "\u0332\u0336";

    static final String IGNORED = HIDDEN + STROKES;

    /** Letters that are taken for these Latin ones, where others of a word are Latin. */
    private static final String OTHER = "асеоАСЕОмМαΑοΟΜΕ";

    private static final String AS_LATIN = "aceoaceommaaoome";

    private PlainTokens() {}

    /**
     * What a token is as a running word.
     *
     * @param start where it begins in the text
     * @param part which word of a split hashtag it is, from 1; else 0
     */
    record Reading(String word, int start, int end, int part) {
        Reading with(String other) {
            return new Reading(other, start, end, part);
        }
    }

    /** A token in its several readings, the whole one first. */
    record Token(String kind, List<Reading> readings) {
        String word() {
            return readings.get(0).word;
        }

        int start() {
            return readings.get(0).start;
        }

        int end() {
            return readings.get(0).end;
        }

        /** The readings that the term matches: the first of the whole and of each part. */
        List<Reading> matching(Query.Term term) {
            List<Reading> matching = new ArrayList<>();
            for (Reading reading : readings) {
                boolean kindFits =
                        switch (term.kind()) {
                            case WORD -> !kind.equals("url") && !kind.equals("handle");
                            case HASHTAG -> kind.equals("tag") && reading.part == 0;
                            case HANDLE -> kind.equals("handle");
                            case CASHTAG -> kind.equals("cash");
                        };
                boolean textFits =
                        term.prefix() ? reading.word.startsWith(term.text()) : reading.word.equals(term.text());
                if (kindFits && textFits && matching.stream().noneMatch(other -> other.part == reading.part)) {
                    matching.add(reading);
                }
            }
            return matching;
        }
    }

    static List<Token> of(String text) {
        StringBuilder shown = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (IGNORED.indexOf(text.charAt(i)) < 0) {
                shown.append(text.charAt(i));
                places.add(i);
            }
        }
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(shown);
        int at = 0;
        while (matcher.find(at)) {
            Token token = token(matcher, places, text);
            if (token.kind.equals("sign")) {
                for (String sign : signs(token.word())) {
                    tokens.add(
                            new Token(token.kind, List.of(token.readings.get(0).with(sign))));
                }
            } else {
                tokens.add(token);
            }
            at = matcher.end();
        }
        return tokens;
    }

    private static Token token(Matcher matcher, List<Integer> places, String text) {
        for (String kind : List.of("url", "tag", "handle", "cash", "sign", "word", "emoji")) {
            String raw = matcher.group(kind);
            if (raw == null) {
                continue;
            }
            int start = places.get(matcher.start(kind));
            int end = places.get(matcher.end(kind) - 1) + 1;
            while (!kind.equals("url") && end < text.length() && STROKES.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            boolean isStyled = kind.equals("emoji") && end < text.length() && text.charAt(end) == '\uFE0F';
            end = isStyled ? end + 1 : end;
            List<Reading> readings = new ArrayList<>();
            if (kind.equals("emoji")) {
                String colourless = raw.replaceAll("[\\x{1F3FB}-\\x{1F3FF}]", "");
                readings.add(new Reading(colourless, start, end, 0));
                int joiner = colourless.indexOf('\u200D');
                if (joiner > 0) {
                    readings.add(new Reading(colourless.substring(0, joiner), start, end, 0));
                }
                return new Token(kind, readings);
            }
            boolean isSigned = List.of("tag", "handle", "cash").contains(kind);
            String bare = isSigned ? raw.substring(1) : raw;
            boolean keepsLetters = kind.equals("handle") || kind.equals("url");
            for (String word : keepsLetters ? List.of(folded(bare)) : spellings(folded(bare), bare)) {
                readings.add(new Reading(word, start, end, 0));
            }
            for (Reading whole : List.copyOf(readings)) {
                String word = whole.word;
                if (word.endsWith("'s") && (kind.equals("word") || kind.equals("cash"))) {
                    int stemEnd = places.get(matcher.end(kind) - 3) + 1;
                    while (STROKES.indexOf(text.charAt(stemEnd)) >= 0) {
                        stemEnd++;
                    }
                    readings.add(new Reading(word.substring(0, word.length() - 2), start, stemEnd, 0));
                } else if (word.startsWith("l'") && kind.equals("word")) {
                    int stemStart = places.get(matcher.start(kind) + 1) + 1;
                    readings.add(new Reading(word.substring(2), stemStart, end, 0));
                }
            }
            return new Token(kind, readings);
        }
        throw new AssertionError("a token of no kind: " + matcher.group());
    }

    /** The sign, or each of them where they are several. */
    static String[] signs(String folded) {
        return folded.split("(?=" + BASE + ")", -1);
    }

    /** The word, and the Latin one for which it is taken where some of its letters are of another alphabet. */
    static List<String> spellings(String folded, String raw) {
        boolean isMixed = folded.matches(".*[a-z].*") && folded.matches(".*[\\p{IsCyrillic}\\p{IsGreek}].*");
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            int other = OTHER.indexOf(raw.charAt(i));
            latin.append(other < 0 ? raw.charAt(i) : AS_LATIN.charAt(other));
        }
        boolean isAllLatin = !latin.toString().matches(".*[\\p{IsCyrillic}\\p{IsGreek}].*");
        return isMixed && isAllLatin ? List.of(folded, folded(latin.toString())) : List.of(folded);
    }

    static String folded(String raw) {
        StringBuilder plain = new StringBuilder();
        raw.codePoints()
                .filter(c -> IGNORED.indexOf(c) < 0)
                .map(c -> c >= 0x1F170 && c <= 0x1F189 ? c - 0x1F170 + 'a' : c)
                .forEach(plain::appendCodePoint);
        String letters = plain.toString()
                .replace('’', '\'')
                .replace('ᴀ', 'a')
                .replace('ᴄ', 'c')
                .replace('ᴍ', 'm')
                .replace('ᴇ', 'e');
        return Normalizer.normalize(letters, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }
}
