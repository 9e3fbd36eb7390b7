package io.earshot.jobs.onnx;

import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import java.util.List;

/** What a network's numbers say of a mention. */
final class Tone {
    /** Three decimals, as of the small model; a text's neighbours in a batch can change later ones. */
    private static final double DECIMALS = 1000;

    private Tone() {}

    /** The mention with the judgement of the network of this edition in place of the small model's. */
    static Mention judged(Mention mention, List<Label> labels, double[] probabilities, String edition) {
        return mention.withSentiment(of(labels, probabilities), edition);
    }

    /** The most probable label, and how much more probable positive is than negative. */
    static Sentiment of(List<Label> labels, double[] probabilities) {
        int best = 0;
        double score = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
            score += switch (labels.get(i)) {
                case NEGATIVE -> -probabilities[i];
                case NEUTRAL -> 0;
                case POSITIVE -> probabilities[i];
            };
        }
        return new Sentiment(labels.get(best), rounded(score), rounded(probabilities[best]));
    }

    private static double rounded(double value) {
        double rounded = Math.rint(value * DECIMALS) / DECIMALS;
        return rounded == 0 ? 0 : rounded;
    }
}
