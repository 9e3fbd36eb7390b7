package io.earshot.text;

import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelFile;
import io.earshot.text.model.ModelInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classifiers that judgements are made by, one a kind and language. It never changes: another set is another object. */
public final class Models {
    /** Those that are trained for this project, by the commands in docs/models. */
    private static final List<String> SHIPPED = Stream.concat(
                    SentimentJudge.LANGUAGES.stream().map(language -> key(SentimentJudge.KIND, language)),
                    Stream.of(
                            key(IntentJudge.KIND, IntentJudge.LANGUAGE),
                            key(ActionableJudge.KIND, IntentJudge.LANGUAGE)))
            .toList();

    private final Map<String, Classifier> byKindAndLanguage;

    private Models(Map<String, Classifier> byKindAndLanguage) {
        this.byKindAndLanguage = byKindAndLanguage;
    }

    /** These models alone. */
    static Models of(Collection<Classifier> models) {
        return new Models(new TreeMap<>()).with(models);
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

    /** All of a kind, in order of their languages. */
    List<Classifier> of(String kind) {
        return byKindAndLanguage.values().stream()
                .filter(model -> model.about().kind().equals(kind))
                .toList();
    }

    /** All of them, by kind and language. */
    public List<Classifier> all() {
        return List.copyOf(byKindAndLanguage.values());
    }

    /**
     * Makes sure that a model can stand beside these: that its kind is one that judgements are made by, and that its
     * labels are those that they are made of. Its language may be another.
     *
     * @throws BadModelException if it can't
     */
    public void check(Classifier model) throws BadModelException {
        String kind = model.about().kind();
        List<Classifier> ours = of(kind);
        if (ours.isEmpty()) {
            throw new BadModelException(
                    "it judges '" + kind + "', which nothing asks for; expected one of " + String.join(", ", kinds()));
        }
        Set<String> labels = new TreeSet<>(ours.get(0).labels());
        if (!labels.equals(new TreeSet<>(model.labels()))) {
            throw new BadModelException("its labels are " + String.join(", ", model.labels()) + "; expected of " + kind
                    + ": " + String.join(", ", labels));
        }
    }

    private Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        byKindAndLanguage.values().forEach(model -> kinds.add(model.about().kind()));
        return kinds;
    }

    /** What all of them are, by kind and language. */
    public List<ModelInfo> about() {
        return byKindAndLanguage.values().stream().map(Classifier::about).toList();
    }
}
