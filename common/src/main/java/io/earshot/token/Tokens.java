package io.earshot.token;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a text: words, numbers, emoji, hashtags, handles and URLs, each one token; punctuation is none. A script
 * that is written without spaces gives a token a character.
 *
 * <p>A token has one or more <em>forms</em>, which share its position: {@code Acme's} is also {@code acme}, the French
 * {@code l'Acme} too, and an emoji with a gender is also the one without. A form knows its folded text, the hash of it,
 * and its place in the original in UTF-16 units. Character references of HTML, which some sources leave in their texts,
 * are read as the characters that they stand for.
 *
 * <p>Made once and filled again and again: this is the hot path ({@code MatcherBenchmark}). Not for several threads.
 */
public final class Tokens {
    public static final byte WORD = 0;
    public static final byte TAG = 1;
    public static final byte HANDLE = 2;
    /** A word after a dollar sign. */
    public static final byte CASHTAG = 3;

    public static final byte URL = 4;

    private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

    /** Articles and such that French, Italian and Catalan join to the next word by an apostrophe. */
    private static final char[][] ELISIONS =
            charArrays("l d j m n s t c qu jusqu lorsqu puisqu quelqu un gl dell all nell sull dall quest quell");

    /** A mark that folds to a letter, and so is none of a sign that is a token of its own. */
    private static final int IOTA_BELOW = 0x0345;

    private static final char[][] SCHEMES = charArrays("https http");

    private char[] text;
    private int length;
    private boolean dottedHandles;

    /** The folded characters of all forms, one after the other. */
    public char[] folded;

    private int foldedLength;

    /** How many tokens there are. */
    public int count;
    /** How many forms there are, at least one a token. */
    public int forms;

    public byte[] kind;
    public int[] position;
    /** Where the form begins and ends in the text. */
    public int[] start;

    public int[] end;
    /** Where its folded characters begin and end in {@link #folded}. */
    public int[] from;

    public int[] to;
    public long[] hash;
    /** For which brands' options the form was made: a {@link Variant}. */
    public byte[] variant;
    /** Which word of a split hashtag the form is, from 1; 0 for what is none. */
    public short[] part;

    private final TokenVariants variants = new TokenVariants(this);

    /** Whether the text has any of these. */
    public boolean hasTag;

    public boolean hasHandle;
    public boolean hasUrl;
    /** Whether there are words of split hashtags among the forms. */
    public boolean hasParts;

    public Tokens() {
        this(512);
    }

    /** @param characters how many a text has as a rule: there is room for so many, and for more when they come */
    public Tokens(int characters) {
        text = new char[characters];
        folded = new char[characters + 16];
        int most = characters / 4 + 4;
        kind = new byte[most];
        position = new int[most];
        start = new int[most];
        end = new int[most];
        from = new int[most];
        to = new int[most];
        hash = new long[most];
        variant = new byte[most];
        part = new short[most];
    }

    public static long hash(String text) {
        return hash(text.toCharArray(), 0, text.length());
    }

    /** Four characters at a time, as nearly all words have no more than eight. */
    public static long hash(char[] text, int from, int to) {
        long hash = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            hash = hash(hash, text[i] | (long) text[i + 1] << 16 | (long) text[i + 2] << 32 | (long) text[i + 3] << 48);
        }
        if (i < to) {
            long rest = text[i];
            rest |= i + 1 < to ? (long) text[i + 1] << 16 : 0;
            rest |= i + 2 < to ? (long) text[i + 2] << 32 : 0;
            hash = hash(hash, rest);
        }
        return hash;
    }

    /** The hash of a text that goes on with four characters, or ends with fewer. */
    public static long hash(long hash, long characters) {
        long next = (hash ^ characters) * HASH_FACTOR;
        return next ^ next >>> 29;
    }

    /** From the next text on, makes forms for these variants too, after those of all tokens for the plain one. */
    public void makeVariants(int[] wanted) {
        variants.make(wanted);
    }

    /** The folded text of a form. */
    public String foldedText(int form) {
        return new String(folded, from[form], to[form] - from[form]);
    }

    /**
     * Reads another text.
     *
     * @param dots whether handles have dots and hyphens in them and may name a server, as {@code @acme.bsky.social} and
     *     {@code @acme@mastodon.social}; else {@code @acme.Thanks} is a handle and a word
     */
    public void read(String newText, boolean dots) {
        HtmlEntities.Unescaped unescaped = HtmlEntities.unescaped(newText);
        if (unescaped == null) {
            readPlain(newText, dots);
            return;
        }
        readPlain(unescaped.text(), dots);
        int[] origin = unescaped.origin();
        for (int form = 0; form < forms; form++) {
            start[form] = origin[start[form]];
            end[form] = origin[end[form]];
        }
    }

    private void readPlain(String newText, boolean dots) {
        length = newText.length();
        if (text.length < length) {
            text = new char[Math.max(length, 2 * text.length)];
        }
        newText.getChars(0, length, text, 0);
        dottedHandles = dots;
        foldedLength = 0;
        count = 0;
        forms = 0;
        hasTag = false;
        hasHandle = false;
        hasUrl = false;
        int at = 0;
        while (at < length) {
            at = next(at);
        }
        hasParts = false;
        if (!variants.isEmpty()) {
            variants.add();
        }
    }

    /** Adds a form like another, for a variant. */
    void addCopy(int form, int ofVariant) {
        addPart(form, start[form], end[form], from[form], to[form]);
        makeOf(ofVariant);
    }

    /** Adds another form of the token of a form, for a variant. */
    void addVariant(int form, int ofVariant, byte formKind, int a, int b, String raw, int ofPart) {
        addFolded(formKind, a, b, raw);
        position[forms - 1] = position[form];
        makeOf(ofVariant);
        part[forms - 1] = (short) ofPart;
        hasParts |= ofPart > 0;
    }

    /** Makes the last form one of a variant, which is found by another hash. */
    private void makeOf(int ofVariant) {
        variant[forms - 1] = (byte) ofVariant;
        hash[forms - 1] = Variant.hash(hash[forms - 1], ofVariant);
    }

    /** A character of the text as it was given. */
    int codePointAt(int i) {
        return codePoint(i);
    }

    /** Takes in what stands here, be it a token or not, and returns the place after it. */
    private int next(int at) {
        return switch (CharClass.of(text[at])) {
            case CharClass.LETTER, CharClass.DIGIT -> word(at, at, WORD);
            case CharClass.SINGLE -> single(at);
            case CharClass.EMOJI -> emoji(at);
            case CharClass.SURROGATE -> beyondBasic(at);
            case CharClass.HASH -> hashtag(at);
            case CharClass.AT -> handle(at);
            case CharClass.DOLLAR -> cashtag(at);
            default -> at + 1;
        };
    }

    private int beyondBasic(int at) {
        int c = codePoint(at);
        return switch (CharClass.of(c)) {
            case CharClass.LETTER, CharClass.DIGIT -> word(at, at, WORD);
            case CharClass.SINGLE -> single(at);
            case CharClass.EMOJI -> emoji(at);
            default -> at + Character.charCount(c);
        };
    }

    // Words and numbers

    /** The word that begins at {@code at}; its token begins at {@code tokenStart}, where a dollar sign may stand. */
    private int word(int tokenStart, int at, byte wordKind) {
        int i = at;
        int out = foldedLength;
        reserve(length - at);
        int bits = 0;
        int apostrophe = -1;
        while (i < length) {
            char c = text[i];
            char f = Folding.simple(c);
            if (f == 0) {
                byte type = CharClass.of(c);
                if (type == CharClass.BREAK) {
                    break;
                }
                if (type == CharClass.APOSTROPHE && joins(i, CharClass.LETTER)) {
                    f = '\'';
                    apostrophe = out;
                } else if (type == CharClass.POINT && joins(i, CharClass.DIGIT)) {
                    f = c;
                } else if (isUnusual(i, type)) {
                    return unusualWord(tokenStart, at, wordKind);
                } else {
                    break;
                }
            }
            folded[out++] = f;
            bits |= f;
            i++;
        }
        if (i < length && (text[i] == ':' || text[i] == '.') && isUrl(at, i)) {
            return url(at, i);
        }
        add(wordKind, tokenStart, i, foldedLength, out);
        foldedLength = out;
        int form = forms - 1;
        boolean mixed = bits >= LookAlikes.FIRST && addLatin(form, CharBuffer.wrap(text, at, i - at));
        count++;
        if (apostrophe >= 0) {
            stems(form, at);
        }
        if (apostrophe >= 0 && mixed) {
            stems(form + 1, at);
        }
        return i;
    }

    /** Adds the Latin form of a word in which letters of other scripts stand for Latin ones; whether it is such a word. */
    private boolean addLatin(int form, CharSequence raw) {
        if (!LookAlikes.isMixed(folded, from[form], to[form])) {
            return false;
        }
        String latin = LookAlikes.latin(raw);
        if (!latin.isEmpty()) {
            addFolded(kind[form], start[form], end[form], latin);
        }
        return !latin.isEmpty();
    }

    /** A word of which not every character folds by itself: its extent first, then the folding of it as a whole. */
    private int unusualWord(int tokenStart, int at, byte wordKind) {
        StringBuilder raw = new StringBuilder();
        int i = at;
        int last = at;
        boolean apostrophe = false;
        while (i < length) {
            int c = codePoint(i);
            int width = Character.charCount(c);
            byte type = CharClass.of(c);
            if (type == CharClass.LETTER || type == CharClass.DIGIT || type == CharClass.MARK) {
                raw.appendCodePoint(c);
                last = i + width;
            } else if (type == CharClass.APOSTROPHE && joins(i, CharClass.LETTER)) {
                raw.append('\'');
                apostrophe = true;
            } else if (type == CharClass.POINT && joins(i, CharClass.DIGIT)) {
                raw.append((char) c);
            } else if (CharClass.isOverlay(c)) {
                last = i + width;
            } else if (type != CharClass.IGNORABLE) {
                break;
            }
            i += width;
        }
        if (i < length && text[i] == ':' && isUrl(at, i)) {
            return url(at, i);
        }
        addFolded(wordKind, tokenStart, last, raw.toString());
        int form = forms - 1;
        boolean mixed = addLatin(form, raw);
        count++;
        if (apostrophe) {
            stems(form, at);
        }
        if (apostrophe && mixed) {
            stems(form + 1, at);
        }
        return i;
    }

    /** Adds the forms of a word with an apostrophe that stand for it too: without its {@code 's}, without its article. */
    private void stems(int form, int wordStart) {
        int a = from[form];
        int b = to[form];
        if (b - a > 2 && folded[b - 1] == 's' && folded[b - 2] == '\'') {
            // Its end in the text: before the s, before the apostrophe, and before what shows nothing between them.
            int stemEnd = end[form];
            while (CharClass.of(text[stemEnd - 1]) != CharClass.APOSTROPHE) {
                stemEnd--;
            }
            addPart(form, start[form], stemEnd - 1, a, b - 2);
            return;
        }
        int apostrophe = a;
        while (folded[apostrophe] != '\'') {
            apostrophe++;
        }
        if (isElision(a, apostrophe)) {
            int stemStart = wordStart;
            while (CharClass.of(text[stemStart]) != CharClass.APOSTROPHE) {
                stemStart++;
            }
            addPart(form, stemStart + 1, end[form], apostrophe + 1, b);
        }
    }

    private boolean isElision(int a, int b) {
        for (char[] elision : ELISIONS) {
            if (Arrays.equals(elision, 0, elision.length, folded, a, b)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands here after the characters of a word belongs to it, but does not fold by itself. */
    private boolean isUnusual(int i, byte type) {
        return switch (type) {
            case CharClass.LETTER, CharClass.MARK, CharClass.IGNORABLE -> true;
            case CharClass.APOSTROPHE, CharClass.POINT ->
                i + 1 < length && CharClass.of(text[i + 1]) == CharClass.IGNORABLE;
            case CharClass.SURROGATE -> isUnusual(i, beyond(CharClass.of(codePoint(i))));
            default -> false;
        };
    }

    /** The class of a code point beyond the basic plane, where a letter or digit never folds by itself. */
    private static byte beyond(byte type) {
        return type == CharClass.DIGIT ? CharClass.LETTER : type == CharClass.SURROGATE ? CharClass.BREAK : type;
    }

    /**
     * Whether an apostrophe or a point belongs to the word around it: a letter or digit before it and one of the class
     * given after it. For a point that class is a digit, and so is what must stand before.
     */
    private boolean joins(int i, byte after) {
        int b = i - 1;
        while (b >= 0 && CharClass.of(text[b]) == CharClass.IGNORABLE) {
            b--;
        }
        int a = i + 1;
        while (a < length && CharClass.of(text[a]) == CharClass.IGNORABLE) {
            a++;
        }
        if (b < 0 || a == length || CharClass.of(codePoint(a)) != after) {
            return false;
        }
        byte before = CharClass.of(Character.codePointBefore(text, b + 1));
        return before == CharClass.DIGIT
                || (after == CharClass.LETTER && (before == CharClass.LETTER || before == CharClass.MARK));
    }

    // Scripts without spaces

    private int single(int at) {
        int c = codePoint(at);
        int i = at + Character.charCount(c);
        int last = i;
        while (i < length) {
            int next = codePoint(i);
            byte type = CharClass.of(next);
            if ((type == CharClass.MARK && next != IOTA_BELOW) || CharClass.joins(next) || isMarkAndSign(next)) {
                i += Character.charCount(next);
                last = i;
            } else if (type == CharClass.IGNORABLE) {
                i += Character.charCount(next);
            } else {
                break;
            }
        }
        if (last - at == 1 && foldsToItself(text[at])) {
            reserve(1);
            folded[foldedLength] = text[at];
            add(WORD, at, last, foldedLength, foldedLength + 1);
            foldedLength++;
            count++;
        } else {
            addSigns(at, last, Folding.fold(withoutIgnorable(at, last)));
        }
        return i;
    }

    /** The vowel am of Thai and Lao, which is a mark on the sign before it and a sign of its own. */
    static boolean isMarkAndSign(int c) {
        return c == 0x0E33 || c == 0x0EB3;
    }

    /** A token for each sign. */
    private void addSigns(int a, int b, String folded) {
        for (String sign : signs(folded)) {
            addFolded(WORD, a, b, sign);
            count++;
        }
    }

    /** The signs of a folded text: a few characters are two at once, and may be written as two as well. */
    static List<String> signs(String folded) {
        List<String> signs = new ArrayList<>(2);
        int from = 0;
        for (int i = 0; i < folded.length(); ) {
            int end = i + Character.charCount(folded.codePointAt(i));
            boolean isLast = end == folded.length();
            if (isLast || beginsSign(folded.codePointAt(end))) {
                // A mark that stands on nothing is no sign.
                if (CharClass.of(folded.codePointAt(from)) != CharClass.MARK) {
                    signs.add(folded.substring(from, end));
                }
                from = end;
            }
            i = end;
        }
        return signs;
    }

    private static boolean beginsSign(int c) {
        return CharClass.of(c) == CharClass.SINGLE && !CharClass.joins(c);
    }

    /** Han, kana and Hangul as people write them, so that the common case makes no strings. */
    private static boolean foldsToItself(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FA)
                || c == 0x30FC
                || (c >= 0xAC00 && c <= 0xD7A3);
    }

    // Emoji

    /** One picture, whatever its colour: joined parts are one token, which the first part alone stands for too. */
    private int emoji(int at) {
        reserve(length - at);
        int out = foldedLength;
        int c = codePoint(at);
        int i = at + Character.charCount(c);
        out = put(c, out);
        int alone = out;
        if (CharClass.isRegionalIndicator(c) && i < length && CharClass.isRegionalIndicator(codePoint(i))) {
            out = put(codePoint(i), out);
            alone = out;
            i += 2;
        }
        int last = i;
        while (i < length) {
            int next = codePoint(i);
            int width = Character.charCount(next);
            if (next == CharClass.ZERO_WIDTH_JOINER && i + 1 < length && isEmojiAt(i + 1)) {
                int joined = codePoint(i + 1);
                folded[out++] = CharClass.ZERO_WIDTH_JOINER;
                out = put(joined, out);
                i += 1 + Character.charCount(joined);
                last = i;
            } else if (CharClass.isSkinTone(next)) {
                i += width;
                last = i;
            } else if (CharClass.of(next) == CharClass.IGNORABLE) {
                i += width;
                last = next == CharClass.EMOJI_STYLE ? i : last;
            } else {
                break;
            }
        }
        add(WORD, at, last, foldedLength, out);
        if (alone < out) {
            addPart(forms - 1, at, last, foldedLength, alone);
        }
        foldedLength = out;
        count++;
        return i;
    }

    private boolean isEmojiAt(int i) {
        return CharClass.of(codePoint(i)) == CharClass.EMOJI;
    }

    private int put(int codePoint, int out) {
        return out + Character.toChars(codePoint, folded, out);
    }

    // Hashtags, handles, cashtags, URLs

    private int hashtag(int at) {
        if (isAfterWord(at) || (at > 0 && text[at - 1] == '&')) {
            return at + 1;
        }
        int i = at + 1;
        int last = i;
        boolean solid = false;
        while (i < length) {
            int c = codePoint(i);
            byte type = CharClass.of(c);
            if (type != CharClass.LETTER
                    && type != CharClass.DIGIT
                    && type != CharClass.SINGLE
                    && type != CharClass.MARK
                    && type != CharClass.UNDERSCORE
                    && type != CharClass.IGNORABLE) {
                break;
            }
            i += Character.charCount(c);
            solid |= type == CharClass.LETTER || type == CharClass.DIGIT || type == CharClass.SINGLE;
            last = type == CharClass.IGNORABLE && !CharClass.isOverlay(c) ? last : i;
        }
        if (!solid) {
            return at + 1;
        }
        addName(TAG, at, at + 1, last);
        hasTag = true;
        return afterPossessive(i);
    }

    private int handle(int at) {
        int nameEnd = isAfterWord(at) ? at + 1 : nameEnd(at + 1);
        if (nameEnd == at + 1) {
            return at + 1;
        }
        int i = nameEnd;
        if (dottedHandles) {
            i = dotted(i);
            if (i + 1 < length && CharClass.of(text[i]) == CharClass.AT) {
                int serverEnd = nameEnd(i + 1);
                i = serverEnd > i + 1 ? dotted(serverEnd) : i;
            }
        }
        addName(HANDLE, at, at + 1, i);
        hasHandle = true;
        return afterPossessive(i);
    }

    private int nameEnd(int at) {
        int i = at;
        int last = at;
        while (i < length) {
            byte type = CharClass.of(text[i]);
            if (type == CharClass.LETTER || type == CharClass.DIGIT || type == CharClass.UNDERSCORE) {
                last = i + 1;
            } else if ((type == CharClass.MARK || CharClass.isOverlay(text[i])) && last > at) {
                last = i + 1;
            } else if (type != CharClass.IGNORABLE) {
                break;
            }
            i++;
        }
        return last;
    }

    private int dotted(int at) {
        int i = at;
        while (i < length && (text[i] == '.' || text[i] == '-')) {
            int partEnd = nameEnd(i + 1);
            if (partEnd == i + 1) {
                break;
            }
            i = partEnd;
        }
        return i;
    }

    private void addName(byte nameKind, int tokenStart, int at, int nameEnd) {
        int out = foldedLength;
        reserve(nameEnd - at);
        for (int i = at; i < nameEnd; i++) {
            char c = text[i];
            char f = c < 128 && Folding.simple(c) == 0 ? c : Folding.simple(c);
            if (f == 0) {
                String raw = withoutIgnorable(at, nameEnd);
                addFolded(nameKind, tokenStart, nameEnd, raw);
                addLatinTag(nameKind, raw);
                count++;
                return;
            }
            folded[out++] = f;
        }
        add(nameKind, tokenStart, nameEnd, foldedLength, out);
        foldedLength = out;
        addLatinTag(nameKind, CharBuffer.wrap(text, at, nameEnd - at));
        count++;
    }

    /** A handle stays what it is: one of other letters is somebody else's. */
    private void addLatinTag(byte nameKind, CharSequence raw) {
        if (nameKind == TAG) {
            addLatin(forms - 1, raw);
        }
    }

    /** The place after an {@code 's} that follows a name, which is no word of its own. */
    private int afterPossessive(int i) {
        boolean possessive = i + 1 < length
                && CharClass.of(text[i]) == CharClass.APOSTROPHE
                && (text[i + 1] == 's' || text[i + 1] == 'S')
                && (i + 2 == length || !isWordUnit(text[i + 2]));
        return possessive ? i + 2 : i;
    }

    private int cashtag(int at) {
        boolean isTag = !isAfterWord(at) && at + 1 < length && CharClass.of(codePoint(at + 1)) == CharClass.LETTER;
        return isTag ? word(at, at + 1, CASHTAG) : at + 1;
    }

    /** Whether a letter or digit of running text stands right before: then a sign begins no name, as in an e-mail address. */
    private boolean isAfterWord(int at) {
        int before = at - 1;
        while (before >= 0 && CharClass.of(text[before]) == CharClass.IGNORABLE) {
            before--;
        }
        return before >= 0 && isWordUnit(text[before]);
    }

    private static boolean isWordUnit(char c) {
        byte type = CharClass.of(c);
        return type == CharClass.LETTER || type == CharClass.DIGIT || type == CharClass.UNDERSCORE;
    }

    private boolean isUrl(int wordStart, int wordEnd) {
        if (text[wordEnd] == ':') {
            return wordEnd + 3 < length && text[wordEnd + 1] == '/' && text[wordEnd + 2] == '/';
        }
        return wordEnd - wordStart == 3
                && folded[foldedLength] == 'w'
                && folded[foldedLength + 1] == 'w'
                && folded[foldedLength + 2] == 'w'
                && wordEnd + 1 < length
                && isWordUnit(text[wordEnd + 1]);
    }

    /** A URL whose scheme, or www, is the word given. What stands glued before an http is a word of its own. */
    private int url(int wordStart, int wordEnd) {
        int scheme = wordStart;
        if (text[wordEnd] == ':') {
            for (char[] known : SCHEMES) {
                int candidate = wordEnd - known.length;
                if (candidate > wordStart && isAt(candidate, known)) {
                    addFolded(WORD, wordStart, candidate, withoutIgnorable(wordStart, candidate));
                    count++;
                    scheme = candidate;
                    break;
                }
            }
        }
        int i = wordEnd;
        while (i < length && !endsUrl(text[i])) {
            i++;
        }
        add(URL, scheme, i, foldedLength, foldedLength);
        count++;
        hasUrl = true;
        return i;
    }

    /** Whether these small letters stand here, in any case. */
    private boolean isAt(int at, char[] letters) {
        for (int i = 0; i < letters.length; i++) {
            if ((text[at + i] | 0x20) != letters[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsUrl(char c) {
        if (c < 128) {
            return c <= ' ' || c == '<' || c == '>' || c == '"';
        }
        return Character.isWhitespace(c)
                || c == 0x00A0
                || c == 0x201C
                || c == 0x201D
                || (c >= 0x3000 && c <= 0x303F)
                || c >= 0xFF00
                || CharClass.of(c) == CharClass.SINGLE;
    }

    // Storing

    private static char[][] charArrays(String words) {
        return Arrays.stream(words.split(" ")).map(String::toCharArray).toArray(char[][]::new);
    }

    String withoutIgnorable(int a, int b) {
        StringBuilder raw = new StringBuilder(b - a);
        for (int i = a; i < b; ) {
            int c = codePoint(i);
            if (CharClass.of(c) != CharClass.IGNORABLE) {
                raw.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return raw.toString();
    }

    private void addFolded(byte formKind, int a, int b, String raw) {
        String newFolded = Folding.fold(raw);
        reserve(newFolded.length());
        newFolded.getChars(0, newFolded.length(), folded, foldedLength);
        int out = foldedLength + newFolded.length();
        add(formKind, a, b, foldedLength, out);
        foldedLength = out;
    }

    /** Another form of the token of a form, which is a part of that form's folded text. */
    private void addPart(int form, int a, int b, int foldedFrom, int foldedTo) {
        add(kind[form], a, b, foldedFrom, foldedTo);
        position[forms - 1] = position[form];
    }

    private void add(byte formKind, int a, int b, int foldedFrom, int foldedTo) {
        if (forms == kind.length) {
            grow();
        }
        kind[forms] = formKind;
        variant[forms] = Variant.PLAIN;
        part[forms] = 0;
        position[forms] = count;
        start[forms] = a;
        end[forms] = b;
        from[forms] = foldedFrom;
        to[forms] = foldedTo;
        hash[forms] = hash(folded, foldedFrom, foldedTo);
        forms++;
    }

    private void grow() {
        int size = 2 * forms;
        kind = Arrays.copyOf(kind, size);
        position = Arrays.copyOf(position, size);
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
        hash = Arrays.copyOf(hash, size);
        variant = Arrays.copyOf(variant, size);
        part = Arrays.copyOf(part, size);
    }

    private void reserve(int characters) {
        if (foldedLength + characters >= folded.length) {
            folded = Arrays.copyOf(folded, Math.max(foldedLength + characters + 1, 2 * folded.length));
        }
    }

    private int codePoint(int i) {
        return Character.codePointAt(text, i, length);
    }
}
