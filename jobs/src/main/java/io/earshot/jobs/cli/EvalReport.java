package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.text.Confusion;
import io.earshot.text.LabelledText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** What the classifiers' evaluations share: labelled lines in, one JSON object out. */
final class EvalReport {
    private static final double NANOS = 1e9;

    private EvalReport() {}

    /** Reads one line of a labelled file. */
    interface LineReader {
        LabelledText read(String line) throws BadLineException;
    }

    /** A line that is not as its file's format asks. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1;

        BadLineException(String message) {
            super(message);
        }
    }

    /** Runs an evaluation as a command: 0 done, 1 a line is bad or there is none, 2 the file does not read. */
    static int run(
            CommandSpec spec, Path file, LineReader reader, Function<List<LabelledText>, ObjectNode> evaluation) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            List<LabelledText> posts = new ArrayList<>();
            int bad = read(file, reader, err, posts);
            if (posts.isEmpty()) {
                err.println(file + ": there is no labelled line in it");
                return 1;
            }
            out.println(evaluation.apply(posts));
            return bad == 0 ? 0 : 1;
        } catch (CharacterCodingException e) {
            err.println(file + ": it is not UTF-8");
            return 2;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /**
     * Reads the labelled lines of a file; blank ones are passed over.
     *
     * @return how many lines were bad: each is named on {@code errors}
     */
    static int read(Path file, LineReader reader, PrintWriter errors, List<LabelledText> posts) throws IOException {
        int bad = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line;
            for (int number = 1; (line = lines.readLine()) != null; number++) {
                if (line.isBlank()) {
                    continue;
                }
                try {
                    posts.add(reader.read(line));
                } catch (BadLineException e) {
                    errors.println(file + ":" + number + ": " + e.getMessage());
                    bad++;
                }
            }
        }
        return bad;
    }

    /** A line of label, tab, text, the label one of those given. */
    static LabelledText labelled(String line, Set<String> labels) throws BadLineException {
        int tab = line.indexOf('\t');
        if (tab <= 0) {
            throw new BadLineException("expected label, tab, text");
        }
        String label = line.substring(0, tab);
        if (!labels.contains(label)) {
            throw new BadLineException(
                    "expected one of " + String.join(" ", new TreeSet<>(labels)) + "; found " + label);
        }
        return new LabelledText(label, line.substring(tab + 1));
    }

    /** The figures of a confusion, in percent. */
    static ObjectNode of(String kind, Confusion confusion) {
        ObjectNode report = Json.MAPPER
                .createObjectNode()
                .put("kind", kind)
                .put("count", confusion.count())
                .put("macroRecall", percent(confusion.macroRecall()))
                .put("macroF1", percent(confusion.macroF1()))
                .put("accuracy", percent(confusion.accuracy()));
        ObjectNode classes = report.putObject("classes");
        ObjectNode matrix = report.putObject("confusion");
        for (String label : confusion.labels()) {
            classes.putObject(label)
                    .put("count", confusion.count(label))
                    .put("recall", percent(confusion.recall(label)))
                    .put("precision", percent(confusion.precision(label)))
                    .put("f1", percent(confusion.f1(label)));
            ObjectNode guesses = matrix.putObject(label);
            confusion.guesses(label).forEach(guesses::put);
        }
        return report;
    }

    /** A ratio in percent, with two decimals. */
    static double percent(double ratio) {
        return Math.rint(ratio * 10_000) / 100;
    }

    /** How many posts a CPU second does; call it when the code is warm. */
    static long perCpuSecond(List<LabelledText> posts, Consumer<LabelledText> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        posts.forEach(work);
        double seconds = (threads.getCurrentThreadCpuTime() - start) / NANOS;
        return seconds <= 0 ? 0 : Math.round(posts.size() / seconds);
    }
}
