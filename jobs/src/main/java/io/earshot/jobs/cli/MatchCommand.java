package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.brand.BrandQuery;
import io.earshot.json.Json;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Ruling;
import io.earshot.mention.Span;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import io.earshot.query.Explainer;
import io.earshot.query.Judge;
import io.earshot.query.MatchSession;
import io.earshot.query.QueryExplanation;
import io.earshot.text.UnderstandingJudge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which brand and which query each post of a file matches, and where. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = {
            "Says which brand and which query each post matches, and where.",
            "Reads posts as JSON lines, of which only `text` is required, and writes a JSON line for each post that matches:"
                    + " {\"id\",\"matches\":[{\"brand\",\"query\",\"spans\":[[start,end],...]}]}.",
            "With --explain or --near-misses it says why instead, for people; with --format json, for programs: the same"
                    + " lines with \"explanations\" or \"nearMisses\" beside \"matches\".",
            "Ends with 1 if the brand book or a line is bad; the other lines are done all the same."
        })
final class MatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--brands",
            paramLabel = "BRANDBOOK",
            required = true,
            arity = "1",
            description = "YAML file, or directory of them; several together are one book")
    private List<Path> books = new ArrayList<>();

    @Option(names = "--all", description = "write a line for each post, also for those that match nothing")
    private boolean all;

    @Option(
            names = "--explain",
            description = "show, for each post, what of each query held and what did not, and where")
    private boolean explain;

    @Option(
            names = "--near-misses",
            description = "show, for each post, the queries that a single clause kept from matching, and that clause")
    private boolean nearMisses;

    @Option(names = "--brand", paramLabel = "ID", description = "only the queries of this brand")
    private @Nullable String brandId;

    @Option(names = "--query", paramLabel = "ID", description = "only the queries of this id")
    private @Nullable String queryId;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "how to explain: text, for people (the default), or json")
    private @Nullable Format format;

    /** How explanations are written. */
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "posts as JSON lines; standard input where left out, or -")
    private @Nullable Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            BrandBook book = BrandFiles.read(books);
            book.findings().forEach(err::println);
            if (book.hasErrors()) {
                return 1;
            }
            checkUsage(book);
            Judge judge = new UnderstandingJudge();
            MatchSession session = BrandMatcher.compile(book.brands()).newSession(judge);
            boolean explains = explain || nearMisses;
            Explainer explainer = Explainer.of(explains ? book.brands() : List.of(), this::isWanted, judge);
            int bad = PostLines.read(file, err, post -> {
                ObjectNode line = line(post, session.match(post));
                List<QueryExplanation> explanations = explainer.explain(post);
                if (!explains) {
                    if (all || !line.get("matches").isEmpty()) {
                        write(line.toString(), out);
                    }
                } else if (format == Format.JSON) {
                    Explained.addTo(line, explanations, explain, nearMisses);
                    write(line.toString(), out);
                } else {
                    out.write(Explained.text(post, explanations, explain, nearMisses));
                }
            });
            return bad == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The contract's line, with the brands and queries that are wanted. */
    private ObjectNode line(Post post, List<BrandMatch> brands) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("id", post.id());
        ArrayNode matches = line.putArray("matches");
        for (BrandMatch brand : brands) {
            for (QueryMatch query : brand.queries()) {
                if (!isWanted(brand.brand().id(), query.id())) {
                    continue;
                }
                ArrayNode spans = matches.addObject()
                        .put("brand", brand.brand().id())
                        .put("query", query.id())
                        .putArray("spans");
                for (Span span : query.spans()) {
                    spans.addArray().add(span.start()).add(span.end());
                }
            }
        }
        List<BrandMatch> ruled = brands.stream()
                .filter(brand -> brandId == null || brandId.equals(brand.brand().id()))
                .filter(brand -> !brand.ruling().equals(Ruling.NONE))
                .toList();
        if (!ruled.isEmpty()) {
            ArrayNode rulings = line.putArray("brands");
            ruled.forEach(brand -> rulings.addObject()
                    .put("brand", brand.brand().id())
                    .setAll((ObjectNode) Json.MAPPER.valueToTree(brand.ruling())));
        }
        return line;
    }

    private boolean isWanted(Brand brand, BrandQuery query) {
        return isWanted(brand.id(), query.id());
    }

    private boolean isWanted(String brand, String query) {
        return (brandId == null || brandId.equals(brand)) && (queryId == null || queryId.equals(query));
    }

    private void checkUsage(BrandBook book) {
        if (format != null && !explain && !nearMisses) {
            throw usage("--format goes with --explain or --near-misses; without these, lines are always JSON");
        }
        List<Brand> brands = book.brands().stream()
                .filter(brand -> brandId == null || brandId.equals(brand.id()))
                .toList();
        if (brands.isEmpty() && brandId != null) {
            throw usage("--brand: there is no brand " + brandId + "; the brand book has "
                    + book.brands().stream().map(Brand::id).collect(Collectors.joining(", ")));
        }
        if (queryId != null
                && brands.stream().flatMap(brand -> brand.queries().stream()).noneMatch(query -> query.id()
                        .equals(queryId))) {
            throw usage("--query: there is no query " + queryId + "; there are "
                    + brands.stream()
                            .flatMap(brand -> brand.queries().stream())
                            .map(BrandQuery::id)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static void write(String line, PrintWriter out) {
        // Not println, which would flush a terminal's line each time.
        out.write(line);
        out.write('\n');
    }
}
