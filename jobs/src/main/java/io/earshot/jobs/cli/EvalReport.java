package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.labels.LabelledPost;
import io.earshot.json.Json;
import io.earshot.text.Confusion;
import io.earshot.text.Evaluation;
import io.earshot.text.PairedTest;
import io.earshot.text.PostClassifier.Guess;
import io.earshot.text.model.Calibration;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Function;

/** The figures of an evaluation as JSON. Ratios are in percent, with two decimals. */
final class EvalReport {
    private static final double NANOS = 1e9;

    private EvalReport() {}

    static ObjectNode of(String kind, Evaluation evaluation) {
        Confusion confusion = evaluation.confusion();
        ObjectNode report = Json.MAPPER.createObjectNode().put("kind", kind).put("count", confusion.count());
        means(report, confusion);
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
        if (!evaluation.byLanguage().isEmpty()) {
            ObjectNode languages = report.putObject("languages");
            evaluation
                    .byLanguage()
                    .forEach((language, posts) ->
                            means(languages.putObject(language).put("count", posts.count()), posts));
        }
        report.set("calibration", of(evaluation.calibration()));
        return report;
    }

    private static void means(ObjectNode to, Confusion confusion) {
        to.put("macroRecall", percent(confusion.macroRecall()))
                .put("macroF1", percent(confusion.macroF1()))
                .put("accuracy", percent(confusion.accuracy()));
    }

    private static ObjectNode of(Calibration calibration) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("error", percent(calibration.error()));
        ArrayNode table = json.putArray("table");
        for (Calibration.Bin bin : calibration.table()) {
            table.addObject()
                    .put("from", bin.from())
                    .put("to", bin.to())
                    .put("count", bin.count())
                    .put("confidence", percent(bin.confidence()))
                    .put("accuracy", percent(bin.accuracy()));
        }
        return json;
    }

    /** Whether the second of two models is better. */
    static ObjectNode of(PairedTest test) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("onlyFirstRight", test.onlyFirst())
                .put("onlySecondRight", test.onlySecond())
                .put("p", Math.rint(test.p() * 1e6) / 1e6)
                .put("macroRecallGain", percent(test.macroRecallGain()));
        json.putArray("interval").add(percent(test.from())).add(percent(test.to()));
        return json.put("clear", test.isClear());
    }

    static double percent(double ratio) {
        double percent = Math.rint(ratio * 10_000) / 100;
        return percent == 0 ? 0 : percent;
    }

    /** How many posts a CPU second does; call it when the code is warm. */
    static long perCpuSecond(List<LabelledPost> posts, Function<LabelledPost, Guess> judge) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        double confidence = 0;
        for (LabelledPost post : posts) {
            confidence += judge.apply(post).confidence();
        }
        double seconds = (threads.getCurrentThreadCpuTime() - start) / NANOS;
        // Looked at, so that no compiler leaves the judging out.
        return seconds <= 0 || confidence < 0 ? 0 : Math.round(posts.size() / seconds);
    }
}
