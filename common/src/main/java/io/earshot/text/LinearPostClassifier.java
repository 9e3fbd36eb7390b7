package io.earshot.text;

import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelInfo;
import java.util.List;

/** A model of ours, with what makes a text into the features that it learned from. */
final class LinearPostClassifier implements PostClassifier {
    private final Classifier model;
    private final PostFeatures features;

    LinearPostClassifier(Classifier model) {
        this.model = model;
        features = new PostFeatures(Lexicon.load(model.about().language()));
    }

    @Override
    public ModelInfo about() {
        return model.about();
    }

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public double[] probabilities(String text) {
        List<Piece> pieces = Pieces.of(text);
        double[] scores = new double[labels().size()];
        model.weights().score(features.read(pieces), scores);
        if (model.phrases() != null) {
            model.phrases().addTo(scores, Phrasing.rows(pieces, model.phrases()), features.marks());
        }
        return Classifier.probabilities(scores, model.temperature());
    }
}
