package io.earshot.care;

import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person says that the judgements of a post should have been; null for those that they say nothing of. The care
 * job passes it over: it is kept for the next training.
 *
 * @param language BCP 47
 * @param actionable whether a care team would answer
 */
public record Correction(
        Sentiment.@Nullable Label sentiment,
        Intent.@Nullable Label intent,
        @Nullable String language,
        @Nullable Boolean actionable) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** @throws BadActivityException if it corrects nothing, or its language is none */
    void check() throws BadActivityException {
        if (sentiment == null && intent == null && language == null && actionable == null) {
            throw new BadActivityException(
                    "correct corrects nothing: expected sentiment, intent, language or actionable in it");
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new BadActivityException(
                    "correct.language is no language: expected a BCP 47 code such as de, found " + language);
        }
    }
}
