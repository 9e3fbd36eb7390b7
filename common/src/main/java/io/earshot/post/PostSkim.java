package io.earshot.post;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A first look at a record: what queries need to see that a post means no brand, without an object made for the rest of
 * it. Nearly every post of a firehose needs no more than that.
 *
 * <p>It reads posts in our own JSON, and only where nothing is unusual. What it reads, {@link PostDecoder} reads without
 * complaint as one post, of the same platform, handle, text and time; all else is left to it, whether good or bad. Part of
 * the hot path, see {@code DecodeBenchmark}. Not for several threads.
 */
public final class PostSkim {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    /** A longer one may still be right, but is counted in bytes. */
    private static final int MOST_ID_CHARACTERS = PostDraft.MOST_ID_BYTES / 3;

    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_INSTANT = 40;

    /** The fields of a post and of its author. What is not among them is left to the decoder. */
    private enum Key {
        ID,
        PLATFORM,
        KIND,
        AUTHOR,
        TEXT,
        LANG,
        CREATED_AT,
        RECEIVED_AT,
        IN_REPLY_TO,
        CONVERSATION,
        REPOST_OF,
        SHARES,
        LIKES,
        REPLIES,
        VIEWS,
        COUNTRY,
        URL,
        LINKS,
        HASHTAGS,
        MENTIONS,
        MEDIA,
        HANDLE,
        NAME,
        FOLLOWERS,
        VERIFIED;

        static final Names<Key> NAMES = new Names<>(Arrays.asList(values()), Key::inJson);

        /** Its place in a set of keys. */
        @SuppressWarnings("EnumOrdinal") // in memory only
        private final int bit = 1 << ordinal();

        private String inJson() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
            StringBuilder name = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
            }
            return name.toString();
        }
    }

    private static final Names<Platform> PLATFORMS = new Names<>(List.of(Platform.values()), Platform::code);
    private static final Names<PostKind> KINDS =
            new Names<>(List.of(PostKind.values()), kind -> kind.name().toLowerCase(Locale.ROOT));

    /** Ends the reading of a record that is not as usual. */
    private static final class Unusual extends Exception {
        private static final long serialVersionUID = 1;

        Unusual() {
            super(null, null, false, false);
        }
    }

    private byte[] json = {};
    private int at;
    private boolean ascii;
    /** Where the string that was read last begins and ends, without its quotes. */
    private int from;

    private int to;

    private int seen;
    private @Nullable Platform platform;
    private @Nullable String handle;
    private char[] text = new char[512];
    private int textFrom;
    private int textTo;
    private long createdAtMillis;
    private int idFrom;
    private int idTo;
    private final char[] instant = new char[LONGEST_INSTANT];

    /** Whether the record is a usual post, which the other methods then tell of until the next one is read. */
    public boolean read(byte[] record) {
        json = record;
        at = 0;
        ascii = true;
        seen = 0;
        platform = null;
        handle = null;
        textFrom = 0;
        textTo = 0;
        try {
            post();
        } catch (Unusual e) {
            return false;
        } catch (ArrayIndexOutOfBoundsException e) {
            return false; // it ends too early
        }
        return record.length <= PostDecoder.MOST_BYTES && (ascii || Utf8.firstBad(record) < 0);
    }

    public Platform platform() {
        return Objects.requireNonNull(platform);
    }

    /** The author's handle, null for none. */
    public @Nullable String handle() {
        return handle;
    }

    /** When it was published, in milliseconds since 1970. */
    public long createdAtMillis() {
        return createdAtMillis;
    }

    /** The text; empty for none. */
    public String text() {
        if (text.length < textTo - textFrom) {
            text = new char[2 * (textTo - textFrom)];
        }
        int length = 0;
        int i = textFrom;
        while (i < textTo) {
            int plain = plainEnd(i);
            while (i < plain) {
                text[length++] = (char) json[i++];
            }
            if (i < textTo && json[i] == '\\') {
                boolean isNumber = json[i + 1] == 'u';
                text[length++] = isNumber ? (char) unit(i + 2) : unescaped(json[i + 1]);
                i += isNumber ? 6 : 2;
            } else if (i < textTo) {
                int lead = json[i] & 0xFF;
                int width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
                int c = lead & (0x7F >> width);
                for (int k = 1; k < width; k++) {
                    c = (c << 6) | (json[i + k] & 0x3F);
                }
                length += Character.toChars(Math.min(c, Character.MAX_CODE_POINT), text, length);
                i += width;
            }
        }
        return new String(text, 0, length);
    }

    private void post() throws Unusual {
        expect('{');
        if (next() == '}') {
            throw new Unusual();
        }
        do {
            Key key = key();
            switch (key) {
                case ID -> id();
                case PLATFORM -> platform = PLATFORMS.find(json, simpleString(), to);
                case KIND -> require(KINDS.find(json, simpleString(), to) != null);
                case AUTHOR -> author();
                case TEXT -> {
                    textFrom = string();
                    textTo = to;
                }
                case LANG, URL -> string();
                case CREATED_AT -> createdAtMillis = instant();
                case RECEIVED_AT -> instant();
                case IN_REPLY_TO, CONVERSATION, REPOST_OF -> reference();
                case SHARES, LIKES, REPLIES, VIEWS -> count();
                case COUNTRY -> country();
                case LINKS, HASHTAGS, MENTIONS, MEDIA -> list();
                case HANDLE, NAME, FOLLOWERS, VERIFIED -> throw new Unusual();
            }
        } while (goesOn('}'));
        require(has(Key.ID) && has(Key.AUTHOR) && has(Key.CREATED_AT) && platform != null);
        require(begins(idFrom, idTo));
        while (at < json.length) {
            require(json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t');
            at++;
        }
    }

    private void author() throws Unusual {
        int outer = seen;
        seen = 0;
        expect('{');
        do {
            switch (key()) {
                case ID -> require(string() < to);
                case HANDLE -> handle = new String(json, simpleString(), to - from, StandardCharsets.ISO_8859_1);
                case NAME -> string();
                case FOLLOWERS -> count();
                case VERIFIED -> flag();
                default -> throw new Unusual();
            }
        } while (goesOn('}'));
        require(has(Key.ID) || has(Key.HANDLE));
        seen = outer;
    }

    // The fields

    /** The next key of an object, which must not have stood in it before. */
    private Key key() throws Unusual {
        Key key = Key.NAMES.find(json, simpleString(), to);
        require(key != null);
        Key found = Objects.requireNonNull(key);
        require((seen & found.bit) == 0);
        seen |= found.bit;
        expect(':');
        return found;
    }

    private boolean has(Key key) {
        return (seen & key.bit) != 0;
    }

    private void id() throws Unusual {
        idFrom = simpleString();
        idTo = to;
        require(idTo - idFrom <= MOST_ID_CHARACTERS);
    }

    /** A post's id, which begins with the platform as the post's own id does; one before the platform is known is unusual. */
    private void reference() throws Unusual {
        require(begins(simpleString(), to));
    }

    private boolean begins(int a, int b) {
        if (platform == null) {
            return false;
        }
        String code = platform.code();
        int length = code.length();
        if (b - a <= length + 1 || json[a + length] != ':') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (json[a + i] != code.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long instant() throws Unusual {
        int start = simpleString();
        int length = to - start;
        require(length <= LONGEST_INSTANT);
        for (int i = 0; i < length; i++) {
            instant[i] = (char) json[start + i];
        }
        long millis = Instants.millis(instant, 0, length);
        require(millis >= PostDraft.EARLIEST_MILLIS && millis <= PostDraft.LATEST_MILLIS);
        return millis;
    }

    private void count() throws Unusual {
        int first = next();
        int digits = 0;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
            digits++;
        }
        require(digits > 0 && digits <= MOST_DIGITS && (digits == 1 || first != '0'));
    }

    private void flag() throws Unusual {
        String word = next() == 't' ? "true" : "false";
        for (int i = 0; i < word.length(); i++) {
            require(json[at++] == word.charAt(i));
        }
    }

    private void country() throws Unusual {
        int start = simpleString();
        require(to - start == 2 && isLetter(json[start]) && isLetter(json[start + 1]));
    }

    private static boolean isLetter(byte b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }

    private void list() throws Unusual {
        expect('[');
        if (next() == ']') {
            at++;
            return;
        }
        do {
            string();
        } while (goesOn(']'));
    }

    // JSON

    /** What stands here after white space. */
    private int next() {
        int c = json[at];
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = json[++at];
        }
        return c;
    }

    private void expect(char sign) throws Unusual {
        require(next() == sign);
        at++;
    }

    /** Whether a comma comes and not the end. */
    private boolean goesOn(char end) throws Unusual {
        int c = next();
        require(c == ',' || c == end);
        at++;
        return c == ',';
    }

    /** The place of a string that is ASCII without escapes, and not empty. */
    private int simpleString() throws Unusual {
        expect('"');
        int start = at;
        at = plainEnd(start);
        require(json[at] == '"' && at > start);
        from = start;
        to = at++;
        return start;
    }

    /** The place of any well-formed string. */
    private int string() throws Unusual {
        expect('"');
        int start = at;
        at = plainEnd(at);
        while (json[at] != '"') {
            if (json[at] < 0) {
                ascii = false;
                at++;
            } else if (json[at] == '\\') {
                escape();
            } else {
                throw new Unusual();
            }
            at = plainEnd(at);
        }
        from = start;
        to = at++;
        return start;
    }

    /** The first byte from here on that is not ASCII, or is a quote, a backslash or a control character. */
    private int plainEnd(int start) {
        int i = start;
        while (i + 8 <= json.length) {
            long word = (long) LONG.get(json, i);
            long quote = word ^ QUOTES;
            long slash = word ^ BACKSLASHES;
            long stop = ((quote - ONES) & ~quote) | ((slash - ONES) & ~slash) | ((word - SPACES) & ~word) | word;
            stop &= HIGH_BITS;
            if (stop != 0) {
                return i + (Long.numberOfTrailingZeros(stop) >>> 3);
            }
            i += 8;
        }
        while (json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    private void escape() throws Unusual {
        if (json[at + 1] == 'u') {
            // Half of a pair may stand alone, which the decoder repairs.
            int unit = unit(at + 2);
            require(unit >= 0 && !Character.isSurrogate((char) unit));
            at += 6;
        } else {
            require(unescaped(json[at + 1]) != 0);
            at += 2;
        }
    }

    private int unit(int start) {
        int unit = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = json[i] < 0 ? -1 : Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private static char unescaped(byte sign) {
        return switch (sign) {
            case '"', '\\', '/' -> (char) sign;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
    }

    private static void require(boolean usual) throws Unusual {
        if (!usual) {
            throw new Unusual();
        }
    }
}
