package io.earshot.text;

import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelInfo;
import java.util.List;
import opennlp.tools.doccat.DocumentCategorizer;

/**
 * Says how probable each label is for the text of a post, whatever it was learned with: a model of ours, or one of
 * OpenNLP's that a user brings. Not for several threads.
 */
public interface PostClassifier {
    ModelInfo about();

    /** In the order of the probabilities. */
    List<String> labels();

    /** How probable each label is; the sum is 1. */
    double[] probabilities(String text);

    /** The most probable label; of equals the first. */
    default Guess guess(String text) {
        double[] probabilities = probabilities(text);
        int best = Classifier.best(probabilities);
        return new Guess(labels().get(best), probabilities[best]);
    }

    /**
     * What a post was taken for.
     *
     * @param confidence 0..1
     */
    record Guess(String label, double confidence) {}

    /** A model of ours. */
    static PostClassifier of(Classifier model) {
        return new LinearPostClassifier(model);
    }

    /** The same as OpenNLP sees its own, for its tools of evaluation and for those who build on it. */
    default DocumentCategorizer asDocumentCategorizer() {
        return new PostCategorizer(this);
    }
}
