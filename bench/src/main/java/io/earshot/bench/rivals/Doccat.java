package io.earshot.bench.rivals;

import io.earshot.text.LabelledText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/** OpenNLP's categorizer as it comes: maximum entropy over the words of its simple tokenizer. */
public final class Doccat implements UnaryOperator<String> {
    private final DocumentCategorizerME categorizer;

    private Doccat(DocumentCategorizerME categorizer) {
        this.categorizer = categorizer;
    }

    /** Learns from these posts. */
    public static Doccat of(List<LabelledText> posts) throws IOException {
        List<DocumentSample> samples = posts.stream()
                .map(post -> new DocumentSample(post.label(), tokens(post.text())))
                .toList();
        TrainingParameters parameters = TrainingParameters.defaultParams();
        return new Doccat(new DocumentCategorizerME(DocumentCategorizerME.train(
                "en", ObjectStreamUtils.createObjectStream(samples), parameters, new DoccatFactory())));
    }

    private static String[] tokens(String text) {
        return SimpleTokenizer.INSTANCE.tokenize(text.toLowerCase(Locale.ROOT));
    }

    /** The label of a text. */
    @Override
    public String apply(String text) {
        return categorizer.getBestCategory(categorizer.categorize(tokens(text)));
    }
}
