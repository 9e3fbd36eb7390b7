package io.earshot.jobs.onnx;

import static io.earshot.jobs.onnx.OnnxGraph.ANY;
import static io.earshot.jobs.onnx.OnnxGraph.BOOL;
import static io.earshot.jobs.onnx.OnnxGraph.FLOAT;
import static io.earshot.jobs.onnx.OnnxGraph.INT64;
import static io.earshot.jobs.onnx.OnnxGraph.STRING;
import static io.earshot.jobs.onnx.OnnxGraph.attribute;
import static io.earshot.jobs.onnx.OnnxGraph.longsAttribute;
import static io.earshot.jobs.onnx.OnnxGraph.stringsAttribute;

import io.earshot.jobs.config.NetworkConfig;
import io.earshot.jobs.config.NetworkConfig.Outputs;
import io.earshot.jobs.config.NetworkConfig.WhenBusy;
import io.earshot.mention.Sentiment.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A small real network: each word of a text votes for the labels, and the votes are added up where the mask says that
 * there is a word. "good" and "love" are positive, "bad" and "awful" negative, all else is a little neutral. At
 * "forever" it never ends; at "broken" it fails.
 */
final class SampleNetwork {
    static final List<String> VOCABULARY =
            List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "good", "bad", "love", "aw", "##ful", ".", "forever", "broken");

    private static final long FOREVER = VOCABULARY.indexOf("forever");

    private SampleNetwork() {}

    /** The network and its vocabulary in a folder, with settings for both. */
    static NetworkConfig in(Path folder) throws IOException {
        Path file = Files.write(folder.resolve("tone.onnx"), ofWordPieces().toBytes());
        Path vocabulary = Files.write(folder.resolve("vocab.txt"), VOCABULARY);
        return config(file.toString(), vocabulary.toString());
    }

    static NetworkConfig config(String file, String vocabulary) {
        return new NetworkConfig(
                file,
                vocabulary,
                List.of(Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE),
                Outputs.LOGITS,
                List.of(),
                16,
                4,
                Duration.ofMillis(5),
                Duration.ofMinutes(1),
                1,
                WhenBusy.WAIT);
    }

    static OnnxGraph ofWordPieces() {
        return votes().input("input_ids", INT64, ANY, ANY)
                .input("attention_mask", INT64, ANY, ANY)
                .output("logits", FLOAT, ANY, 3);
    }

    /** The same behind a softmax. */
    static OnnxGraph withProbabilities() {
        return votes().input("input_ids", INT64, ANY, ANY)
                .input("attention_mask", INT64, ANY, ANY)
                .node("Softmax", List.of("logits"), "probabilities", attribute("axis", -1))
                .output("probabilities", FLOAT, ANY, 3);
    }

    /** Takes strings: cut at spaces, each word counted, each count weighed. */
    static OnnxGraph ofStrings() {
        return ofStrings(new OnnxGraph("strings").input("text", STRING, ANY));
    }

    /** Folds the strings by an operator that only the extensions of ONNX Runtime have. */
    static OnnxGraph ofFoldedStrings() {
        return ofStrings(new OnnxGraph("folded strings")
                .input("written", STRING, ANY)
                .node("ai.onnx.contrib", "StringLower", List.of("written"), "text"));
    }

    private static OnnxGraph ofStrings(OnnxGraph graph) {
        return graph.node(
                        "com.microsoft",
                        "Tokenizer",
                        List.of("text"),
                        "words",
                        attribute("mark", 0),
                        attribute("mincharnum", 1),
                        new Proto().text(1, "pad_value").text(4, "").number(20, 3),
                        stringsAttribute("separators", " "))
                .node(
                        "TfIdfVectorizer",
                        List.of("words"),
                        "counts",
                        new Proto().text(1, "mode").text(4, "TF").number(20, 3),
                        attribute("min_gram_length", 1),
                        attribute("max_gram_length", 1),
                        attribute("max_skip_count", 0),
                        longsAttribute("ngram_counts", 0),
                        longsAttribute("ngram_indexes", 0, 1),
                        stringsAttribute("pool_strings", "good", "bad"))
                .floats("weights", new float[] {-3, 0, 3, 3, 0, -3}, 2, 3)
                .node("MatMul", List.of("counts", "weights"), "logits")
                .output("logits", FLOAT, ANY, 3);
    }

    /** Without inputs and outputs. */
    static OnnxGraph votes() {
        return new OnnxGraph("votes")
                .floats("votes", votesOfWords(), VOCABULARY.size() - 1, 3)
                .longs("last", new long[] {2}, 1)
                .longs("first", new long[] {1}, 1)
                .longs("forever", new long[] {FOREVER}, 1)
                .node("Gather", List.of("votes", "input_ids"), "of words")
                .node("Cast", List.of("attention_mask"), "mask", attribute("to", FLOAT))
                .node("Unsqueeze", List.of("mask", "last"), "mask of words")
                .node("Mul", List.of("of words", "mask of words"), "that count")
                .node("ReduceSum", List.of("that count", "first"), "sums", attribute("keepdims", 0))
                .node("Equal", List.of("input_ids", "forever"), "endless words")
                .node("Cast", List.of("endless words"), "endless numbers", attribute("to", FLOAT))
                .node("ReduceMax", List.of("endless numbers"), "endless number", attribute("keepdims", 0))
                .node("Cast", List.of("endless number"), "endless", attribute("to", BOOL))
                .node("Loop", List.of("", "endless", "sums"), "logits", attribute("body", goRound()));
    }

    /** As long as it is to go on, it goes on. */
    private static OnnxGraph goRound() {
        return new OnnxGraph("go round")
                .input("round", INT64)
                .input("again", BOOL)
                .input("before", FLOAT, ANY, 3)
                .node("Identity", List.of("again"), "and again")
                .node("Identity", List.of("before"), "after")
                .output("and again", BOOL)
                .output("after", FLOAT, ANY, 3);
    }

    /** There is none of the last word: the network fails at it. */
    private static float[] votesOfWords() {
        float[] votes = new float[3 * (VOCABULARY.size() - 1)];
        for (int word = 0; word < VOCABULARY.size() - 1; word++) {
            switch (VOCABULARY.get(word)) {
                case "good", "love" -> votes[3 * word + 2] = 3;
                case "bad", "aw", "##ful" -> votes[3 * word] = 3;
                case "[CLS]" -> votes[3 * word + 1] = 1.5f;
                // Only the mask keeps this from being counted.
                case "[PAD]" -> votes[3 * word] = 100;
                default -> votes[3 * word] = 0;
            }
        }
        return votes;
    }
}
