package io.earshot.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a post by regular expressions, slowly and plainly, to hold the fast tokenizer against. */
final class PlainTokens {
    static final String WORD = "[\\p{L}\\p{M}\\p{Nd}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]";
    private static final String BASE = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}&&\\p{L}]";
    /** The vowel am of Thai is a mark on the sign before it and a sign of its own. */
    private static final String SIGN = BASE + "[\\p{M}\u0E33]*";

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
    static final String IGNORED = "\u200B\u200C\u2060\uFEFF\u00AD\uFE0F";

    private PlainTokens() {}

    /**
     * A token.
     *
     * @param words what it is as a running word, in its several readings
     * @param starts where each of the readings begins in the text, and ends
     */
    record Token(String kind, List<String> words, List<Integer> starts, List<Integer> ends) {
        boolean matches(Query.Term term) {
            return reading(term) >= 0;
        }

        /** The first reading that the term matches. */
        int reading(Query.Term term) {
            boolean kindFits =
                    switch (term.kind()) {
                        case WORD -> !kind.equals("url") && !kind.equals("handle");
                        case HASHTAG -> kind.equals("tag");
                        case HANDLE -> kind.equals("handle");
                        case CASHTAG -> kind.equals("cash");
                    };
            for (int i = 0; kindFits && i < words.size(); i++) {
                if (term.prefix()
                        ? words.get(i).startsWith(term.text())
                        : words.get(i).equals(term.text())) {
                    return i;
                }
            }
            return -1;
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
                for (String sign : token.words.get(0).split("(?=" + BASE + ")", -1)) {
                    tokens.add(new Token(token.kind, List.of(sign), token.starts, token.ends));
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
            String bare = kind.equals("tag") || kind.equals("handle") || kind.equals("cash") ? raw.substring(1) : raw;
            List<String> words = new ArrayList<>(List.of(folded(bare)));
            List<Integer> starts = new ArrayList<>(List.of(start));
            List<Integer> ends = new ArrayList<>(List.of(end));
            if (kind.equals("emoji")) {
                boolean isStyled = end < text.length() && text.charAt(end) == '\uFE0F';
                ends.set(0, isStyled ? end + 1 : end);
                String colourless = raw.replaceAll("[\\x{1F3FB}-\\x{1F3FF}]", "");
                words.set(0, colourless);
                int joiner = colourless.indexOf('\u200D');
                if (joiner > 0) {
                    words.add(colourless.substring(0, joiner));
                    starts.add(start);
                    ends.add(ends.get(0));
                }
            } else if (words.get(0).endsWith("'s") && (kind.equals("word") || kind.equals("cash"))) {
                words.add(words.get(0).substring(0, words.get(0).length() - 2));
                starts.add(start);
                ends.add(places.get(matcher.end(kind) - 3) + 1);
            } else if (words.get(0).startsWith("l'") && kind.equals("word")) {
                words.add(words.get(0).substring(2));
                starts.add(places.get(matcher.start(kind) + 1) + 1);
                ends.add(end);
            }
            return new Token(kind, words, starts, ends);
        }
        throw new AssertionError("a token of no kind: " + matcher.group());
    }

    private static String folded(String raw) {
        return Normalizer.normalize(raw.replace('’', '\''), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }
}
