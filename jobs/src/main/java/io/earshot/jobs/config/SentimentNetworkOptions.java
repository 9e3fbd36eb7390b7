package io.earshot.jobs.config;

import io.earshot.jobs.config.NetworkConfig.Outputs;
import io.earshot.jobs.config.NetworkConfig.WhenBusy;
import io.earshot.mention.Sentiment.Label;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of a network that judges the tone of mentions; none is in force without a file. */
final class SentimentNetworkOptions {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private static final Option<String> FILE = new Option<>(
            "mentions.sentiment.onnx.file",
            "path",
            "",
            "A network of your own that judges the tone of mentions: see [below](#a-network-of-your-own). None is needed.",
            false,
            Parsers::text);
    private static final Option<String> VOCABULARY = new Option<>(
            "mentions.sentiment.onnx.vocabulary",
            "path",
            "",
            "The `vocab.txt` of its WordPiece tokenizer; none for a network that takes the texts as they are.",
            false,
            Parsers::text);
    private static final Option<List<Label>> LABELS = new Option<>(
            "mentions.sentiment.onnx.labels",
            "label, …",
            "negative,neutral,positive",
            "What its outputs mean, in their order; one without `neutral` will do.",
            false,
            SentimentNetworkOptions::labels);
    private static final Option<Outputs> OUTPUTS = new Option<>(
            "mentions.sentiment.onnx.outputs",
            "logits, probabilities",
            "logits",
            "Whether its outputs are still to be made into probabilities.",
            false,
            value -> Parsers.oneOf(Outputs.class, value));
    private static final Option<List<String>> LANGUAGES = new Option<>(
            "mentions.sentiment.onnx.languages",
            "code, …",
            "",
            "The languages that it judges; none for all that the small model judges.",
            false,
            SentimentNetworkOptions::languages);
    private static final Option<Integer> TOKENS = new Option<>(
            "mentions.sentiment.onnx.tokens",
            "number",
            "128",
            "The most tokens of a text that it is given; the rest is cut off.",
            false,
            SentimentNetworkOptions::tokens);
    private static final Option<Integer> BATCH = new Option<>(
            "mentions.sentiment.onnx.batch",
            "number",
            "32",
            "The most texts that it is given at once.",
            false,
            Parsers::positive);
    private static final Option<Duration> WAIT = new Option<>(
            "mentions.sentiment.onnx.wait",
            "duration",
            "20 ms",
            "The longest that a text waits for others to be given with.",
            false,
            Parsers::duration);
    private static final Option<Duration> TIMEOUT = new Option<>(
            "mentions.sentiment.onnx.timeout",
            "duration",
            "2 s",
            "After which the small model's judgement stands. Mentions come at most this much later.",
            false,
            Parsers::duration);
    private static final Option<Integer> THREADS = new Option<>(
            "mentions.sentiment.onnx.threads",
            "number",
            "1",
            "How many threads compute one batch; each task of the job gives one at a time.",
            false,
            Parsers::positive);
    private static final Option<WhenBusy> WHEN_BUSY = new Option<>(
            "mentions.sentiment.onnx.when-busy",
            "pass, wait",
            "pass",
            "What becomes of mentions that come faster than it judges: they `pass` with the small model's judgement, or the stream has to `wait`, as on a replay.",
            false,
            value -> Parsers.oneOf(WhenBusy.class, value));

    static final List<Option<?>> ALL =
            List.of(FILE, VOCABULARY, LABELS, OUTPUTS, LANGUAGES, TOKENS, BATCH, WAIT, TIMEOUT, THREADS, WHEN_BUSY);

    private SentimentNetworkOptions() {}

    /** The network that the settings ask for, if they do. */
    static Optional<NetworkConfig> read(Settings settings) {
        NetworkConfig network = new NetworkConfig(
                settings.get(FILE),
                settings.get(VOCABULARY),
                settings.get(LABELS),
                settings.get(OUTPUTS),
                settings.get(LANGUAGES),
                settings.get(TOKENS),
                settings.get(BATCH),
                settings.get(WAIT),
                settings.get(TIMEOUT),
                settings.get(THREADS),
                settings.get(WHEN_BUSY));
        return network.file().isEmpty() ? Optional.empty() : Optional.of(network);
    }

    private static List<Label> labels(String value) {
        List<Label> labels = Parsers.words(value).stream()
                .map(word -> Parsers.oneOf(Label.class, word))
                .toList();
        boolean complete = labels.contains(Label.NEGATIVE) && labels.contains(Label.POSITIVE);
        if (!complete || new HashSet<>(labels).size() < labels.size()) {
            throw new IllegalArgumentException(
                    "expected negative and positive, and neutral where the network knows it, each once, parted by commas");
        }
        return labels;
    }

    private static List<String> languages(String value) {
        List<String> codes = Parsers.words(value);
        if (!codes.stream().allMatch(code -> LANGUAGE.matcher(code).matches())) {
            throw new IllegalArgumentException("expected codes of languages such as en or pt, parted by commas");
        }
        return codes;
    }

    /** Beginning, end, and a word between them are three. */
    private static int tokens(String value) {
        int tokens = Parsers.positive(value);
        if (tokens < 3) {
            throw new IllegalArgumentException("expected 3 or more");
        }
        return tokens;
    }
}
