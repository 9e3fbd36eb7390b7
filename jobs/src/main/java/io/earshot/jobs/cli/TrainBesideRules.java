package io.earshot.jobs.cli;

import io.earshot.text.Evaluation;
import io.earshot.text.IntentPost;
import io.earshot.text.IntentTraining;
import io.earshot.text.PostClassifier.Guess;
import io.earshot.text.Understanding;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Learns what stands beside the rules for what authors want: the two models that the mentions job asks, which see what
 * no other classifier does, the kinds of words and what was judged before.
 */
final class TrainBesideRules {
    static final List<String> KINDS = List.of("intent", "actionable");

    private final PrintWriter err;
    private boolean isBad;

    TrainBesideRules(PrintWriter err) {
        this.err = err;
    }

    /**
     * Writes the model of a kind, and says what it is; returns the command's exit code.
     *
     * @param passingFiles posts of people who want nothing of anybody, for what is actionable
     */
    int train(String kind, List<Path> files, List<Path> passingFiles, Path out) throws IOException {
        List<IntentPost> posts = read(files);
        List<IntentPost> passing = read(passingFiles);
        if (isBad) {
            return 1;
        }
        IntentTraining.Learned learned = new IntentTraining(Understanding.load()).learn(posts, passing);
        boolean isIntent = kind.equals(KINDS.get(0));
        Classifier model = isIntent ? learned.intent() : learned.actionable();
        byte[] bytes = ModelFile.write(model);
        Files.write(out, bytes);
        Evaluation held = new Evaluation();
        for (IntentTraining.Held one : learned.judged().subList(0, posts.size())) {
            held.add(
                    isIntent
                            ? name(one.post().intent())
                            : Boolean.toString(one.post().actionable()),
                    null,
                    isIntent
                            ? new Guess(name(one.intent().label()), one.intent().confidence())
                            : new Guess(
                                    Boolean.toString(one.actionable().value()),
                                    one.actionable().confidence()));
        }
        err.printf(
                Locale.ROOT,
                "%s: %s, %,d bytes, from %,d posts; with the rules, by cross-validation: accuracy %.1f, macro F1 %.1f%n",
                out,
                model.about().name(),
                bytes.length,
                posts.size(),
                100 * held.confusion().accuracy(),
                100 * held.confusion().macroF1());
        return 0;
    }

    /** All posts but those of bad lines, each of which is named. */
    private List<IntentPost> read(List<Path> files) throws IOException {
        List<IntentPost> posts = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                try {
                    posts.add(IntentPost.read(lines.get(i)));
                } catch (IntentPost.BadPostException e) {
                    err.println(file + ":" + (i + 1) + ": " + e.getMessage());
                    isBad = true;
                }
            }
        }
        return posts;
    }

    private static String name(Enum<?> label) {
        return label.name().toLowerCase(Locale.ROOT);
    }
}
