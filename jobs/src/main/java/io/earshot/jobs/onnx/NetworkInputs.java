package io.earshot.jobs.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.earshot.jobs.config.NetworkConfig;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a network takes its texts: as numbers of word pieces, by the names that exports from Python's transformers give
 * them, or as one tensor of strings.
 */
final class NetworkInputs {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String SEGMENTS = "token_type_ids";

    private final OrtEnvironment environment;
    private final Map<String, TensorInfo> inputs;
    private final @Nullable WordPieces pieces;
    private final int most;
    /** How long every text is made; 0 where a batch is as long as its longest. */
    private final int fixedLength;

    private NetworkInputs(
            OrtEnvironment environment,
            Map<String, TensorInfo> inputs,
            @Nullable WordPieces pieces,
            int most,
            int fixedLength) {
        this.environment = environment;
        this.inputs = inputs;
        this.pieces = pieces;
        this.most = most;
        this.fixedLength = fixedLength;
    }

    /**
     * How this network takes texts.
     *
     * @throws IllegalArgumentException if it takes something else, in words for the user
     */
    static NetworkInputs of(OrtEnvironment environment, Map<String, NodeInfo> declared, NetworkConfig config) {
        Map<String, TensorInfo> inputs = new LinkedHashMap<>();
        declared.forEach((name, node) -> {
            if (!(node.getInfo() instanceof TensorInfo tensor)) {
                throw refused(config, declared, "input '" + name + "' is no tensor");
            }
            inputs.put(name, tensor);
            long batch = tensor.getShape().length == 0 ? 0 : tensor.getShape()[0];
            if (batch >= 0 && !(batch == 1 && config.batch() == 1)) {
                throw new IllegalArgumentException(config.file() + ": takes exactly " + batch
                        + " texts at once: export it with a dynamic first axis; one that takes 1 needs"
                        + " mentions.sentiment.onnx.batch=1");
            }
        });
        return config.vocabulary().isEmpty()
                ? ofStrings(environment, inputs, declared, config)
                : ofPieces(environment, inputs, declared, config);
    }

    private static NetworkInputs ofStrings(
            OrtEnvironment environment,
            Map<String, TensorInfo> inputs,
            Map<String, NodeInfo> declared,
            NetworkConfig config) {
        boolean strings = inputs.size() == 1
                && inputs.values().stream()
                        .allMatch(input -> input.type == OnnxJavaType.STRING && isOneText(input.getShape()));
        if (!strings) {
            throw refused(
                    config,
                    declared,
                    "without a vocabulary (mentions.sentiment.onnx.vocabulary), expected one input of strings");
        }
        return new NetworkInputs(environment, inputs, null, 0, 0);
    }

    private static boolean isOneText(long[] shape) {
        return shape.length == 1 || (shape.length == 2 && (shape[1] == 1 || shape[1] == -1));
    }

    private static NetworkInputs ofPieces(
            OrtEnvironment environment,
            Map<String, TensorInfo> inputs,
            Map<String, NodeInfo> declared,
            NetworkConfig config) {
        long fixed = 0;
        for (Map.Entry<String, TensorInfo> input : inputs.entrySet()) {
            boolean known = List.of(IDS, MASK, SEGMENTS).contains(input.getKey());
            long[] shape = input.getValue().getShape();
            if (!known || input.getValue().type != OnnxJavaType.INT64 || shape.length != 2) {
                throw refused(config, declared, expectedPieces());
            }
            fixed = Math.max(fixed, shape[1]);
        }
        if (!inputs.containsKey(IDS)) {
            throw refused(config, declared, expectedPieces());
        }
        int most = fixed > 0 ? (int) Math.min(fixed, config.tokens()) : config.tokens();
        WordPieces pieces = WordPieces.read(Path.of(config.vocabulary()));
        return new NetworkInputs(environment, inputs, pieces, most, (int) fixed);
    }

    private static String expectedPieces() {
        return "with a vocabulary, expected " + IDS + " and, where it needs them, " + MASK + " and " + SEGMENTS
                + ", each int64 of two axes";
    }

    private static IllegalArgumentException refused(
            NetworkConfig config, Map<String, NodeInfo> declared, String expected) {
        return new IllegalArgumentException(config.file() + ": " + expected + "; its inputs are " + declared.values());
    }

    /** The tensors of a batch; to be closed by the caller. */
    Map<String, OnnxTensor> tensors(List<String> texts) throws OrtException {
        return pieces == null ? strings(texts) : numbers(texts, pieces);
    }

    private Map<String, OnnxTensor> strings(List<String> texts) throws OrtException {
        Map.Entry<String, TensorInfo> input = inputs.entrySet().iterator().next();
        long[] shape =
                input.getValue().getShape().length == 1 ? new long[] {texts.size()} : new long[] {texts.size(), 1};
        return Map.of(input.getKey(), OnnxTensor.createTensor(environment, texts.toArray(String[]::new), shape));
    }

    private Map<String, OnnxTensor> numbers(List<String> texts, WordPieces pieces) throws OrtException {
        long[][] encoded = texts.stream().map(text -> pieces.encode(text, most)).toArray(long[][]::new);
        int length = fixedLength;
        for (long[] text : encoded) {
            length = Math.max(length, text.length);
        }
        LongBuffer ids = LongBuffer.allocate(encoded.length * length);
        LongBuffer mask = LongBuffer.allocate(encoded.length * length);
        for (long[] text : encoded) {
            for (int at = 0; at < length; at++) {
                ids.put(at < text.length ? text[at] : pieces.padding());
                mask.put(at < text.length ? 1 : 0);
            }
        }
        long[] shape = {encoded.length, length};
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (String name : inputs.keySet()) {
                LongBuffer values =
                        switch (name) {
                            case IDS -> ids;
                            case MASK -> mask;
                            default -> LongBuffer.allocate(encoded.length * length);
                        };
                tensors.put(name, OnnxTensor.createTensor(environment, values.rewind(), shape));
            }
        } catch (OrtException | RuntimeException e) {
            tensors.values().forEach(OnnxTensor::close);
            throw e;
        }
        return tensors;
    }
}
