package io.earshot.text;

import io.earshot.text.model.Balance;
import io.earshot.text.model.Calibration;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Examples;
import io.earshot.text.model.Family;
import io.earshot.text.model.LinearModel;
import io.earshot.text.model.LinearTrainer;
import io.earshot.text.model.ModelFile;
import io.earshot.text.model.PhraseModel;
import io.earshot.text.model.PhraseTrainer;
import io.earshot.text.model.PhraseWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learns a classifier from labelled posts: cross-validates it, finds its temperature on the posts that were held out, and
 * learns from all of them. The same posts and plan give the same model, bit for bit.
 */
public final class Training {
    /** Of a phrase model over labels alone, which more passes would learn by heart, mistakes and all. */
    private static final int PHRASE_PASSES = 5;

    /** Of one over what another model says too. Both by cross-validation of the English sentiment model. */
    private static final int JUDGED_PHRASE_PASSES = 8;

    /** The fold of a post without a label. */
    private static final int NEVER_HELD_OUT = -1;

    private final Plan plan;
    private final Progress progress;
    private final @Nullable WordKnowledge knowledge;

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
     * @param heldOut how probable each label was held for each post, in the posts' order, while it was held out
     */
    public record Learned(
            Classifier model, Confusion crossValidated, Calibration calibration, List<double[]> heldOut) {}

    /** Hears how far the learning is. */
    public interface Progress {
        /** Hears nothing. */
        Progress UNHEARD = (done, of, what) -> {};

        /**
         * Another part of the work is done.
         *
         * @param what is learned from: for people
         */
        void step(int done, int of, String what);
    }

    /** @param progress hears of each pass over the posts */
    public Training(Plan plan, Progress progress) {
        this(plan, progress, null);
    }

    /**
     * The same with a model of phrases beside the linear one.
     *
     * @param knowledge of words beyond the posts; null for a linear model alone
     */
    public Training(Plan plan, Progress progress, @Nullable WordKnowledge knowledge) {
        this.plan = plan;
        this.progress = progress;
        this.knowledge = plan.families().contains(Family.PHRASES) ? knowledge : null;
    }

    /**
     * Learns from these posts.
     *
     * @throws IllegalArgumentException with a message for people if there are fewer than two labels, or fewer posts of one
     *     than folds
     */
    public Learned learn(List<LabelledText> posts) {
        return learn(posts, List.of());
    }

    /**
     * The same, where another model has judged some of the posts, and others that have no label. These are never held out.
     *
     * @throws IllegalArgumentException as above
     */
    public Learned learn(List<LabelledText> posts, List<JudgedText> judged) {
        Task task = new Task(posts, judged);
        double[][] scores = task.heldOutScores();
        List<Integer> truth = Arrays.stream(task.truth).boxed().toList();
        double temperature = Calibration.temperature(List.of(scores), truth);
        Classifier model = ModelFile.named(
                plan.kind(), plan.language(), task.learn(plan.folds()), temperature, task.learnPhrases(plan.folds()));
        List<double[]> heldOut = Arrays.stream(scores)
                .map(score -> Classifier.probabilities(score, temperature))
                .toList();
        Calibration calibration = new Calibration();
        for (int i = 0; i < scores.length; i++) {
            int best = Classifier.best(heldOut.get(i));
            calibration.add(heldOut.get(i)[best], best == task.truth[i]);
        }
        return new Learned(model, task.confusion(scores), calibration, heldOut);
    }

    /** Only how posts are judged that are held out, without a model of all of them. */
    public Confusion crossValidate(List<LabelledText> posts) {
        Task task = new Task(posts, List.of());
        return task.confusion(task.heldOutScores());
    }

    /** Posts as the trainers see them. */
    private final class Task {
        private final List<String> labels;
        private final List<List<Piece>> pieces;
        private final int[] truth;
        private final Targets targets;
        private final int[] folds;
        private final PostFeatures features;
        private final @Nullable PhraseWords words;
        private final int phrasePasses;
        private final int[][] places;
        private int done;

        Task(List<LabelledText> posts, List<JudgedText> judged) {
            labels = labels(posts);
            features = new PostFeatures(Lexicon.load(plan.language()), plan.families());
            targets = new Targets(posts, judged, labels);
            truth = targets.truth();
            pieces = targets.texts().stream().map(Pieces::of).toList();
            folds = Arrays.copyOf(folds(truth, labels.size()), pieces.size());
            Arrays.fill(folds, truth.length, folds.length, NEVER_HELD_OUT);
            phrasePasses = judged.isEmpty() ? PHRASE_PASSES : JUDGED_PHRASE_PASSES;
            words = knowledge == null ? null : knowledge.words(pieces);
            places = words == null
                    ? new int[0][]
                    : pieces.stream().map(post -> places(post, words)).toArray(int[][]::new);
        }

        private int[] places(List<Piece> post, PhraseWords words) {
            features.read(post);
            int[] places = new int[2 * post.size()];
            for (int i = 0; i < post.size(); i++) {
                int row = Phrasing.row(post.get(i), key -> Math.max(0, Arrays.binarySearch(words.keys(), key) + 1));
                places[2 * i] = row - 1;
                places[2 * i + 1] = features.marks()[i];
            }
            return places;
        }

        /** The scores of each post by the model that did not learn from it. */
        double[][] heldOutScores() {
            double[][] scores = new double[truth.length][];
            for (int fold = 0; fold < plan.folds(); fold++) {
                LinearModel model = learn(fold);
                PhraseModel phrases = learnPhrases(fold);
                for (int i = 0; i < truth.length; i++) {
                    if (folds[i] == fold) {
                        scores[i] = new double[labels.size()];
                        model.score(features.read(pieces.get(i)), scores[i]);
                        if (phrases != null) {
                            phrases.addTo(scores[i], Phrasing.rows(pieces.get(i), phrases), features.marks());
                        }
                    }
                }
            }
            return scores;
        }

        Confusion confusion(double[][] scores) {
            Confusion confusion = new Confusion();
            for (int i = 0; i < scores.length; i++) {
                confusion.add(labels.get(truth[i]), labels.get(Classifier.best(scores[i])));
            }
            return confusion;
        }

        /** Learns from all posts but those of a fold. */
        LinearModel learn(int heldOut) {
            double[] weights = weights(heldOut);
            Examples examples = new Examples(plan.bits(), labels.size());
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] != heldOut) {
                    examples.add(features.read(pieces.get(i)), targets.of(i, weights));
                }
            }
            LinearTrainer.Settings settings = new LinearTrainer.Settings(plan.l2(), plan.passes(), 0.1, plan.seed());
            return new LinearTrainer(settings).train(examples, labels, () -> tell(heldOut));
        }

        /** The phrases of all posts but those of a fold; null for a linear model alone. */
        @Nullable
        PhraseModel learnPhrases(int heldOut) {
            if (words == null) {
                return null;
            }
            double[] weights = weights(heldOut);
            int[] others = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] != heldOut)
                    .toArray();
            return PhraseTrainer.train(
                    words,
                    Arrays.stream(others).mapToObj(i -> places[i]).toArray(int[][]::new),
                    Arrays.stream(others).mapToObj(i -> targets.of(i, weights)).toArray(float[][]::new),
                    phrasePasses,
                    plan.seed(),
                    () -> tell(heldOut));
        }

        private double[] weights(int heldOut) {
            return Balance.weights(truth, i -> folds[i] != heldOut, labels.size(), plan.balance());
        }

        private void tell(int heldOut) {
            done++;
            String what = heldOut < plan.folds() ? "fold " + (heldOut + 1) + " of " + plan.folds() : "all posts";
            int passes = plan.passes() + (words == null ? 0 : phrasePasses);
            progress.step(done, (plan.folds() + 1) * passes, what);
        }
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
}
