package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.viral.GrowthEvaluation;
import io.earshot.viral.GrowthEvaluation.Figures;
import io.earshot.viral.GrowthEvaluation.Report;
import io.earshot.viral.GrowthEvaluation.Score;
import io.earshot.viral.Spread;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores what is foretold of threads' final sizes. */
@Command(
        name = "viral",
        mixinStandardHelpOptions = true,
        description = {
            "Scores what is foretold of the final size of threads after 10 minutes and after an hour, and writes one"
                    + " JSON object: relative error, how well threads that at least double again are ranked above"
                    + " others (AUC), the share of final sizes inside the interval that should hold 80 %%; in percent.",
            "Files are CSV of threads that are over, a row a post: cascade (without it the file is one thread),"
                    + " time_s, followers. With 200 threads or more the model is also learned anew from four fifths of"
                    + " them and measured on the last fifth, five times over; `learned` is what all of them teach.",
            "`levels`: the threads are played as if they were angry ones about a brand to which `posts` matter; of"
                    + " those `told` at a level, or a higher one, so many were `right`, of those that `passed` in the end.",
            "Beside it stand SEISMIC with its published constants, and a constant growth.",
            "Ends with 1 if a row is bad; the other rows are scored all the same."
        })
final class EvalViralCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "threads")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            List<Spread> threads = new ArrayList<>();
            int bad = 0;
            for (Path path : files) {
                ThreadFile file = new ThreadFile(path, err::println);
                threads.addAll(file.read());
                bad += file.bad();
            }
            if (!threads.isEmpty()) {
                out.println(json(GrowthEvaluation.of(threads)));
            }
            return bad == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static ObjectNode json(Report report) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("kind", "viral")
                .put("threads", report.threads())
                .put("posts", report.posts());
        ArrayNode all = json.putArray("figures");
        for (Figures figures : report.figures()) {
            ObjectNode each = all.addObject()
                    .put("after", figures.after().toString())
                    .put("leastPosts", figures.leastPosts())
                    .put("threads", figures.threads())
                    .put("doubled", EvalReport.percent(figures.doubled()));
            figures.crossValidated().ifPresent(score -> each.set("crossValidated", json(score)));
            each.set("shipped", json(figures.shipped()));
            each.set("seismic", json(figures.seismic()));
            each.set("constantGrowth", json(figures.constantGrowth()));
        }
        ArrayNode levels = json.putArray("levels");
        report.levels().forEach(told -> levels.add(Json.MAPPER.valueToTree(told)));
        report.learned().ifPresent(learned -> json.set("learned", Json.MAPPER.valueToTree(learned)));
        return json;
    }

    private static ObjectNode json(Score score) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("error", EvalReport.percent(score.error()));
        if (Double.isFinite(score.meanError())) {
            json.put("meanError", EvalReport.percent(score.meanError()));
        }
        score.doublingAuc().ifPresent(value -> json.put("doublingAuc", EvalReport.percent(value)));
        score.doubling().ifPresent(value -> json.put("doublingForetold", EvalReport.percent(value)));
        score.inside().ifPresent(value -> json.put("inside", EvalReport.percent(value)));
        score.insideForetold().ifPresent(value -> json.put("insideForetold", EvalReport.percent(value)));
        score.reachError().ifPresent(value -> json.put("reachError", EvalReport.percent(value)));
        score.reachInside().ifPresent(value -> json.put("reachInside", EvalReport.percent(value)));
        return json;
    }
}
