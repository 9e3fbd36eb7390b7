package io.earshot.text;

import io.earshot.text.model.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.tokenize.Tokenizer;

/** A model of OpenNLP's document categorizer as a classifier of posts. */
final class DoccatClassifier implements PostClassifier {
    private final ModelInfo about;
    private final DocumentCategorizerME categorizer;
    private final Tokenizer tokenizer;
    private final List<String> labels = new ArrayList<>();

    /** @param tokenizer the one that the model's documents were cut with; its file does not say */
    DoccatClassifier(ModelInfo about, DoccatModel model, Tokenizer tokenizer) {
        this.about = about;
        this.tokenizer = tokenizer;
        categorizer = new DocumentCategorizerME(model);
        for (int i = 0; i < categorizer.getNumberOfCategories(); i++) {
            labels.add(categorizer.getCategory(i));
        }
    }

    @Override
    public ModelInfo about() {
        return about;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public double[] probabilities(String text) {
        return categorizer.categorize(tokenizer.tokenize(text));
    }
}
