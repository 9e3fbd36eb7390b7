package io.earshot.query;

/**
 * Tells from the bytes of a text, without making tokens of it, that it surely has no term that a query is looked for by.
 * It cuts the text into runs of ASCII letters and digits, of which every term has at least one, and is not sure where it
 * meets a letter or another sign of a word that is not ASCII.
 */
final class Screen {
    /** Never sure. */
    static final Screen NONE = new Screen(0, 0, false);

    /** Small letters and digits for letters and digits, 0 for all else. */
    private static final byte[] FOLDED = new byte[256];

    static {
        for (char c = 0; c < 128; c++) {
            FOLDED[c] = (byte) Folding.simple(c);
        }
    }

    private final boolean usable;
    /** A run of each term that is looked for as a whole. */
    private final Bits runs;
    /** How each term begins that is a prefix. */
    private final Bits starts;

    private boolean hasPrefixes;
    private boolean hasSigns;

    private Screen(int runs, int prefixes, boolean usable) {
        this.usable = usable;
        this.runs = new Bits(runs);
        starts = new Bits(prefixes);
    }

    /** The screen for these terms. */
    static Screen of(Terms all, int[] terms) {
        if (all.variants().length > 0) {
            // A brand that splits hashtags or folds leetspeak finds words that do not stand in the bytes.
            return NONE;
        }
        Screen screen = new Screen(terms.length, terms.length, true);
        for (int term : terms) {
            if (!screen.add(all, term)) {
                return NONE;
            }
        }
        return screen;
    }

    private boolean add(Terms all, int term) {
        char[] text = all.text(term);
        for (char c : text) {
            if (c > 127) {
                // A text with it is not ASCII either: a letter is never ruled out, an emoji only where none is looked
                // for.
                hasSigns = true;
                return true;
            }
        }
        if (all.isPrefix(term)) {
            hasPrefixes = true;
            starts.set(Triggers.spread(all.prefixStart(term)));
            return FOLDED[text[0]] != 0 && FOLDED[text[1]] != 0 && FOLDED[text[2]] != 0;
        }
        int longestFrom = 0;
        int longestTo = 0;
        int from = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || FOLDED[text[i]] == 0) {
                if (i - from > longestTo - longestFrom) {
                    longestFrom = from;
                    longestTo = i;
                }
                from = i + 1;
            }
        }
        runs.set(Terms.key(Tokens.hash(text, longestFrom, longestTo), Tokens.WORD));
        return longestTo > longestFrom;
    }

    /** Whether the text between these places, in UTF-8 as it stands in well-formed JSON, surely has none of the terms. */
    boolean rulesOut(byte[] json, int from, int to) {
        if (!usable) {
            return false;
        }
        long hash = 0;
        long first = 0;
        long four = 0;
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = json[i];
            byte folded = FOLDED[b & 0xFF];
            if (folded != 0) {
                four |= (long) folded << (length << 4);
                length++;
                if ((length & 3) == 0) {
                    first = length == 4 ? four : first;
                    hash = Tokens.hash(hash, four);
                    four = 0;
                }
                continue;
            }
            if (length > 0) {
                if (mayBeTerm(hash, first, four, length) || (b == ':' && isGlued(json, i, to, length))) {
                    return false;
                }
                hash = 0;
                four = 0;
                length = 0;
            }
            if (b == '\\') {
                i++;
                if (i < to && json[i] == 'u') {
                    return false;
                }
            } else if (b < 0) {
                int width = breakWidth(json, i, to);
                if (width == 0) {
                    return false;
                }
                i += width - 1;
            }
        }
        return length == 0 || !mayBeTerm(hash, first, four, length);
    }

    private boolean mayBeTerm(long hash, long first, long rest, int length) {
        long whole = (length & 3) == 0 ? hash : Tokens.hash(hash, rest);
        if (runs.has(Terms.key(whole, Tokens.WORD))) {
            return true;
        }
        if (!hasPrefixes || length < Terms.PREFIX_START) {
            return false;
        }
        long begin = length < 4 ? rest : first;
        return starts.has(Triggers.spread(Terms.start((char) begin, (char) (begin >>> 16), (char) (begin >>> 32))));
    }

    /** Whether a run before a colon may be a word glued to the scheme of an address, which makes two of it. */
    private static boolean isGlued(byte[] json, int colon, int to, int length) {
        if (colon + 1 == to || (json[colon + 1] != '/' && json[colon + 1] != '\\')) {
            return false;
        }
        boolean isScheme = FOLDED[json[colon - length] & 0xFF] == 'h'
                && (length == 4 || (length == 5 && FOLDED[json[colon - 1] & 0xFF] == 's'));
        return !isScheme;
    }

    /** How many bytes a character has that only parts words; 0 for all others, of which nothing is known here. */
    private int breakWidth(byte[] json, int i, int to) {
        int lead = json[i] & 0xFF;
        int width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (i + width > to) {
            return 0;
        }
        int c = lead & (0x7F >> width);
        for (int k = 1; k < width; k++) {
            c = c << 6 | (json[i + k] & 0x3F);
        }
        byte type = CharClass.of(c);
        boolean parts =
                type == CharClass.BREAK || type == CharClass.APOSTROPHE || (type == CharClass.EMOJI && !hasSigns);
        return parts ? width : 0;
    }
}
