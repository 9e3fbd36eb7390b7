package io.earshot.text;

import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.text.language.LanguageCodes;
import java.util.List;

/**
 * Which posts are judged for a brand: those in the languages that it serves. A post in another is a mention all the
 * same, with its language named, but without tone, and with an intent and an answer that claim nothing: a judgement
 * that nobody there can check helps nobody.
 */
public final class Served {
    /** What a post is that was not judged. */
    static final Intent INTENT = new Intent(Intent.Label.OTHER, 0);

    static final Actionable ACTIONABLE = new Actionable(false, 0);

    /** A guess that is less sure keeps no post from being judged. */
    private static final double SURE = 0.7;

    private Served() {}

    /**
     * Whether posts in a language are judged: if the brand serves it, or one that is mixed in, or if it is not sure.
     *
     * @param served BCP 47 codes of the languages that the brand serves; empty for all
     */
    public static boolean isJudged(Language language, List<String> served) {
        return served.isEmpty()
                || language.code().equals(Language.UNDETERMINED)
                || language.confidence() < SURE
                || served.stream()
                        .map(LanguageCodes::canonical)
                        .anyMatch(code ->
                                language.code().equals(code) || language.mixed().contains(code));
    }
}
