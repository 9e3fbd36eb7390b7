package io.earshot.query;

/**
 * Makes the forms of tokens that brands' options ask for. A variant has every plain form, and those that its options add:
 * without accents, with leetspeak read as letters, and the words of hashtags.
 */
final class TokenVariants {
    private static final String LEET_DIGITS = "013457";
    private static final String LEET_LETTERS = "oieast";
    /** A one is an i or an l. */
    private static final String LEET_OTHERS = "oleast";

    private final Tokens tokens;
    private int[] variants = {};

    TokenVariants(Tokens tokens) {
        this.tokens = tokens;
    }

    void make(int[] wanted) {
        variants = wanted.clone();
    }

    boolean isEmpty() {
        return variants.length == 0;
    }

    /** Adds the forms for all variants. */
    void add() {
        int plain = tokens.forms;
        for (int variant : variants) {
            int last = -1;
            for (int form = 0; form < plain; form++) {
                add(form, variant);
                if ((variant & Variant.HASHTAGS) != 0
                        && tokens.kind[form] == Tokens.TAG
                        && tokens.position[form] != last) {
                    split(form, variant);
                }
                last = tokens.position[form];
            }
        }
    }

    private void add(int form, int variant) {
        tokens.addCopy(form, variant);
        byte kind = tokens.kind[form];
        if (kind == Tokens.HANDLE || kind == Tokens.URL) {
            return;
        }
        int copies = tokens.forms;
        if ((variant & Variant.ACCENTS) != 0 && hasOther(form)) {
            String folded = tokens.foldedText(form);
            String bare = Folding.withoutAccents(folded);
            if (!bare.equals(folded)) {
                tokens.addVariant(form, variant, kind, tokens.start[form], tokens.end[form], bare, 0);
            }
        }
        int last = tokens.forms;
        for (int copy = copies - 1; copy < last && (variant & Variant.LEETSPEAK) != 0; copy++) {
            if (isLeet(copy)) {
                leet(copy, variant, LEET_LETTERS);
                leet(copy, variant, LEET_OTHERS);
            }
        }
    }

    /** Whether it has a character that is not of ASCII. */
    private boolean hasOther(int form) {
        for (int i = tokens.from[form]; i < tokens.to[form]; i++) {
            if (tokens.folded[i] > 127) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has a digit that may stand for a letter, and a letter. */
    private boolean isLeet(int form) {
        boolean digit = false;
        boolean letter = false;
        for (int i = tokens.from[form]; i < tokens.to[form]; i++) {
            char c = tokens.folded[i];
            digit |= LEET_DIGITS.indexOf(c) >= 0;
            letter |= Character.isLetter(c);
        }
        return digit && letter;
    }

    private void leet(int form, int variant, String letters) {
        StringBuilder read = new StringBuilder(tokens.foldedText(form));
        for (int i = 0; i < read.length(); i++) {
            int digit = LEET_DIGITS.indexOf(read.charAt(i));
            if (digit >= 0) {
                read.setCharAt(i, letters.charAt(digit));
            }
        }
        tokens.addVariant(form, variant, tokens.kind[form], tokens.start[form], tokens.end[form], read.toString(), 0);
    }

    // Words of a hashtag

    private void split(int form, int variant) {
        int end = tokens.end[form];
        int from = tokens.start[form] + 1;
        int part = 0;
        int at = from;
        while (at < end) {
            at += Character.charCount(tokens.codePointAt(at));
            if (at == end || isBorder(at, end)) {
                boolean isWhole = part == 0 && at == end;
                part = isWhole ? part : addWord(form, variant, from, at, part);
                from = at;
            }
        }
    }

    private int addWord(int form, int variant, int from, int to, int part) {
        int a = from;
        while (a < to && !isOfWord(CharClass.of(tokens.codePointAt(a)))) {
            a += Character.charCount(tokens.codePointAt(a));
        }
        int b = to;
        while (b > a && CharClass.of(tokens.codePointAt(b - 1)) == CharClass.UNDERSCORE) {
            b--;
        }
        if (a >= b) {
            return part;
        }
        String word = tokens.withoutIgnorable(a, b);
        tokens.addVariant(form, variant, Tokens.WORD, a, b, word, part + 1);
        int added = tokens.forms - 1;
        if ((variant & Variant.ACCENTS) != 0 && hasOther(added)) {
            tokens.addVariant(
                    form, variant, Tokens.WORD, a, b, Folding.withoutAccents(tokens.foldedText(added)), part + 1);
        }
        return part + 1;
    }

    /** Whether a new word begins here: after an underscore, between digits and letters, in camel case. */
    private boolean isBorder(int at, int end) {
        int c = tokens.codePointAt(at);
        byte after = CharClass.of(c);
        int last = Character.isLowSurrogate((char) tokens.codePointAt(at - 1)) ? at - 2 : at - 1;
        int b = tokens.codePointAt(last);
        byte before = CharClass.of(b);
        if (!isOfWord(after) || !isOfWord(before)) {
            return before == CharClass.UNDERSCORE || after == CharClass.UNDERSCORE;
        }
        if (after != before || after == CharClass.SINGLE) {
            return true;
        }
        if (!Character.isUpperCase(c)) {
            return false;
        }
        int next = at + Character.charCount(c);
        return Character.isLowerCase(b) || (next < end && Character.isLowerCase(tokens.codePointAt(next)));
    }

    private static boolean isOfWord(byte type) {
        return type == CharClass.LETTER || type == CharClass.DIGIT || type == CharClass.SINGLE;
    }
}
