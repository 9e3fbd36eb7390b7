package io.earshot.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a topic into words: the terms that stand out, and the mentions that show it best. */
final class Describer {
    private static final int MOST_TERMS = 8;
    private static final int MOST_EXEMPLARS = 3;

    /** Standard errors: less is chance. */
    private static final double LEAST_WEIGHT = 1.5;

    /** Exemplars share less of their words than this. */
    private static final double ALIKE = 0.6;

    private final Vocabulary vocabulary;

    Describer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A word, and by how many standard errors its odds in the topic are above the usual. */
    record Term(String text, double weight) {}

    /** All words that stand out, most telling first; none of a topic of one text. */
    List<Term> ranked(Cluster cluster) {
        List<Term> terms = new ArrayList<>();
        for (Word word : cluster.words) {
            double count = word.count(cluster.slot);
            if (count < 2 && cluster.texts >= 3) {
                continue;
            }
            double weight = HotWords.rise(
                    count,
                    (double) cluster.texts,
                    Math.max(0, word.texts - count),
                    Math.max(0, vocabulary.texts - cluster.texts));
            if (weight >= LEAST_WEIGHT) {
                terms.add(new Term(word.text, weight));
            }
        }
        terms.sort(Comparator.comparingDouble(Term::weight).reversed().thenComparing(Term::text));
        return terms;
    }

    /** Those that are told. */
    static List<Term> first(List<Term> ranked) {
        return ranked.subList(0, Math.min(MOST_TERMS, ranked.size()));
    }

    /** A few words for the topic, from what people wrote. */
    static String label(Cluster cluster, List<Term> terms) {
        Map<String, Double> weights = new HashMap<>();
        for (Term term : terms) {
            weights.put(Vocabulary.stem(term.text()), term.weight());
        }
        String label = new Label(weights).of(cluster.portrait.samples);
        if (!label.isEmpty()) {
            return label;
        }
        // Scripts without spaces, and topics too young to stand out.
        List<String> words = terms.isEmpty()
                ? cluster.words.stream().map(word -> word.text).toList()
                : terms.stream().map(Term::text).toList();
        return String.join(" ", words.subList(0, Math.min(3, words.size())));
    }

    /** Mentions that have much of what the topic is about, unlike each other, by different authors. */
    static List<String> exemplars(Cluster cluster, List<Term> terms) {
        Map<String, Double> weights = new HashMap<>();
        for (Term term : terms) {
            weights.put(Vocabulary.stem(term.text()), term.weight());
        }
        record Candidate(Sample sample, double centrality) {}
        List<Sample> candidates = cluster.portrait.samples.stream()
                .map(sample -> new Candidate(sample, centrality(sample, weights)))
                .sorted(Comparator.comparingDouble((Candidate candidate) -> -candidate.centrality())
                        .thenComparing(candidate -> candidate.sample().mention()))
                .map(Candidate::sample)
                .toList();
        List<Sample> chosen = new ArrayList<>();
        Set<String> authors = new HashSet<>();
        for (Sample candidate : candidates) {
            if (chosen.size() < MOST_EXEMPLARS
                    && !authors.contains(candidate.author())
                    && chosen.stream().allMatch(other -> shared(candidate, other) < ALIKE)) {
                chosen.add(candidate);
                authors.add(candidate.author());
            }
        }
        return chosen.stream().map(Sample::mention).toList();
    }

    private static double centrality(Sample sample, Map<String, Double> weights) {
        double sum = 0;
        for (String stem : stems(sample)) {
            sum += weights.getOrDefault(stem, 0.0);
        }
        return sum;
    }

    private static Set<String> stems(Sample sample) {
        Set<String> stems = new LinkedHashSet<>();
        sample.words().forEach(word -> stems.add(Vocabulary.stem(word)));
        return stems;
    }

    private static double shared(Sample one, Sample other) {
        Set<String> all = stems(one);
        Set<String> both = stems(other);
        int sizes = all.size() + both.size();
        both.retainAll(all);
        return sizes == both.size() ? 1 : (double) both.size() / (sizes - both.size());
    }
}
