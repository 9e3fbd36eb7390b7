package io.earshot.text.language;

import io.earshot.text.Resources;
import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Features;
import io.earshot.text.model.LinearModel;
import io.earshot.text.model.ModelFile;
import java.util.List;

/**
 * What was learned from labelled posts ({@link LanguageTrainer}): a linear model over the {@linkplain WordFeatures letter
 * groups and words} of posts in the languages that there were labels for. It knows how people write, which OpenNLP's
 * model, made of sentences of newspapers and web pages, does not; Hindi in Latin letters most of all.
 */
final class PostModel {
    private static final String FILE = "models/language-mul.model";

    private final LinearModel weights;

    PostModel(LinearModel weights) {
        this.weights = weights;
    }

    /** The model of the class path. */
    static PostModel load() {
        try {
            Classifier model = ModelFile.read(Resources.bytes(FILE));
            return new PostModel(model.weights());
        } catch (BadModelException e) {
            throw new IllegalStateException("the model " + FILE + " of the jar: " + e.getMessage(), e);
        }
    }

    /** BCP 47 codes, in the order of the scores. */
    List<String> labels() {
        return weights.labels();
    }

    /** The scores of a post without a word. */
    float[] constants() {
        return weights.startingScores();
    }

    /** What a word adds to each label's score, the logarithm of its odds. */
    float[] scores(String word) {
        return weights.sums(WordFeatures.of(word));
    }

    /** What the words show, to learn from. */
    static void read(List<String> words, Features features) {
        features.clear();
        for (String word : words) {
            for (int hash : WordFeatures.of(word)) {
                features.addHashed(hash, 1);
            }
        }
    }
}
