package io.earshot.text;

import io.earshot.mention.Actionable;
import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Sentiment;
import io.earshot.text.personal.Redaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline understands of one text.
 *
 * @param redaction the text without its personal data, and how offsets moved
 * @param sentiment null where the language is not judged
 * @param severity 0..1
 * @param flags what a person should know of it beforehand
 * @param models which models judged it: the kind of each with its language and version
 * @param words the content words, folded, each once
 */
public record Analysis(
        Redaction redaction,
        Language language,
        @Nullable Sentiment sentiment,
        Intent intent,
        double severity,
        Actionable actionable,
        List<Flag> flags,
        Map<String, String> models,
        List<String> words) {}
