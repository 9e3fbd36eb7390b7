package io.earshot.text;

import io.earshot.mention.Sentiment.Label;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Learns the sentiment model from labelled English posts. The same posts in the same order give the same bytes: one
 * thread, no chance, weights rounded to four decimals, features in alphabetical order.
 */
public final class SentimentTrainer {
    /** Features of fewer posts are left out: they teach little, and a model should not remember single posts. */
    private static final int FEWEST_POSTS = 5;

    /** Against large weights: chosen on held-out posts among 0.05 … 0.6. */
    private static final double L2_COST = 0.3;

    private static final int ITERATIONS = 100;
    private static final double DECIMALS = 1e4;

    private static final int BALANCE_STEPS = 60;
    private static final double BALANCE_STEP = 4;

    private SentimentTrainer() {}

    /**
     * Trains a model; the same posts in the same order give the same bytes.
     *
     * @param posts labelled {@code negative}, {@code neutral} or {@code positive}, some of each
     * @return a model file of OpenNLP's maxent package
     * @throws IllegalArgumentException if a label is missing or unknown
     */
    public static byte[] train(List<LabelledText> posts) {
        checkLabels(posts);
        List<Event> events = events(posts);
        QNModel model = balanced(fit(events), events);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new BinaryQNModelWriter(model, new DataOutputStream(bytes)).persist();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void checkLabels(List<LabelledText> posts) {
        List<String> labels =
                Arrays.stream(Label.values()).map(SentimentModel::outcome).toList();
        List<String> found =
                posts.stream().map(LabelledText::label).distinct().sorted().toList();
        if (!found.equals(labels.stream().sorted().toList())) {
            throw new IllegalArgumentException("the posts must bear the labels " + labels + ", found " + found);
        }
    }

    private static List<Event> events(List<LabelledText> posts) {
        SentimentWords words = SentimentWords.load();
        List<String[]> features = posts.stream()
                .map(post -> SentimentFeatures.of(Pieces.of(post.text()), words))
                .toList();
        Map<String, Integer> postsWith = new HashMap<>();
        for (String[] ofPost : features) {
            for (String feature : ofPost) {
                postsWith.merge(feature, 1, Integer::sum);
            }
        }
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            String[] all = features.get(i);
            float[] values = SentimentFeatures.values(all);
            List<String> kept = new ArrayList<>();
            float[] keptValues = new float[all.length];
            for (int j = 0; j < all.length; j++) {
                if (postsWith.get(all[j]) >= FEWEST_POSTS) {
                    keptValues[kept.size()] = values[j];
                    kept.add(all[j]);
                }
            }
            events.add(new Event(
                    posts.get(i).label(), kept.toArray(String[]::new), Arrays.copyOf(keptValues, kept.size())));
        }
        return events;
    }

    private static QNModel fit(List<Event> events) {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, ITERATIONS);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.L2COST_PARAM, L2_COST);
        parameters.put("DataIndexer", "OnePassRealValue");
        QNTrainer trainer = new QNTrainer();
        trainer.init(parameters, new HashMap<>());
        try {
            return (QNModel) trainer.train(ObjectStreamUtils.createObjectStream(events));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The model with the weight of {@link SentimentFeatures#ALWAYS} moved so that it judges as if each label were as
     * frequent as the others: people rarely label posts negative, but those are the posts that matter. The weight
     * maximises the likelihood of the posts when every label weighs the same in all (King and Zeng 2001, "Logistic
     * regression in rare events data", section 4.2).
     */
    private static QNModel balanced(QNModel model, List<Event> events) {
        int labels = model.getNumOutcomes();
        double[][] logs = new double[events.size()][];
        int[] golds = new int[events.size()];
        double[] counts = new double[labels];
        for (int i = 0; i < logs.length; i++) {
            Event event = events.get(i);
            logs[i] = Arrays.stream(model.eval(event.getContext(), event.getValues()))
                    .map(probability -> StrictMath.log(Math.max(probability, Double.MIN_NORMAL)))
                    .toArray();
            golds[i] = model.getIndex(event.getOutcome());
            counts[golds[i]]++;
        }
        double[] offsets = new double[labels];
        for (int step = 0; step < BALANCE_STEPS; step++) {
            double[] gradient = new double[labels];
            for (int i = 0; i < logs.length; i++) {
                double[] shares = shares(logs[i], offsets);
                double weight = 1 / (counts[golds[i]] * labels);
                for (int label = 0; label < labels; label++) {
                    gradient[label] += weight * ((label == golds[i] ? 1 : 0) - shares[label]);
                }
            }
            for (int label = 0; label < labels; label++) {
                offsets[label] += BALANCE_STEP * gradient[label];
            }
        }
        return withOffsets(model, offsets);
    }

    private static double[] shares(double[] logs, double[] offsets) {
        double[] shares = new double[logs.length];
        double sum = 0;
        for (int label = 0; label < shares.length; label++) {
            shares[label] = StrictMath.exp(logs[label] + offsets[label]);
            sum += shares[label];
        }
        for (int label = 0; label < shares.length; label++) {
            shares[label] /= sum;
        }
        return shares;
    }

    private static QNModel withOffsets(QNModel model, double[] offsets) {
        @SuppressWarnings("unchecked") // documented by AbstractModel.getDataStructures
        Map<String, Context> weights = (Map<String, Context>) model.getDataStructures()[1];
        String[] names = weights.keySet().stream().sorted().toArray(String[]::new);
        Context[] rounded = new Context[names.length];
        for (int i = 0; i < names.length; i++) {
            Context context = weights.get(names[i]);
            double[] parameters = context.getParameters().clone();
            for (int j = 0; j < parameters.length; j++) {
                double offset = names[i].equals(SentimentFeatures.ALWAYS) ? offsets[context.getOutcomes()[j]] : 0;
                parameters[j] = Math.rint((parameters[j] + offset) * DECIMALS) / DECIMALS;
            }
            rounded[i] = new Context(context.getOutcomes(), parameters);
        }
        String[] outcomes = new String[model.getNumOutcomes()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = model.getOutcome(i);
        }
        return new QNModel(rounded, names, outcomes);
    }
}
