package io.earshot.text;

import org.jspecify.annotations.Nullable;

/**
 * Faces and hearts of plain characters: eyes, perhaps a nose, a mouth. The many spellings of a mood are read as one, so
 * that a model learns of each what it learns of all.
 */
final class Emoticons {
    static final String HAPPY = ":)";
    static final String SAD = ":(";
    static final String LAUGHING = ":D";
    static final String WINKING = ";)";
    static final String TEASING = ":P";
    static final String CRYING = ":'(";
    static final String DOUBTFUL = ":/";
    static final String SURPRISED = ":O";
    static final String ANNOYED = "-_-";
    static final String HEART = "<3";
    static final String BROKEN_HEART = "</3";
    static final String SHRUGGING = "¯\\_(ツ)_/¯";

    private static final String[] WHOLE = {
        "</3", BROKEN_HEART,
        "<3", HEART,
        "^_^", HAPPY,
        "^.^", HAPPY,
        "^^", HAPPY,
        "-_-", ANNOYED,
        "-.-", ANNOYED,
        ">_<", ANNOYED,
        ">.<", ANNOYED,
        "T_T", CRYING,
        "¯\\_", SHRUGGING,
        "(:", HAPPY,
        "):", SAD,
        "(;", WINKING,
    };

    /** What any emoticon begins with: most marks begin none. */
    private static final String FIRST = "<^->T¯():;=xX";

    private static final String EYES = ":;=xX";
    private static final String NOSES = "-o'^~";

    /** Between two words these open a bracket, or part them. */
    private static final String OPEN_MOUTHS = "([{*/\\|<";

    /** Behind a word these go on with it. */
    private static final String MOUTHS_OF_WORDS = "bcos3";

    private Emoticons() {}

    /** What an emoticon says, and where it ends. */
    record Found(String mood, int end) {}

    /** The emoticon that begins here; null if none does. */
    static @Nullable Found at(String text, int at) {
        if (FIRST.indexOf(text.charAt(at)) < 0) {
            return null;
        }
        for (int i = 0; i < WHOLE.length; i += 2) {
            if (text.startsWith(WHOLE[i], at) && isFree(text, at, at + WHOLE[i].length())) {
                return new Found(WHOLE[i + 1], whole(text, at, WHOLE[i]));
            }
        }
        int eyes = text.charAt(at) == '>' && at + 1 < text.length() ? at + 1 : at;
        return EYES.indexOf(text.charAt(eyes)) >= 0 ? face(text, at, eyes) : null;
    }

    private static int whole(String text, int at, String found) {
        boolean shrug = found.startsWith("¯") && text.startsWith(SHRUGGING, at);
        return at + (shrug ? SHRUGGING.length() : found.length());
    }

    private static @Nullable Found face(String text, int start, int eyes) {
        int mouth = eyes + 1;
        boolean tear = false;
        while (mouth < text.length()
                && mouth < eyes + 3
                && NOSES.indexOf(text.charAt(mouth)) >= 0
                && !isLast(text, mouth)) {
            tear |= text.charAt(mouth) == '\'';
            mouth++;
        }
        if (mouth >= text.length()) {
            return null;
        }
        String mood = mood(text.charAt(eyes), text.charAt(mouth), tear, mouth > eyes + 1);
        if (mood == null || !isFree(text, start, mouth + 1)) {
            return null;
        }
        int end = mouth + 1;
        // More mouths of the same face: ":)))".
        while (end < text.length() && text.charAt(end) == text.charAt(mouth)) {
            end++;
        }
        return new Found(mood, end);
    }

    /** Whether a nose stands where the mouth should: ":o" is a face, ":o)" is one with a nose. */
    private static boolean isLast(String text, int at) {
        return at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
    }

    private static @Nullable String mood(char eyes, char mouth, boolean tear, boolean nose) {
        boolean letterEyes = eyes == 'x' || eyes == 'X';
        boolean wink = eyes == ';';
        return switch (mouth) {
            case ')', ']', '}' -> letterEyes && !nose ? null : wink ? WINKING : tear ? LAUGHING : HAPPY;
            case 'D' -> LAUGHING;
            case '(', '[', '{' -> letterEyes && !nose ? null : tear ? CRYING : SAD;
            case 'P', 'p', 'b' -> letterEyes ? null : TEASING;
            case '3', '*' -> letterEyes ? null : HEART;
            case '/', '\\', '|', 'S', 's' -> letterEyes ? null : DOUBTFUL;
            case 'O', 'o' -> letterEyes ? null : SURPRISED;
            case 'c', 'C', '<', '@' -> letterEyes ? null : SAD;
            default -> null;
        };
    }

    /**
     * Whether it stands alone enough: marks that belong to a word, a link, a handle or a bracket make no face, as in
     * "x=3", "(DAL): late", "http://", "via:@Acme", "call:(555)".
     */
    private static boolean isFree(String text, int start, int end) {
        char first = text.charAt(start);
        char last = text.charAt(end - 1);
        char behind = end < text.length() ? text.charAt(end) : ' ';
        boolean wordBefore = start > 0 && Chars.isLetterOrDigit(text.charAt(start - 1));
        boolean wordBehind = Chars.isLetterOrDigit(behind);
        boolean endsWord =
                wordBefore && (Chars.isLetterOrDigit(first) || first == ')' || MOUTHS_OF_WORDS.indexOf(last) >= 0);
        boolean beginsWord = wordBehind && Chars.isLetterOrDigit(last);
        boolean partsWords = wordBefore && wordBehind && OPEN_MOUTHS.indexOf(last) >= 0;
        boolean beginsHandle = last == '@' && (wordBehind || behind == '_');
        boolean isOfLink = last == '/' && behind == '/';
        return !(endsWord || beginsWord || partsWords || beginsHandle || isOfLink);
    }
}
