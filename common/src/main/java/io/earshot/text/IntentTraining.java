package io.earshot.text;

import io.earshot.mention.Actionable;
import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import io.earshot.text.model.Balance;
import io.earshot.text.model.Calibration;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Examples;
import io.earshot.text.model.Features;
import io.earshot.text.model.LinearModel;
import io.earshot.text.model.LinearTrainer;
import io.earshot.text.model.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Learns from labelled posts what their authors want and which of them a care team would answer, and how good it is at
 * either: every post is judged by models that saw neither it nor its near-copies. The same posts give the same models, bit
 * for bit.
 */
public final class IntentTraining {
    // By cross-validation on the written posts.
    private static final int BITS = 15;
    private static final double L2 = 0.1;
    private static final int PASSES = 16;
    private static final double STEP = 0.1;
    private static final double BALANCE = 0.8;
    private static final long SEED = 42;

    /** In the order of {@link IntentJudge#names}. */
    private static final List<Intent.Label> LABELS = List.of(Intent.Label.values());

    static final int FOLDS = 5;

    private final Understanding understanding;
    private final WantsJudge judge;

    /** @param understanding tells the language and the tone of the posts */
    public IntentTraining(Understanding understanding) {
        this.understanding = understanding;
        judge = new WantsJudge(Models.of(List.of()));
    }

    /**
     * What was learned.
     *
     * @param judged of each post, in their order, how models judged it that had not seen it
     */
    public record Learned(Classifier intent, Classifier actionable, List<Held> judged) {}

    /**
     * A post that was held out, and how it was judged.
     *
     * @param intentByRules what the rules alone say
     * @param actionableByRules what they say of whether a care team would answer
     * @param flags which the rules give, to that intent
     */
    public record Held(
            IntentPost post,
            Intent intent,
            Intent intentByRules,
            Actionable actionable,
            Actionable actionableByRules,
            List<Flag> flags) {}

    /**
     * Learns from these posts, and judges each by models that had not seen it.
     *
     * @throws IllegalArgumentException with a message for people if there are too few posts to hold some out
     */
    public Learned learn(List<IntentPost> posts) {
        return learn(posts, List.of());
    }

    /**
     * The same, where the model of actionable posts learns from posts of people who want nothing of anybody too. They
     * tell nothing of intents: all that they have in common is that they are about anything else.
     *
     * @throws IllegalArgumentException with a message for people if there are too few posts to hold some out
     */
    public Learned learn(List<IntentPost> labelled, List<IntentPost> passing) {
        if (labelled.size() < FOLDS) {
            throw new IllegalArgumentException("expected at least " + FOLDS + " posts, found " + labelled.size());
        }
        List<IntentPost> posts =
                Stream.concat(labelled.stream(), passing.stream()).toList();
        List<Reading> readings =
                posts.stream().map(post -> understanding.read(post.text())).toList();
        int[] folds = NearCopies.folds(readings, FOLDS);
        boolean[] learned = new boolean[posts.size()];
        for (int i = 0; i < learned.length; i++) {
            learned[i] = IntentJudge.isLearned(readings.get(i).language());
        }
        boolean[] learnedIntent = learned.clone();
        Arrays.fill(learnedIntent, labelled.size(), posts.size(), false);
        Task intents = new Task(
                IntentJudge.names(),
                posts.stream().mapToInt(post -> LABELS.indexOf(post.intent())).toArray(),
                learnedIntent,
                folds,
                i -> judge.features(readings.get(i)),
                i -> judge.beside(readings.get(i)));
        Outcome wanted = intents.run(IntentJudge.KIND);
        double[][] probabilities = new double[posts.size()][];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = learnedIntent[i]
                    ? wanted.heldOut()[i]
                    : learned[i]
                            ? judge.intents(readings.get(i), wanted.model())
                            : judge.intentsByRules(readings.get(i));
        }
        Task answers = new Task(
                ActionableJudge.LABELS,
                posts.stream().mapToInt(post -> post.actionable() ? 1 : 0).toArray(),
                learned,
                folds,
                i -> judge.features(readings.get(i), probabilities[i]),
                i -> new double[2]);
        Outcome answered = answers.run(ActionableJudge.KIND);
        List<Held> judged = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            Reading reading = readings.get(i);
            Intent intent = IntentJudge.intent(probabilities[i]);
            Wants byRules = judge.byRules(reading);
            boolean threat = byRules.flags().contains(Flag.THREAT);
            Actionable actionable = learned[i] && !threat
                    ? ActionableJudge.of(ActionableJudge.together(answered.heldOut()[i][1], byRules.actionable()))
                    : byRules.actionable();
            judged.add(new Held(
                    posts.get(i),
                    intent,
                    byRules.intent(),
                    actionable,
                    byRules.actionable(),
                    judge.flags(reading, probabilities[i])));
        }
        return new Learned(wanted.model(), answered.model(), List.copyOf(judged));
    }

    /** A model, and how probable each label of each post is by models that had not seen it. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Outcome(Classifier model, double[][] heldOut) {}

    /**
     * Something to learn.
     *
     * @param learned which posts are learned from, and judged by the model
     * @param beside what is added to a post's scores from elsewhere
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Task(
            List<String> labels,
            int[] truth,
            boolean[] learned,
            int[] folds,
            IntFunction<Features> features,
            IntFunction<double[]> beside) {
        Outcome run(String kind) {
            double[][] heldOut = new double[truth.length][];
            List<double[]> scores = new ArrayList<>();
            List<Integer> truths = new ArrayList<>();
            for (int fold = 0; fold < FOLDS; fold++) {
                LinearModel model = learn(fold);
                for (int i = 0; i < truth.length; i++) {
                    if (learned[i] && folds[i] == fold) {
                        heldOut[i] = new double[labels.size()];
                        model.score(features.apply(i), heldOut[i]);
                        scores.add(heldOut[i]);
                        truths.add(truth[i]);
                    }
                }
            }
            double temperature = Calibration.temperature(scores, truths);
            for (int i = 0; i < truth.length; i++) {
                if (learned[i]) {
                    double[] beside = this.beside.apply(i);
                    for (int label = 0; label < beside.length; label++) {
                        beside[label] += heldOut[i][label] / temperature;
                    }
                    heldOut[i] = Classifier.probabilities(beside, 1);
                }
            }
            Classifier model = ModelFile.named(kind, IntentJudge.LANGUAGE, learn(FOLDS), temperature);
            return new Outcome(model, heldOut);
        }

        private LinearModel learn(int heldOut) {
            IntPredicate isSeen = i -> learned[i] && folds[i] != heldOut;
            double[] weights = Balance.weights(truth, isSeen, labels.size(), BALANCE);
            Examples examples = new Examples(BITS, labels.size());
            for (int i = 0; i < truth.length; i++) {
                if (isSeen.test(i)) {
                    examples.add(features.apply(i), truth[i], (float) weights[truth[i]]);
                }
            }
            LinearTrainer.Settings settings = new LinearTrainer.Settings(L2, PASSES, STEP, SEED);
            return new LinearTrainer(settings).train(examples, labels);
        }
    }
}
