package io.earshot.token;

/** Characters that a reader takes for plain Latin letters, though Unicode does not say so. */
final class LookAlikes {
    /** No letter of another script that looks Latin comes before this one. */
    static final int FIRST = 0x0370;

    private static final char[] PLAIN = new char[1 << 16];
    private static final char[] LATIN = new char[0x0530];

    static {
        // Small capitals.
        fill(PLAIN, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz");
        for (int i = 0; i < 26; i++) {
            // In brackets.
            PLAIN[0x249C + i] = (char) ('a' + i);
        }
        // Cyrillic, then Greek; of each the small letters, then the capitals.
        fill(LATIN, "асеіјорѕухһԁԛԝӏ", "aceijopsyxhdqwl");
        fill(LATIN, "АВСЕНІЈКМОРЅТХУԚԜӀ", "abcehijkmopstxyqwl");
        fill(LATIN, "вкмнт", "bkmht");
        fill(LATIN, "αικνορτυχϲϳ", "aikvoptuxcj");
        fill(LATIN, "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "abezhikmnoptyxc");
    }

    private LookAlikes() {}

    private static void fill(char[] map, String from, String to) {
        for (int i = 0; i < from.length(); i++) {
            map[from.charAt(i)] = to.charAt(i);
        }
    }

    /** Letters in squares, black circles, black squares and brackets, four alphabets one after the other. */
    static boolean isSquared(int c) {
        return c >= 0x1F110 && c <= 0x1F189 && (c - 0x1F110) % 0x20 < 26;
    }

    /** The text with plain letters for those that are styled only. */
    static String plain(String text) {
        int first = 0;
        while (first < text.length()
                && PLAIN[text.charAt(first)] == 0
                && !Character.isHighSurrogate(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(LookAlikes::plain).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static int plain(int c) {
        if (isSquared(c)) {
            return 'a' + (c - 0x1F110) % 0x20;
        }
        return c < PLAIN.length && PLAIN[c] != 0 ? PLAIN[c] : c;
    }

    /** Whether folded letters have Latin ones among them, and Greek or Cyrillic ones. */
    static boolean isMixed(char[] folded, int from, int to) {
        boolean latin = false;
        boolean other = false;
        for (int i = from; i < to; i++) {
            char c = folded[i];
            latin |= c >= 'a' && c <= 'z';
            other |= c >= FIRST && c < LATIN.length;
        }
        return latin && other;
    }

    /** A mixed word in Latin letters alone; empty where one of its letters looks like none. */
    static String latin(CharSequence word) {
        StringBuilder latin = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean isOther = c >= FIRST && c < LATIN.length;
            if (isOther && LATIN[c] == 0) {
                return "";
            }
            boolean isApostrophe = CharClass.of(c) == CharClass.APOSTROPHE;
            latin.append(isOther ? LATIN[c] : isApostrophe ? '\'' : c);
        }
        return latin.toString();
    }
}
