package io.earshot.jobs.cli;

import io.earshot.jobs.labels.LabelledPost;
import io.earshot.text.Confusion;
import io.earshot.text.Evaluation;
import io.earshot.text.Training;
import io.earshot.text.model.Calibration;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A model card (Mitchell et al. 2019, Model Cards for Model Reporting): what a model is, for those who use it. */
final class ModelCard {
    private static final int FEW = 100;
    private static final int NAMED = 3;

    private final Facts facts;
    private final StringBuilder card = new StringBuilder();

    /**
     * What the card tells.
     *
     * @param judged of how many posts it learned what another model says
     * @param crossValidated how posts were judged while they were held out
     * @param validated how those of the validation files were judged; empty if there are none
     */
    record Facts(
            Training.Plan plan,
            Classifier model,
            int bytes,
            List<Path> files,
            List<LabelledPost> posts,
            int judged,
            List<String> sources,
            List<String> licences,
            Evaluation crossValidated,
            List<Path> validationFiles,
            Evaluation validated,
            long postsPerCpuSecond,
            List<String> weaknesses) {}

    private ModelCard(Facts facts) {
        this.facts = facts;
    }

    /** The card in Markdown. */
    static String of(Facts facts) {
        ModelCard card = new ModelCard(facts);
        card.head();
        card.data();
        card.learning();
        card.figures("By cross-validation", facts.crossValidated());
        if (facts.validated().confusion().count() > 0) {
            card.figures("On " + names(facts.validationFiles()) + ", which it did not learn from", facts.validated());
        }
        card.weaknesses();
        return card.card.toString();
    }

    private void head() {
        line(
                "# Model card: %s",
                facts.model().about().kind() + "-" + facts.model().about().language());
        line("");
        line("| | |");
        line("| --- | --- |");
        line(
                "| Judges | %s of posts in `%s` |",
                facts.model().about().kind(), facts.model().about().language());
        line(
                "| Labels | %s |",
                String.join(", ", facts.crossValidated().confusion().labels()));
        line("| Version | `%s`, made of its content |", facts.model().about().version());
        line(
                "| Kind | multinomial logistic regression over hashed features, %,d buckets, one byte a weight |",
                1 << facts.plan().bits());
        if (facts.model().phrases() != null) {
            line(
                    "| Beside it | a convolution over three words, with vectors of %,d words |",
                    facts.model().phrases().words());
        }
        line("| Size | %,d bytes |", facts.bytes());
        line("| Speed | %,d posts a CPU second, where it was trained |", facts.postsPerCpuSecond());
        line("");
    }

    private void data() {
        line("## What it learned from");
        line("");
        line("%,d posts of %s.", facts.posts().size(), names(facts.files()));
        line("");
        if (facts.judged() > 0) {
            line(
                    "Beside the labels it learned what another model says of %,d posts, with labels and without. That model may have"
                            + " seen labels of posts that are held out here, so that cross-validation flatters.",
                    facts.judged());
            line("");
        }
        facts.sources().forEach(source -> line("- Source: %s", source));
        facts.licences().forEach(licence -> line("- Licence of the data: %s", licence));
        if (facts.sources().isEmpty()) {
            line("- Source: not given (`--source`)");
        }
        if (facts.licences().isEmpty()) {
            line("- Licence of the data: not given (`--licence`)");
        }
        line("");
        Map<String, Map<String, Long>> counts = facts.posts().stream()
                .collect(Collectors.groupingBy(
                        post -> post.language() == null ? facts.model().about().language() : post.language(),
                        TreeMap::new,
                        Collectors.groupingBy(LabelledPost::label, TreeMap::new, Collectors.counting())));
        List<String> labels = facts.crossValidated().confusion().labels();
        line("| language | %s |", String.join(" | ", labels));
        line("| --- |%s", " --- |".repeat(labels.size()));
        counts.forEach((language, ofLanguage) -> line(
                "| %s | %s |",
                language,
                labels.stream()
                        .map(label -> String.format(Locale.ROOT, "%,d", ofLanguage.getOrDefault(label, 0L)))
                        .collect(Collectors.joining(" | "))));
        line("");
    }

    private void learning() {
        Training.Plan plan = facts.plan();
        line("## How it learned");
        line("");
        line(
                "Features: %s.",
                plan.families().stream()
                        .filter(family ->
                                family != Family.PHRASES || facts.model().phrases() != null)
                        .sorted()
                        .map(Family::name)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        line(
                "Stochastic descent (AdaGrad), %d passes, averaged weights; L2 price %s, balance of the labels %s, seed %d;",
                plan.passes(), plan.l2(), plan.balance(), plan.seed());
        line("%d folds. Confidence is scaled by a temperature that was found on the held-out folds.", plan.folds());
        line("");
    }

    private void figures(String where, Evaluation evaluation) {
        Confusion confusion = evaluation.confusion();
        line("## %s", where);
        line("");
        line(
                "%,d posts: macro recall **%s**, macro F1 %s, accuracy %s; expected calibration error %.3f.",
                confusion.count(),
                percent(confusion.macroRecall()),
                percent(confusion.macroF1()),
                percent(confusion.accuracy()),
                evaluation.calibration().error());
        line("");
        line("| label | posts | recall | precision | F1 |");
        line("| --- | --- | --- | --- | --- |");
        for (String label : confusion.labels()) {
            line(
                    "| %s | %,d | %s | %s | %s |",
                    label,
                    confusion.count(label),
                    percent(confusion.recall(label)),
                    percent(confusion.precision(label)),
                    percent(confusion.f1(label)));
        }
        line("");
        languages(evaluation.byLanguage());
        matrix(confusion);
        calibration(evaluation.calibration());
    }

    private void languages(Map<String, Confusion> byLanguage) {
        if (byLanguage.isEmpty()) {
            return;
        }
        line("| language | posts | macro recall | macro F1 | accuracy |");
        line("| --- | --- | --- | --- | --- |");
        byLanguage.forEach((language, confusion) -> line(
                "| %s | %,d | %s | %s | %s |",
                language,
                confusion.count(),
                percent(confusion.macroRecall()),
                percent(confusion.macroF1()),
                percent(confusion.accuracy())));
        line("");
    }

    private void matrix(Confusion confusion) {
        List<String> labels = confusion.labels();
        line("| true, taken for | %s |", String.join(" | ", labels));
        line("| --- |%s", " --- |".repeat(labels.size()));
        for (String truth : labels) {
            Map<String, Integer> guesses = confusion.guesses(truth);
            line(
                    "| %s | %s |",
                    truth,
                    labels.stream()
                            .map(label -> String.format(Locale.ROOT, "%,d", guesses.getOrDefault(label, 0)))
                            .collect(Collectors.joining(" | ")));
        }
        line("");
    }

    private void calibration(Calibration calibration) {
        line("| confidence | posts | mean confidence | right |");
        line("| --- | --- | --- | --- |");
        for (Calibration.Bin bin : calibration.table()) {
            line(
                    "| %.1f to %.1f | %,d | %s | %s |",
                    bin.from(), bin.to(), bin.count(), percent(bin.confidence()), percent(bin.accuracy()));
        }
        line("");
    }

    private void weaknesses() {
        Confusion confusion = facts.crossValidated().confusion();
        List<String> labels = confusion.labels();
        line("## What it gets wrong");
        line("");
        line("- Finds least of: %s.", least(labels, confusion::recall));
        line("- Is least often right when it says: %s.", least(labels, confusion::precision));
        for (Mistake mistake : mistakes(confusion)) {
            line(
                    "- Takes %s for %s: %,d of %,d posts.",
                    mistake.truth(), mistake.guess(), mistake.count(), confusion.count(mistake.truth()));
        }
        labels.stream()
                .filter(label -> confusion.count(label) < FEW)
                .forEach(label -> line(
                        "- Has seen only %,d posts of %s: its figures there are not sure.",
                        confusion.count(label), label));
        facts.weaknesses().forEach(weakness -> line("- %s", weakness));
        line("- Words, emoji and names that are newer than its posts, and other kinds of posts than these.");
        line("");
        line("Do not use it to judge people.");
    }

    private static String least(List<String> labels, ToDoubleFunction<String> figure) {
        return labels.stream()
                .sorted(Comparator.comparingDouble(figure))
                .limit(labels.size() > NAMED ? NAMED : 1)
                .map(label -> label + " (" + percent(figure.applyAsDouble(label)) + ")")
                .collect(Collectors.joining(", "));
    }

    private record Mistake(String truth, String guess, int count) {}

    private static List<Mistake> mistakes(Confusion confusion) {
        List<Mistake> mistakes = new ArrayList<>();
        for (String truth : confusion.labels()) {
            confusion.guesses(truth).forEach((guess, count) -> {
                if (!guess.equals(truth)) {
                    mistakes.add(new Mistake(truth, guess, count));
                }
            });
        }
        return mistakes.stream()
                .sorted(Comparator.comparingInt((Mistake mistake) -> -mistake.count())
                        .thenComparing(Mistake::truth)
                        .thenComparing(Mistake::guess))
                .limit(NAMED)
                .toList();
    }

    private static String names(List<Path> files) {
        return files.stream().map(file -> "`" + file.getFileName() + "`").collect(Collectors.joining(", "));
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f", 100 * ratio);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
    private void line(String format, Object... values) {
        card.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
