package io.earshot.text;

import io.earshot.mention.Intent;
import io.earshot.mention.Intent.Further;
import io.earshot.mention.Intent.Label;
import io.earshot.mention.Language;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Tells what the author wants: by phrases in every language that has them, and where there is a trained classifier for the
 * language, by both, as witnesses whose logarithms of odds add up.
 */
final class IntentJudge {
    static final String KIND = "intent";

    /** What the classifiers are trained on. */
    static final String LANGUAGE = "en";

    /** What a nat of the rules is worth beside one of the classifier, by cross-validation on the written posts. */
    private static final double RULES = 0.25;

    /** How probable a further intent must be: chosen by hand, not tuned. */
    private static final double FURTHER = 0.2;

    /** The logarithm of the probability of a label that a model does not know. */
    private static final double LEAST = Math.log(1e-6);

    private static final Label[] LABELS = Label.values();
    private static final List<String> NAMES = Arrays.stream(LABELS)
            .map(label -> label.name().toLowerCase(Locale.ROOT))
            .toList();

    private final IntentRules rules;

    IntentJudge(IntentRules rules) {
        this.rules = rules;
    }

    /** The labels' names, in the order of the contract. */
    static List<String> names() {
        return NAMES;
    }

    /** Whether the classifiers speak of this language: a short post of none that is certain may well be English. */
    static boolean isLearned(String language) {
        return language.equals(LANGUAGE) || language.equals(Language.UNDETERMINED);
    }

    /** How probable each label is by the rules alone, in the order of the contract. */
    double[] probabilities(Reading post) {
        return Classifier.probabilities(evidence(post), 1);
    }

    /** How probable each label is by rules and classifier, in the order of the contract. */
    double[] probabilities(Reading post, Classifier model, Features features) {
        double[] evidence = evidence(post);
        double[] learned = model.logProbabilities(features);
        double[] byLabel = new double[LABELS.length];
        Arrays.fill(byLabel, LEAST);
        List<String> labels = model.labels();
        for (int i = 0; i < learned.length; i++) {
            int label = labels.get(i).equals(NAMES.get(i)) ? i : NAMES.indexOf(labels.get(i));
            if (label >= 0) {
                byLabel[label] = Math.max(LEAST, learned[i]);
            }
        }
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] = RULES * evidence[i] + byLabel[i];
        }
        return Classifier.probabilities(evidence, 1);
    }

    IntentRules rules() {
        return rules;
    }

    private double[] evidence(Reading post) {
        return rules.judge(post.pieces(), post.spoken(), post.language(), post.sentiment());
    }

    /** What the rules add to the scores of a model. */
    double[] beside(Reading post) {
        double[] evidence = evidence(post);
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] *= RULES;
        }
        return evidence;
    }

    /** The most probable label, and those that hold as well; of equals the one that the contract names first. */
    static Intent intent(double[] probabilities) {
        int best = Classifier.best(probabilities);
        List<Further> further = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            if (i != best && probabilities[i] >= FURTHER && LABELS[i] != Label.OTHER && LABELS[best] != Label.OTHER) {
                further.add(new Further(LABELS[i], probabilities[i]));
            }
        }
        further.sort(Comparator.comparingDouble(other -> -other.confidence()));
        return new Intent(LABELS[best], probabilities[best], List.copyOf(further));
    }
}
