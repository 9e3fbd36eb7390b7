package io.earshot.text;

import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelFile;
import io.earshot.text.model.ModelInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The classifiers that judgements are made by, one a kind and language. It never changes: another set is another object. */
public final class Models {
    /** Those that are trained for this project, by the commands in docs/models. */
    private static final List<String> SHIPPED = SentimentJudge.LANGUAGES.stream()
            .map(language -> SentimentJudge.KIND + "-" + language)
            .toList();

    private final Map<String, Classifier> byKindAndLanguage;

    private Models(Map<String, Classifier> byKindAndLanguage) {
        this.byKindAndLanguage = byKindAndLanguage;
    }

    /** Reads those of the class path. */
    static Models shipped() {
        Map<String, Classifier> models = new TreeMap<>();
        for (String file : SHIPPED) {
            try {
                put(models, ModelFile.read(Resources.bytes("models/" + file + ".model")));
            } catch (BadModelException e) {
                throw new IllegalStateException("the model " + file + " of the jar: " + e.getMessage(), e);
            }
        }
        return new Models(models);
    }

    /** These models, and those that are given in place of ours of their kind and language. */
    public Models with(Collection<Classifier> others) {
        Map<String, Classifier> models = new TreeMap<>(byKindAndLanguage);
        others.forEach(model -> put(models, model));
        return new Models(models);
    }

    private static void put(Map<String, Classifier> models, Classifier model) {
        models.put(key(model.about().kind(), model.about().language()), model);
    }

    private static String key(String kind, String language) {
        return kind + "-" + language;
    }

    /** The model of a kind for a language; null where there is none. */
    public @Nullable Classifier get(String kind, String language) {
        return byKindAndLanguage.get(key(kind, language));
    }

    /** What all of them are, by kind and language. */
    public List<ModelInfo> about() {
        return byKindAndLanguage.values().stream().map(Classifier::about).toList();
    }
}
