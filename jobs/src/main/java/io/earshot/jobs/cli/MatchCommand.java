package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.brand.BrandBook;
import io.earshot.json.Json;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Span;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            MatchSession session = BrandMatcher.compile(book.brands()).newSession();
            int bad = PostLines.read(file, err, post -> write(post, session.match(post), out));
            return bad == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void write(Post post, List<BrandMatch> brands, PrintWriter out) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("id", post.id());
        ArrayNode matches = line.putArray("matches");
        for (BrandMatch brand : brands) {
            for (QueryMatch query : brand.queries()) {
                ArrayNode spans = matches.addObject()
                        .put("brand", brand.brand().id())
                        .put("query", query.id())
                        .putArray("spans");
                for (Span span : query.spans()) {
                    spans.addArray().add(span.start()).add(span.end());
                }
            }
        }
        if (all || !matches.isEmpty()) {
            // Not println, which would flush a terminal's line each time.
            out.write(line.toString());
            out.write('\n');
        }
    }
}
