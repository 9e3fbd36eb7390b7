package io.earshot.text;

import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.ml.maxent.io.QNModelReader;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.MaxentModel;

/**
 * Judges the tone of an English post by a maximum-entropy model of OpenNLP; see docs/models/sentiment.md for the data
 * it learned from and what it gets wrong. It keeps no state between posts, so that threads can share it.
 */
final class SentimentModel {
    static final String SHIPPED = "sentiment-en.maxent";

    private final MaxentModel model;
    private final SentimentWords words;
    private final Map<Label, Integer> outcomes = new EnumMap<>(Label.class);

    private SentimentModel(MaxentModel model, SentimentWords words) {
        this.model = model;
        this.words = words;
        for (Label label : Label.values()) {
            outcomes.put(label, model.getIndex(outcome(label)));
        }
    }

    static SentimentModel load() {
        return of(Resources.bytes(SHIPPED));
    }

    /** @param file as {@link SentimentTrainer} writes it */
    static SentimentModel of(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            return of(new QNModelReader(new BinaryFileDataReader(in)).getModel());
        } catch (IOException e) {
            throw new UncheckedIOException("the sentiment model does not read", e);
        }
    }

    static SentimentModel of(MaxentModel model) {
        return new SentimentModel(model, SentimentWords.load());
    }

    static String outcome(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    /** The tone, whatever the language is: it means something for English only. */
    Sentiment judge(List<Piece> tokens) {
        String[] features = SentimentFeatures.of(tokens, words);
        double[] probabilities = model.eval(features, SentimentFeatures.values(features));
        Label best = Label.NEUTRAL;
        for (Label label : Label.values()) {
            if (probability(probabilities, label) > probability(probabilities, best)) {
                best = label;
            }
        }
        double score = probability(probabilities, Label.POSITIVE) - probability(probabilities, Label.NEGATIVE);
        return new Sentiment(best, score, probability(probabilities, best));
    }

    private double probability(double[] probabilities, Label label) {
        return probabilities[outcomes.get(label)];
    }
}
