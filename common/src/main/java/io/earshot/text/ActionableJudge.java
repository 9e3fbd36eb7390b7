package io.earshot.text;

import io.earshot.mention.Actionable;
import io.earshot.mention.Flag;
import io.earshot.mention.Sentiment;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import io.earshot.text.model.Features;
import java.util.List;

/**
 * Says whether a care team would answer, by rules and by a classifier that sees what the intent is made of, how
 * probable each intent is, the tone, and how bad and urgent it is.
 */
final class ActionableJudge {
    static final String KIND = "actionable";

    /** In the order of the model's. */
    static final List<String> LABELS = List.of("no", "yes");

    private static final long INTENT = 1L << 58;
    private static final long TONE = 1L << 59;
    private static final long SEVERITY = 1L << 60;
    private static final long URGENT = 1L << 61;

    /** Against the words' features: chosen by hand, not tuned. */
    private static final float WEIGHT = 1.5f;

    /** Neither voice is ever surer than this. */
    private static final double LEAST = 0.001;

    private ActionableJudge() {}

    /** Adds what was judged before to the features of the intent. */
    static void addTo(Features features, Reading post, double[] intents, Wants wants) {
        Sentiment sentiment = post.sentiment();
        features.from(Family.FORM, 0, Math.max(0, post.pieces().size() - 1));
        for (int i = 0; i < intents.length; i++) {
            features.add(PostFeatures.mixed(INTENT + i), (float) (WEIGHT * intents[i]));
        }
        if (sentiment != null) {
            features.add(PostFeatures.mixed(TONE), (float) sentiment.score());
        }
        features.add(PostFeatures.mixed(SEVERITY), (float) wants.severity());
        if (wants.flags().contains(Flag.URGENT)) {
            features.add(PostFeatures.mixed(URGENT), 1);
        }
    }

    static double probability(Classifier model, Features features) {
        return model.probabilities(features)[model.labels().indexOf("yes")];
    }

    /**
     * What the classifier and the rules say together: the mean of their log-odds. The classifier alone is right more often
     * on the posts that it learned from, but calls too few plain complaints of other sources actionable.
     */
    static double together(double probability, Actionable byRules) {
        double rules = byRules.value() ? byRules.confidence() : 1 - byRules.confidence();
        return 1 / (1 + Math.exp(-(logOdds(probability) + logOdds(rules)) / 2));
    }

    private static double logOdds(double probability) {
        double bounded = Math.max(LEAST, Math.min(1 - LEAST, probability));
        return Math.log(bounded / (1 - bounded));
    }

    /** @param probability that a care team would answer */
    static Actionable of(double probability) {
        return new Actionable(probability > 0.5, Math.max(probability, 1 - probability));
    }
}
