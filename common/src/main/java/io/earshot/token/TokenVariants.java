package io.earshot.token;

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
                boolean isWhole = from == tokens.start[form] + 1 && at == end;
                part = isWhole ? part : addWords(form, variant, from, at, part);
                from = at;
            }
        }
    }

    /** Adds the word that stands here, or the signs of a script without spaces; returns the number of the last. */
    private int addWords(int form, int variant, int from, int to, int part) {
        int a = from;
        while (a < to && !isOfWord(CharClass.of(tokens.codePointAt(a)))) {
            a += Character.charCount(tokens.codePointAt(a));
        }
        int b = to;
        while (b > a && isBeside(tokens.codePointAt(b - 1))) {
            b--;
        }
        if (a == b) {
            return part;
        }
        String raw = tokens.withoutIgnorable(a, b);
        if (CharClass.of(tokens.codePointAt(a)) != CharClass.SINGLE) {
            addWord(form, variant, a, b, raw, part + 1);
            return part + 1;
        }
        int last = part;
        for (String sign : Tokens.signs(Folding.fold(raw))) {
            addWord(form, variant, a, b, sign, ++last);
        }
        return last;
    }

    /** Adds a word as it is, in Latin letters where it is mixed, and each of these without accents. */
    private void addWord(int form, int variant, int a, int b, String raw, int part) {
        int first = tokens.forms;
        tokens.addVariant(form, variant, Tokens.WORD, a, b, raw, part);
        if (LookAlikes.isMixed(tokens.folded, tokens.from[first], tokens.to[first])) {
            String latin = LookAlikes.latin(raw);
            if (!latin.isEmpty()) {
                tokens.addVariant(form, variant, Tokens.WORD, a, b, latin, part);
            }
        }
        int last = tokens.forms;
        for (int added = first; added < last && (variant & Variant.ACCENTS) != 0; added++) {
            if (hasOther(added)) {
                String bare = Folding.withoutAccents(tokens.foldedText(added));
                tokens.addVariant(form, variant, Tokens.WORD, a, b, bare, part);
            }
        }
    }

    /** Whether a character at the end of a word is none of it. */
    private static boolean isBeside(int c) {
        byte type = CharClass.of(c);
        return type == CharClass.UNDERSCORE || (type == CharClass.IGNORABLE && !CharClass.isOverlay(c));
    }

    /** Whether a new word begins here: after an underscore, between digits and letters, in camel case. */
    private boolean isBorder(int at, int end) {
        int c = tokens.codePointAt(at);
        byte after = CharClass.of(c);
        if (isOnLetter(c)) {
            return false;
        }
        int last = before(at);
        while (isOnLetter(tokens.codePointAt(last)) && CharClass.of(tokens.codePointAt(last - 1)) != CharClass.HASH) {
            last = before(last);
        }
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
        while (next < end && isOnLetter(tokens.codePointAt(next))) {
            next += Character.charCount(tokens.codePointAt(next));
        }
        return Character.isLowerCase(b) || (next < end && Character.isLowerCase(tokens.codePointAt(next)));
    }

    /** The place of the character before. */
    private int before(int at) {
        return Character.isLowSurrogate((char) tokens.codePointAt(at - 1)) ? at - 2 : at - 1;
    }

    /** Whether it belongs to the character before it: an accent, a vowel sign, what cannot be seen. */
    private static boolean isOnLetter(int c) {
        byte type = CharClass.of(c);
        return type == CharClass.MARK || type == CharClass.IGNORABLE || CharClass.joins(c) || Tokens.isMarkAndSign(c);
    }

    private static boolean isOfWord(byte type) {
        return type == CharClass.LETTER || type == CharClass.DIGIT || type == CharClass.SINGLE;
    }
}
