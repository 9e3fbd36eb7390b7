package io.earshot.query.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts words and phrases of another tool into our spelling. */
final class Leaves {
    /** The most that our NEAR and ~ take. */
    static final int MOST_DISTANCE = 100;

    private static final int LEAST_BEFORE_WILDCARD = 3;
    /** Words that our language reads as they are. All else goes in quotes. */
    private static final Pattern PLAIN =
            Pattern.compile("[#@$]?[\\p{L}\\p{N}\\p{M}_'\u2019\\p{So}\\p{Sk}\u200D\uFE0F]+\\*?");

    private static final Pattern OPERATOR = Pattern.compile("(?i)and|or|not|o?near");
    /** Signs that our language does not look for, but for those that only part words. */
    private static final Pattern LOST_SIGN = Pattern.compile("[+%&!?=<>^|\\\\€£¥§°~*$#]");

    private static final Pattern LOOKED_FOR = Pattern.compile("[\\p{L}\\p{N}\\p{So}]");
    private static final Pattern PARTING_SIGN = Pattern.compile("[\\p{L}\\p{N}][-./,:;][\\p{L}\\p{N}]");
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\uFEFF]");
    private static final Pattern QUOTE = Pattern.compile("[\"\u201C\u201D\u201E\u00AB\u00BB]");
    private static final Pattern WILDCARD = Pattern.compile("([^*?]*)[*?].*");
    private static final Pattern FUZZY = Pattern.compile("(.+)~\\d*");

    private static final String RULE_WORDS =
            "A word there also finds the @handle and the address that have it as a part; here it finds neither.";
    private static final String BRANDWATCH_WORDS =
            "A word there also finds the same word with accents; here café and cafe are two words.";

    private final boolean wildcards;
    private final Gaps gaps;

    Leaves(Dialect dialect, Gaps gaps) {
        wildcards = dialect.hasWordOperators();
        this.gaps = gaps;
    }

    Draft word(Foreign.Word word) throws NoEqualException {
        String text = readable(word.text());
        Matcher fuzzy = FUZZY.matcher(text);
        if (wildcards && fuzzy.matches()) {
            gaps.approximated(word, Note.Kind.NARROWER, fuzzy.group(1), "words spelt nearly so are not looked for");
            text = fuzzy.group(1);
        }
        boolean isSigned = text.length() > 1 && "#@$".indexOf(text.charAt(0)) >= 0;
        if (isSigned && text.indexOf('*', 1) > 0 && text.charAt(0) == '#' && wildcards) {
            text = text.substring(1);
            gaps.approximated(
                    word, Note.Kind.WIDER, text, "a star goes with a word only, which then finds words and hashtags");
            isSigned = false;
        }
        String spelt = spelt(text, word, isSigned ? 1 : 0);
        if (!isSigned) {
            gaps.remark(word, wildcards ? BRANDWATCH_WORDS : RULE_WORDS);
        }
        return Draft.leaf(spelt, word);
    }

    /**
     * A phrase. What stands between its words makes no difference to us.
     *
     * <p>{@code "a b"~n} of all three tools is what Lucene calls slop: in the written order up to n tokens stand between; in
     * the other order up to n − 2, as it takes two moves to change places (X: <q>if the keywords are in the opposite order,
     * they can not be more than N-2 tokens from each other</q>). Our ~n keeps the order, so each order becomes a phrase of
     * its own. Of three words every order is given the slop that it has by that rule at least; of more words only the
     * written order is kept.
     */
    Draft phrase(Foreign.Phrase phrase) throws NoEqualException {
        String text = readable(phrase.text());
        String[] words =
                Arrays.stream(text.split("\\s+", -1)).filter(w -> !w.isEmpty()).toArray(String[]::new);
        if (words.length == 0) {
            throw new NoEqualException("there is no word in it");
        }
        for (int i = 0; i < words.length; i++) {
            words[i] = inPhrase(words[i], phrase);
        }
        if (phrase.distance() <= 0 || words.length == 1) {
            String joined = String.join(" ", words);
            boolean isPlain = words.length == 1 && isPlain(joined);
            return Draft.leaf(isPlain ? joined : "\"" + joined + "\"", phrase);
        }
        return proximity(words, phrase);
    }

    private Draft proximity(String[] words, Foreign.Phrase phrase) throws NoEqualException {
        int distance = Math.min(phrase.distance(), MOST_DISTANCE);
        List<Draft> orders = new ArrayList<>();
        for (int[] order : orders(words.length)) {
            int slop = distance - moves(order);
            if (slop >= 0) {
                String text = Arrays.stream(order).mapToObj(i -> words[i]).collect(Collectors.joining(" "));
                orders.add(Draft.leaf("\"" + text + "\"" + (slop == 0 ? "" : "~" + slop), phrase));
            }
        }
        Draft draft = Draft.or(orders, phrase);
        if (distance < phrase.distance()) {
            gaps.approximated(phrase, Note.Kind.NARROWER, draft.toString(), "a distance is at most " + MOST_DISTANCE);
        } else if (words.length > 2) {
            gaps.approximated(
                    phrase, Note.Kind.NARROWER, draft.toString(), "some other orders of the words are not found");
        }
        return draft;
    }

    /** All orders of two or three words, of more only the one written. */
    private static List<int[]> orders(int words) {
        return words == 2
                ? List.of(new int[] {0, 1}, new int[] {1, 0})
                : words == 3
                        ? List.of(
                                new int[] {0, 1, 2},
                                new int[] {0, 2, 1},
                                new int[] {1, 0, 2},
                                new int[] {1, 2, 0},
                                new int[] {2, 0, 1},
                                new int[] {2, 1, 0})
                        : List.of(IntStream.range(0, words).toArray());
    }

    /** How much of its slop Lucene takes for this order with nothing between: how far words stand from their places. */
    private static int moves(int[] order) {
        int[] shifts = IntStream.range(0, order.length).map(i -> i - order[i]).toArray();
        return Arrays.stream(shifts).max().orElseThrow()
                - Arrays.stream(shifts).min().orElseThrow();
    }

    /** Exact words, whose case and signs we look for as well. */
    Draft exact(Foreign.Exact exact) throws NoEqualException {
        String text = printable(exact.text());
        if (text.isEmpty() || text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new NoEqualException("there are no exact words in it");
        }
        return Draft.leaf("{" + text + "}", exact);
    }

    /** Text with nothing that a query of ours, or YAML, would take for something else. */
    private static String readable(String text) {
        return QUOTE.matcher(printable(text)).replaceAll(" ").strip();
    }

    /** Text without what no file may have, its white space single spaces. */
    static String printable(String text) {
        return UNREADABLE.matcher(text).replaceAll(" ").strip().replaceAll("\\s+", " ");
    }

    private String inPhrase(String word, Foreign.Phrase phrase) throws NoEqualException {
        // X and PowerTrack treat #tag and $TAG within quotes as words.
        String bare = !wildcards && word.length() > 1 && "#$".indexOf(word.charAt(0)) >= 0 ? word.substring(1) : word;
        boolean isSigned = bare.length() > 1 && "#@$".indexOf(bare.charAt(0)) >= 0;
        return cut(bare, phrase, isSigned ? 1 : 0);
    }

    private String spelt(String text, Foreign origin, int sign) throws NoEqualException {
        String cut = cut(text, origin, sign);
        return isPlain(cut) ? cut : "\"" + cut + "\"";
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !OPERATOR.matcher(text).matches();
    }

    /** The word without signs that we do not look for, and with its wildcard at its end. */
    private String cut(String text, Foreign origin, int sign) throws NoEqualException {
        String body = text.substring(sign);
        Matcher wildcard = WILDCARD.matcher(body);
        if (wildcards && wildcard.matches()) {
            return text.substring(0, sign) + wildcard(body, wildcard.group(1), origin);
        }
        String cut = LOST_SIGN.matcher(body).replaceAll(" ").strip().replaceAll("\\s+", " ");
        if (!LOOKED_FOR.matcher(cut).find()) {
            throw new NoEqualException("signs are not looked for");
        }
        if (!cut.equals(body)) {
            gaps.approximated(origin, Note.Kind.WIDER, cut, "signs are not looked for");
        } else if (PARTING_SIGN.matcher(cut).find()) {
            gaps.remark(
                    origin, "Signs between words, as in coca-cola, make no difference here: it finds coca cola too.");
        }
        return text.substring(0, sign) + cut;
    }

    private String wildcard(String body, String start, Foreign origin) throws NoEqualException {
        int letters = start.codePointCount(0, start.length());
        if (letters < LEAST_BEFORE_WILDCARD) {
            throw new NoEqualException("a star needs at least " + LEAST_BEFORE_WILDCARD + " letters before it");
        }
        String prefix = start + "*";
        if (!body.equals(prefix)) {
            gaps.approximated(
                    origin,
                    Note.Kind.WIDER,
                    prefix,
                    "a wildcard is a star at a word's end; better write out the spellings, as in (color OR colour)");
        }
        return prefix;
    }
}
