package io.earshot.bench;

import com.sun.management.ThreadMXBean;
import io.earshot.bench.rivals.Doccat;
import io.earshot.bench.rivals.Vader;
import io.earshot.text.Confusion;
import io.earshot.text.LabelledText;
import io.earshot.text.Training;
import io.earshot.text.Understanding;
import io.earshot.text.model.Family;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The tone of posts as Earshot judges it, beside VADER and OpenNLP's own categorizer, on the validation part of
 * TweetEval's sentiment set and on the posts to airlines; and what a model learned from the labelled airline posts
 * reaches on them, cross-validated, for their tone and for what they complain of.
 */
public final class ToneRivals {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;

    /** For many labels of few posts. */
    private static final Training.Plan REASON =
            new Training.Plan("reason", "en", 17, 0.1, 16, 0.5, 5, 42, EnumSet.allOf(Family.class));

    private ToneRivals() {}

    /** For the data sets in the directory that is given. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Path sets = Path.of(arguments[0]);
        Path root = Path.of(System.getProperty("earshot.root", "."));
        List<LabelledText> learned = labelled(sets.resolve("sentiment/train.tsv"));
        List<LabelledText> validation = labelled(sets.resolve("sentiment/val.tsv"));
        List<LabelledText> airline = airline(sets, "sentiment");
        Understanding understanding = Understanding.load();
        Map<String, UnaryOperator<String>> tones = new LinkedHashMap<>();
        tones.put(
                "Earshot",
                text -> understanding.sentiment(text, "en").label().name().toLowerCase(Locale.ROOT));
        tones.put("VADER", new Vader(root.resolve("bench/target/vader")));
        tones.put("OpenNLP doccat", Doccat.of(learned));
        for (Map.Entry<String, UnaryOperator<String>> tone : tones.entrySet()) {
            judge(tone.getKey() + ", validation", tone.getValue(), validation);
            judge(tone.getKey() + ", airline", tone.getValue(), airline);
        }
        crossValidate("airline, learned in domain", Training.Plan.of("sentiment", "en"), airline);
        crossValidate("airline, reason of complaint", REASON, airline(sets, "negative_reason"));
    }

    private static void judge(String name, UnaryOperator<String> tone, List<LabelledText> posts) {
        Confusion confusion = new Confusion();
        posts.forEach(post -> confusion.add(post.label(), tone.apply(post.text())));
        long best = Long.MAX_VALUE;
        long letters = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (LabelledText post : posts) {
                letters += tone.apply(post.text()).length();
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        print(name, confusion);
        System.out.printf(Locale.ROOT, "    %.1f µs of CPU a post (checksum %d)%n", best / 1e3 / posts.size(), letters);
    }

    private static void crossValidate(String name, Training.Plan plan, List<LabelledText> posts) {
        print(name, new Training(plan, Training.Progress.UNHEARD).crossValidate(posts));
    }

    private static void print(String name, Confusion confusion) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d posts, macro recall %.1f, macro F1 %.1f, accuracy %.1f%n",
                name,
                confusion.count(),
                100 * confusion.macroRecall(),
                100 * confusion.macroF1(),
                100 * confusion.accuracy());
    }

    private static List<LabelledText> labelled(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t", 2))
                .map(fields -> new LabelledText(fields[0], fields[1]))
                .toList();
    }

    /** The posts to airlines that have a label in this column, but for the one that says nobody knew. */
    private static List<LabelledText> airline(Path sets, String column) throws IOException {
        Map<String, String> labels = new HashMap<>();
        for (CSVRecord row : csv(sets.resolve("airline/labels.csv"))) {
            if (!row.get(column).isEmpty() && !row.get(column).equals("Can't Tell")) {
                labels.put(row.get("id"), row.get(column));
            }
        }
        List<LabelledText> posts = new ArrayList<>();
        for (CSVRecord row : csv(sets.resolve("airline/posts.csv"))) {
            if (labels.containsKey(row.get("id"))) {
                posts.add(new LabelledText(labels.get(row.get("id")), row.get("text")));
            }
        }
        return posts;
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = Files.newBufferedReader(file);
                CSVParser rows = CSVParser.parse(in, format)) {
            return rows.getRecords();
        }
    }
}
