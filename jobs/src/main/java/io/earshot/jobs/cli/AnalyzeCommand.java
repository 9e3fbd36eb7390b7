package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.brand.Names;
import io.earshot.json.Json;
import io.earshot.mention.Flag;
import io.earshot.mention.Sentiment;
import io.earshot.post.Post;
import io.earshot.text.Analysis;
import io.earshot.text.Explainer;
import io.earshot.text.Explanation;
import io.earshot.text.Repeats;
import io.earshot.text.Towards;
import io.earshot.text.Understanding;
import io.earshot.text.personal.PersonalData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what each post of a file is about, as the mentions job would. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = {
            "Says the language, tone, intent, severity, whether a care team would answer, and the personal data of each"
                    + " post.",
            "Reads posts as JSON lines, of which only `text` is required, and writes a JSON line for each:"
                    + " {\"id\",\"text\",\"language\",\"sentiment\",\"intent\",\"severity\",\"actionable\",\"flags\",\"personalData\"}."
                    + " The text is written without its personal data; `sentiment` is absent where the language is not"
                    + " judged (judged is English).",
            "`flags` are what a person should know of a post beforehand: urgent, abuse, threat, spam_suspected. A post is"
                    + " suspected by itself, or by what came before it in the file, as if all were about one brand: the same"
                    + " words of many authors with links or piles of tags, or of one author to many people, within an"
                    + " hour. For that the posts need `createdAt` and `author`, and to stand in order of time.",
            "Of a post that names a brand of the book beside a competitor, `towards` says the tone towards each: brand ids"
                    + " with label, score and confidence; `sentiment` is that of the whole post.",
            "With --explain it says in words what in each post moved each judgement: of the tone, what each feature added"
                    + " to the logarithm of its odds; of the others, how much surer the judgement is with the word than"
                    + " without it. With --json too, the same is a field `why` of the JSON line.",
            "Ends with 1 if the brand book or a line is bad; the other lines are done all the same."
        })
final class AnalyzeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--brands",
            paramLabel = "BRANDBOOK",
            arity = "1",
            description = "YAML file, or directory of them: the languages that its brands serve are held likelier in"
                    + " posts that could be of several, and the numbers of their orders are hidden")
    private List<Path> books = new ArrayList<>();

    @Option(names = "--explain", description = "say what moved each judgement")
    private boolean explain;

    @Option(names = "--json", description = "with --explain: JSON lines all the same")
    private boolean json;

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
            List<String> served = book.brands().stream()
                    .flatMap(brand -> brand.languages().stream())
                    .distinct()
                    .sorted()
                    .toList();
            PersonalData personalData = PersonalData.with(book.brands().stream()
                    .flatMap(brand -> brand.personalData().stream())
                    .distinct()
                    .toList());
            Understanding understanding = Understanding.load();
            Explainer explainer = new Explainer(understanding);
            Repeats repeats = new Repeats();
            int bad = PostLines.read(file, err, post -> {
                Explanation why = explain ? explainer.explain(post.text(), post.lang(), served, personalData) : null;
                Analysis analysis = why == null
                        ? understanding.analyze(post.text(), post.lang(), served, personalData)
                        : why.analysis();
                ObjectNode line = line(post, analysis, towards(book, analysis, understanding), repeats.add(post));
                write(post, line, why, out);
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

    /** The tone towards each brand that the post names beside another, by brand; empty for most posts. */
    private static Map<String, Sentiment> towards(BrandBook book, Analysis analysis, Understanding understanding) {
        Map<String, Sentiment> towards = new LinkedHashMap<>();
        for (Brand brand : book.brands()) {
            Towards one = understanding.towards(analysis, Names.of(brand));
            if (one != null) {
                towards.put(brand.id(), one.sentiment());
            }
        }
        return towards;
    }

    private void write(Post post, ObjectNode line, @Nullable Explanation why, PrintWriter out) {
        if (why != null && !json) {
            out.write(ExplainedPost.text(post.id(), why));
            return;
        }
        if (why != null) {
            line.set("why", ExplainedPost.json(why));
        }
        // Not println, which would flush a terminal's line each time.
        out.write(line.toString());
        out.write('\n');
    }

    private static ObjectNode line(Post post, Analysis analysis, Map<String, Sentiment> towards, boolean isRepeated) {
        ObjectNode line = Json.MAPPER
                .createObjectNode()
                .put("id", post.id())
                .put("text", analysis.redaction().text());
        line.set("language", Json.MAPPER.valueToTree(analysis.language()));
        if (analysis.sentiment() != null) {
            line.set("sentiment", Json.MAPPER.valueToTree(analysis.sentiment()));
        }
        if (!towards.isEmpty()) {
            line.set("towards", Json.MAPPER.valueToTree(towards));
        }
        line.set("intent", Json.MAPPER.valueToTree(analysis.intent()));
        line.put("severity", analysis.severity());
        line.set("actionable", Json.MAPPER.valueToTree(analysis.actionable()));
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(analysis.flags());
        if (isRepeated) {
            flags.add(Flag.SPAM_SUSPECTED);
        }
        if (!flags.isEmpty()) {
            line.set("flags", Json.MAPPER.valueToTree(flags));
        }
        ArrayNode kinds = line.putArray("personalData");
        analysis.redaction().kinds().forEach(kinds::add);
        return line;
    }
}
