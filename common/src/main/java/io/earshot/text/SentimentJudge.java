package io.earshot.text;

import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import io.earshot.text.model.Features;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private static final Set<Family> BESIDE_LETTERS = EnumSet.complementOf(EnumSet.of(Family.LETTERS));

    private final Map<String, Tone> tones = new TreeMap<>();

    /** A language's model, with its labels in their order, and the lexicon of the language. */
    private record Tone(Classifier model, Lexicon lexicon, List<Label> labels) {
        Tone(Classifier model, Lexicon lexicon) {
            this(
                    model,
                    lexicon,
                    model.labels().stream()
                            .map(label -> Label.valueOf(label.toUpperCase(Locale.ROOT)))
                            .toList());
        }
    }

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

    /**
     * What was found of a post.
     *
     * @param wording those of its features that other judgements are made of too ({@link PostFeatures#wording})
     */
    record Judged(Sentiment sentiment, Features wording) {}

    /** The tone of a post in a language that is judged. */
    Judged judge(List<Piece> pieces, String language) {
        Tone tone = tones.get(language);
        Classifier model = tone.model();
        double[] scores = new double[model.labels().size()];
        PostFeatures features =
                isRemembered(pieces, model) ? remembered(pieces, tone, scores) : read(pieces, tone, scores);
        if (model.phrases() != null) {
            model.phrases().addTo(scores, Phrasing.rows(pieces, model.phrases()), features.marks());
        }
        Sentiment sentiment = sentiment(tone.labels(), Classifier.probabilities(scores, model.temperature()));
        return new Judged(sentiment, features.wording());
    }

    /** Whether it is known of all words what their letters say to the model. */
    private static boolean isRemembered(List<Piece> pieces, Classifier model) {
        for (Piece piece : pieces) {
            if (piece.isWord() && !isRemembered(piece.word(), model)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // of another object the sums are made anew, be it the same model
    private static boolean isRemembered(@Nullable Word word, Classifier model) {
        return word != null && word.letters() != null && word.letters().model() == model;
    }

    /** The same as of all features, but for rounding: letters are most of them, and each word's are summed up already. */
    private static PostFeatures remembered(List<Piece> pieces, Tone tone, double[] scores) {
        PostFeatures features = new PostFeatures(tone.lexicon(), BESIDE_LETTERS);
        tone.model().weights().score(features.read(pieces), scores);
        float[] sums = new float[scores.length];
        int groups = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Word word = pieces.get(i).word();
            if (word != null) {
                Word.Letters letters = Objects.requireNonNull(word.letters());
                groups += letters.groups();
                for (int label = 0; label < sums.length; label++) {
                    sums[label] += letters.sums()[label];
                }
            }
        }
        double by = groups == 0 ? 0 : PostFeatures.LETTERS / Math.sqrt(groups);
        for (int label = 0; label < sums.length; label++) {
            scores[label] += by * sums[label];
        }
        return features;
    }

    private static PostFeatures read(List<Piece> pieces, Tone tone, double[] scores) {
        PostFeatures features = new PostFeatures(tone.lexicon());
        tone.model().weights().score(features.read(pieces), scores);
        return features;
    }

    private static Sentiment sentiment(List<Label> labels, double[] probabilities) {
        int best = Classifier.best(probabilities);
        double score = probabilities[labels.indexOf(Label.POSITIVE)] - probabilities[labels.indexOf(Label.NEGATIVE)];
        return new Sentiment(labels.get(best), score, probabilities[best]);
    }
}
