package io.earshot.jobs.cli;

import io.earshot.jobs.labels.LabelledPost;
import io.earshot.jobs.labels.LabelledReader;
import io.earshot.jobs.labels.Layout;
import io.earshot.jobs.send.Problems;
import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the files of labelled posts are to be read. */
final class LabelledOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "tsv, csv or json (a JSON object a line); default: by the file's name")
    private Layout.@Nullable Format format;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "the columns of a file without a header, such as language,label,text")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "column or field of the label; default: the KIND, or label")
    private @Nullable String label;

    @Option(names = "--text", paramLabel = "COLUMN", description = "column or field of the text; default: text")
    private @Nullable String text;

    @Option(
            names = "--language-column",
            paramLabel = "COLUMN",
            description = "column or field of the post's language; default: language, if there is one")
    private @Nullable String language;

    /** What was read: the posts of all files, and how many lines were bad. */
    record Read(List<LabelledPost> posts, long bad) {}

    /** Reads the files; each bad line is named on {@code errors}. */
    Read read(List<Path> files, String kind, PrintWriter errors) throws IOException {
        Problems problems = new Problems(errors);
        List<LabelledPost> posts = new ArrayList<>();
        for (Path file : files) {
            Layout layout = new Layout(format, columns, label, text, language, kind);
            LabelledReader reader = new LabelledReader(layout, labels(kind), problems);
            posts.addAll(reader.read(file));
            if (reader.unlabelled() > 0) {
                errors.println(file + ": " + reader.unlabelled() + " lines have no label and are passed over");
            }
        }
        if (posts.isEmpty() && problems.count() == 0) {
            problems.add(
                    files.stream().map(Path::toString).collect(Collectors.joining(", ")),
                    "there is no labelled line in it; --label and --text name other columns than "
                            + (label == null ? kind + " or label" : label) + " and " + (text == null ? "text" : text));
        }
        return new Read(posts, problems.count());
    }

    /** The labels that a kind of ours has; empty for any. */
    private static Set<String> labels(String kind) {
        return switch (kind) {
            case "sentiment" -> names(Sentiment.Label.values());
            case "intent" -> names(Intent.Label.values());
            case "actionable" -> Set.of("false", "true");
            default -> Set.of();
        };
    }

    private static Set<String> names(Enum<?>[] labels) {
        return Arrays.stream(labels)
                .map(label -> label.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
