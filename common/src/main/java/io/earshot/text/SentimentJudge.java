package io.earshot.text;

import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import io.earshot.text.model.Classifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges the tone of posts in the languages that there are models for; docs/models/sentiment.md has the data that they
 * learned from and what they get wrong. It keeps no state between posts, so that threads can share it.
 */
final class SentimentJudge {
    static final String KIND = "sentiment";

    /** Those of the shipped models. */
    static final List<String> LANGUAGES = List.of("ar", "de", "en", "es", "fr", "hi", "it", "pt");

    private final Map<String, Tone> tones = new TreeMap<>();

    /** A language's model, and the words that it asks the lexicon for. */
    private record Tone(Classifier model, Lexicon lexicon) {}

    SentimentJudge(Models models) {
        for (Classifier model : models.of(KIND)) {
            String language = model.about().language();
            tones.put(language, new Tone(model, Lexicon.load(language)));
        }
    }

    boolean judges(String language) {
        return tones.containsKey(language);
    }

    /** What judges posts in a language; null where none does. */
    @Nullable
    Classifier model(String language) {
        Tone tone = tones.get(language);
        return tone == null ? null : tone.model();
    }

    /** The tone of a post in a language that is judged. */
    Sentiment judge(List<Piece> pieces, String language) {
        Tone tone = tones.get(language);
        Classifier model = tone.model();
        return sentiment(model, model.probabilities(new PostFeatures(tone.lexicon()).read(pieces)));
    }

    private static Sentiment sentiment(Classifier model, double[] probabilities) {
        int best = Classifier.best(probabilities);
        Label label = Label.valueOf(model.labels().get(best).toUpperCase(Locale.ROOT));
        double score = probabilities[model.labels().indexOf("positive")]
                - probabilities[model.labels().indexOf("negative")];
        return new Sentiment(label, score, probabilities[best]);
    }
}
