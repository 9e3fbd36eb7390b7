package io.earshot.text;

import io.earshot.text.model.Classifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import opennlp.tools.doccat.DocumentCategorizer;

/** Any classifier of posts behind OpenNLP's interface, whose documents are tokens: they are put together with spaces. */
final class PostCategorizer implements DocumentCategorizer {
    private final PostClassifier classifier;

    PostCategorizer(PostClassifier classifier) {
        this.classifier = classifier;
    }

    @Override
    public double[] categorize(String[] text) {
        return classifier.probabilities(String.join(" ", text));
    }

    @Override
    public double[] categorize(String[] text, Map<String, Object> extraInformation) {
        return categorize(text);
    }

    @Override
    public String getBestCategory(double[] outcome) {
        return getCategory(Classifier.best(outcome));
    }

    @Override
    public int getIndex(String category) {
        return classifier.labels().indexOf(category);
    }

    @Override
    public String getCategory(int index) {
        return classifier.labels().get(index);
    }

    @Override
    public int getNumberOfCategories() {
        return classifier.labels().size();
    }

    @Override
    public String getAllResults(double[] results) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < results.length; i++) {
            all.append(all.isEmpty() ? "" : " ").append(getCategory(i)).append('[');
            all.append(results[i]).append(']');
        }
        return all.toString();
    }

    @Override
    public Map<String, Double> scoreMap(String[] text) {
        double[] probabilities = categorize(text);
        Map<String, Double> scores = new LinkedHashMap<>();
        List<String> labels = classifier.labels();
        for (int i = 0; i < probabilities.length; i++) {
            scores.put(labels.get(i), probabilities[i]);
        }
        return scores;
    }

    @Override
    public SortedMap<Double, Set<String>> sortedScoreMap(String[] text) {
        SortedMap<Double, Set<String>> sorted = new TreeMap<>();
        scoreMap(text).forEach((label, score) -> sorted.computeIfAbsent(score, key -> new TreeSet<>())
                .add(label));
        return sorted;
    }
}
