package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.care.CareEvaluation;
import io.earshot.care.CareEvaluation.Point;
import io.earshot.care.CareEvaluation.Ranking;
import io.earshot.care.CareEvaluation.Replies;
import io.earshot.care.CareEvaluation.Report;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the choice of what deserves an answer, its order, and the recognition of replies. */
@Command(
        name = "care",
        mixinStandardHelpOptions = true,
        description = {
            "Scores care on conversations that are over, by which customers' posts the companies really answered, as"
                    + " the links of their answers say; writes one JSON object, shares in percent.",
            "`recall`: of the answered posts, those that alone open an item; `covered`: those that open one or belong"
                    + " to one that is open. `precision`: of the posts that alone open an item, those that were answered;"
                    + " `itemPrecision`: of the items. `reasons`: what each verdict was given to. Two curves: by how"
                    + " surely a post is actionable, and by priority. `ranking`: how the priority orders what opens an"
                    + " item. `firstReply`: the companies' own, in seconds. `replies`: how many of those that are linked"
                    + " were recognised.",
            "The file is CSV with the columns tweet_id, author_id, inbound, created_at, text and"
                    + " in_response_to_tweet_id, as in Customer Support on Twitter. Without --brands every author of a"
                    + " post that is not inbound is a company.",
            "Ends with 1 if a row or the brand book is bad; the other rows are scored all the same."
        })
final class EvalCareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--brands", paramLabel = "BRANDBOOK", arity = "1", description = "whose mentions are scored")
    private List<Path> books = new ArrayList<>();

    @Parameters(paramLabel = "FILE", description = "conversations")
    private Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            ConversationFile conversations = new ConversationFile(file, err::println);
            conversations.read();
            Collection<Brand> brands = conversations.brands();
            if (!books.isEmpty()) {
                BrandBook book = BrandFiles.read(books);
                book.findings().forEach(err::println);
                if (book.hasErrors()) {
                    return 1;
                }
                brands = book.brands();
            }
            if (!conversations.posts().isEmpty()) {
                MatchedMentions mentions = new MatchedMentions(brands);
                out.println(json(CareEvaluation.of(
                        brands,
                        conversations.posts().stream()
                                .flatMap(post -> mentions.of(post).stream())
                                .toList())));
            }
            return conversations.bad() == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static ObjectNode json(Report report) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("kind", "care")
                .put("posts", report.posts())
                .put("answered", report.answered());
        share(json, "recall", report.recall());
        share(json, "covered", report.covered());
        share(json, "precision", report.precision());
        share(json, "startersRecall", report.startersRecall());
        share(json, "repliesRecall", report.repliesRecall());
        json.put("items", report.items());
        share(json, "itemPrecision", report.itemPrecision());
        ObjectNode reasons = json.putObject("reasons");
        report.reasons().forEach((reason, each) -> reasons.putObject(reason)
                .put("open", each.open())
                .put("posts", each.posts())
                .put("answered", each.answered()));
        points(json.putArray("byActionable"), report.byActionable());
        points(json.putArray("byPriority"), report.byPriority());
        Ranking ranking = report.ranking();
        ObjectNode ranks = json.putObject("ranking");
        share(ranks, "auc", ranking.auc());
        share(ranks, "ndcg", ranking.ndcg());
        share(ranks, "ndcgByChance", ranking.ndcgByChance());
        share(ranks, "withDelay", ranking.withDelay());
        json.putObject("firstReply")
                .put("median", report.medianFirstReply().toSeconds())
                .put("p90", report.ninetiethFirstReply().toSeconds());
        Replies replies = report.replies();
        json.putObject("replies")
                .put("linked", replies.linked())
                .put("recognised", replies.recognised())
                .put("atItsTime", replies.atItsTime())
                .put("others", replies.others());
        return json;
    }

    private static void points(ArrayNode array, List<Point> points) {
        for (Point point : points) {
            ObjectNode each = array.addObject()
                    .put("from", Math.round(100 * point.threshold()) / 100.0)
                    .put("posts", point.opened());
            share(each, "recall", point.recall());
            share(each, "precision", point.precision());
        }
    }

    /** In percent; left out where there is none. */
    private static void share(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, EvalReport.percent(value));
        }
    }
}
