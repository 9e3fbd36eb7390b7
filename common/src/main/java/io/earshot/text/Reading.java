package io.earshot.text;

import io.earshot.mention.Sentiment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a post before it is judged what its author wants.
 *
 * @param spoken the words as phrases are compared with
 * @param language BCP 47
 * @param sentiment null where the language is not judged
 */
record Reading(
        List<Piece> pieces,
        Spoken spoken,
        String language,
        @Nullable Sentiment sentiment) {}
