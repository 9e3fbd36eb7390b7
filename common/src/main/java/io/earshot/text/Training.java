package io.earshot.text;

import io.earshot.text.model.Calibration;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Examples;
import io.earshot.text.model.Family;
import io.earshot.text.model.LinearModel;
import io.earshot.text.model.LinearTrainer;
import io.earshot.text.model.ModelFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Learns a classifier from labelled posts: cross-validates it, finds its temperature on the posts that were held out, and
 * learns from all of them. The same posts and plan give the same model, bit for bit.
 */
public final class Training {
    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * What to learn, and how. The defaults were chosen by cross-validation of the English sentiment model.
     *
     * @param kind of model: {@code sentiment}, {@code intent} …
     * @param language BCP 47: whose lexicon is used
     * @param bits the model has 2 to the power of these buckets, 8 to 22
     * @param l2 price of large weights
     * @param passes over the posts
     * @param balance from 0, posts weigh the same, to 1, labels do
     * @param folds of the cross-validation, at least 2
     * @param seed of the folds and of the order of learning
     * @param families of features that are used: all, but for the table of what each gives
     */
    public record Plan(
            String kind,
            String language,
            int bits,
            double l2,
            int passes,
            double balance,
            int folds,
            long seed,
            Set<Family> families) {
        public Plan {
            if (bits < 8 || bits > 22) {
                throw new IllegalArgumentException("expected 8 to 22 bits, found " + bits);
            }
            if (folds < 2) {
                throw new IllegalArgumentException("expected two folds or more, found " + folds);
            }
            if (balance < 0 || balance > 1) {
                throw new IllegalArgumentException("expected a balance from 0 to 1, found " + balance);
            }
        }

        public static Plan of(String kind, String language) {
            return new Plan(kind, language, 18, 2, 16, 1, 5, 42, EnumSet.allOf(Family.class));
        }
    }

    /**
     * What was learned.
     *
     * @param crossValidated how posts were judged that were held out
     * @param calibration of the same, with the model's temperature
     */
    public record Learned(Classifier model, Confusion crossValidated, Calibration calibration) {}

    /** @param progress gets a line for people at each step */
    public Training(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Learns from these posts.
     *
     * @throws IllegalArgumentException with a message for people if there are fewer than two labels, or fewer posts of one
     *     than folds
     */
    public Learned learn(List<LabelledText> posts) {
        List<String> labels = labels(posts);
        PostFeatures features = new PostFeatures(Lexicon.load(plan.language()), plan.families());
        List<List<Piece>> pieces =
                posts.stream().map(post -> Pieces.of(post.text())).toList();
        int[] truth =
                posts.stream().mapToInt(post -> labels.indexOf(post.label())).toArray();
        int[] folds = folds(truth, labels.size());
        List<double[]> scores = new ArrayList<>();
        List<Integer> trueLabels = new ArrayList<>();
        for (int fold = 0; fold < plan.folds(); fold++) {
            LinearModel model = learn(pieces, truth, labels, features, folds, fold);
            for (int i = 0; i < truth.length; i++) {
                if (folds[i] == fold) {
                    double[] score = new double[labels.size()];
                    model.score(features.read(pieces.get(i)), score);
                    scores.add(score);
                    trueLabels.add(truth[i]);
                }
            }
            progress.accept("fold " + (fold + 1) + " of " + plan.folds() + " is learned");
        }
        double temperature = Calibration.temperature(scores, trueLabels);
        LinearModel weights = learn(pieces, truth, labels, features, folds, plan.folds());
        Classifier model = ModelFile.named(plan.kind(), plan.language(), weights, temperature);
        Confusion confusion = new Confusion();
        Calibration calibration = new Calibration();
        for (int i = 0; i < scores.size(); i++) {
            double[] probabilities = Classifier.probabilities(scores.get(i), temperature);
            int best = Classifier.best(probabilities);
            confusion.add(labels.get(trueLabels.get(i)), labels.get(best));
            calibration.add(probabilities[best], best == trueLabels.get(i));
        }
        return new Learned(model, confusion, calibration);
    }

    private List<String> labels(List<LabelledText> posts) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        posts.forEach(post -> counts.merge(post.label(), 1, Integer::sum));
        if (counts.size() < 2) {
            throw new IllegalArgumentException("expected posts of two labels or more, found " + counts.keySet());
        }
        counts.forEach((label, count) -> {
            if (count < plan.folds()) {
                throw new IllegalArgumentException("expected at least " + plan.folds()
                        + " posts of each label, one a fold;" + " found " + count + " of " + label);
            }
        });
        return List.copyOf(counts.keySet());
    }

    /** A fold for each post, each label spread evenly over all. */
    private int[] folds(int[] truth, int labels) {
        Random random = new Random(plan.seed());
        int[] folds = new int[truth.length];
        for (int label = 0; label < labels; label++) {
            List<Integer> ofLabel = new ArrayList<>();
            for (int i = 0; i < truth.length; i++) {
                if (truth[i] == label) {
                    ofLabel.add(random.nextInt(ofLabel.size() + 1), i);
                }
            }
            for (int i = 0; i < ofLabel.size(); i++) {
                folds[ofLabel.get(i)] = i % plan.folds();
            }
        }
        return folds;
    }

    private LinearModel learn(
            List<List<Piece>> pieces,
            int[] truth,
            List<String> labels,
            PostFeatures features,
            int[] folds,
            int heldOut) {
        int[] counts = new int[labels.size()];
        int all = 0;
        for (int i = 0; i < truth.length; i++) {
            if (folds[i] != heldOut) {
                counts[truth[i]]++;
                all++;
            }
        }
        Examples examples = new Examples(plan.bits(), labels.size());
        for (int i = 0; i < truth.length; i++) {
            if (folds[i] != heldOut) {
                double weight = Math.pow((double) all / labels.size() / counts[truth[i]], plan.balance());
                examples.add(features.read(pieces.get(i)), truth[i], (float) weight);
            }
        }
        LinearTrainer.Settings settings = new LinearTrainer.Settings(plan.l2(), plan.passes(), 0.1, plan.seed());
        return new LinearTrainer(settings).train(examples, labels);
    }
}
