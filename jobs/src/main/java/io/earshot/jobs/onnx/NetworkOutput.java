package io.earshot.jobs.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.earshot.jobs.config.NetworkConfig;
import io.earshot.jobs.config.NetworkConfig.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a network puts out: a row of numbers a text, one for each label. */
final class NetworkOutput {
    /** Softmax in 16-bit or 8-bit arithmetic leaves sums that much off. */
    private static final double SUM_TOLERANCE = 0.02;

    private final NetworkConfig config;
    private final String name;

    private NetworkOutput(NetworkConfig config, String name) {
        this.config = config;
        this.name = name;
    }

    /**
     * The only output of floats that has a row for each text.
     *
     * @throws IllegalArgumentException if there is none or several, or its rows have other lengths, in words for the user
     */
    static NetworkOutput of(Map<String, NodeInfo> declared, NetworkConfig config) {
        List<String> names = new ArrayList<>();
        declared.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor
                    && tensor.type == OnnxJavaType.FLOAT
                    && tensor.getShape().length == 2) {
                names.add(name);
            }
        });
        if (names.size() != 1) {
            throw new IllegalArgumentException(config.file()
                    + ": expected one output of floats with two axes, the texts and the labels; its outputs are "
                    + declared.values());
        }
        TensorInfo tensor = (TensorInfo) declared.get(names.get(0)).getInfo();
        if (tensor.getShape()[1] >= 0) {
            checkLabels(config, tensor.getShape()[1]);
        }
        return new NetworkOutput(config, names.get(0));
    }

    private static void checkLabels(NetworkConfig config, long found) {
        if (found != config.labels().size()) {
            throw new IllegalArgumentException(config.file() + ": puts out " + found + " numbers a text, but "
                    + config.labels().size() + " labels are set " + config.labels()
                    + ": set mentions.sentiment.onnx.labels to what its outputs mean, in their order");
        }
    }

    String name() {
        return name;
    }

    /**
     * The probabilities of each text's labels.
     *
     * @throws IllegalArgumentException if the numbers are not as many or not of the kind that is configured
     */
    double[][] probabilities(float[][] rows, int texts) {
        if (rows.length != texts) {
            throw new IllegalArgumentException(
                    config.file() + ": put out " + rows.length + " rows for " + texts + " texts");
        }
        double[][] probabilities = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            checkLabels(config, rows[i].length);
            probabilities[i] = config.outputs() == Outputs.LOGITS ? softmax(rows[i]) : checked(rows[i]);
        }
        return probabilities;
    }

    /**
     * Refuses logits where all rows are probabilities by the look of them: made into probabilities again they would
     * all be much alike.
     */
    void checkKind(float[][] rows) {
        if (config.outputs() == Outputs.LOGITS) {
            for (float[] row : rows) {
                if (!isDistribution(row)) {
                    return;
                }
            }
            throw new IllegalArgumentException(
                    config.file() + ": its outputs are probabilities: set mentions.sentiment.onnx.outputs to that");
        }
    }

    private double[] checked(float[] row) {
        if (!isDistribution(row)) {
            throw new IllegalArgumentException(config.file()
                    + ": its outputs are no probabilities: set mentions.sentiment.onnx.outputs to logits");
        }
        double[] probabilities = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            probabilities[i] = row[i];
        }
        return probabilities;
    }

    private static boolean isDistribution(float[] row) {
        double sum = 0;
        for (float value : row) {
            if (!(value >= 0 && value <= 1)) {
                return false;
            }
            sum += value;
        }
        return Math.abs(sum - 1) <= SUM_TOLERANCE;
    }

    private double[] softmax(float[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                throw new IllegalArgumentException(config.file() + ": put out a number that is none: " + logit);
            }
            highest = Math.max(highest, logit);
        }
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = StrictMath.exp(logits[i] - highest);
            sum += probabilities[i];
        }
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
