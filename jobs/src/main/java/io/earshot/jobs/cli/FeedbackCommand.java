package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.care.Activity;
import io.earshot.care.Correction;
import io.earshot.jobs.connect.MentionReader;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes labelled posts of what people corrected. */
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        description = {
            "Makes labelled posts of the judgements that people corrected, for `earshot train` and `earshot eval`: joins"
                    + " activity of type feedback that has `correct` with the mentions that it is about, and writes JSON"
                    + " lines of label, text (as the mention has it, without personal data), language and mention.",
            "Activity and mentions are JSON lines as in the topics earshot.activity and earshot.mentions. Where a post was"
                    + " corrected more than once, the latest word counts.",
            "Ends with 1 if a line is bad; the other lines are done all the same."
        })
final class FeedbackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--activity", paramLabel = "FILE", required = true, description = "activity; may be repeated")
    private List<Path> activityFiles = new ArrayList<>();

    @Option(names = "--mentions", paramLabel = "FILE", required = true, description = "mentions; may be repeated")
    private List<Path> mentionFiles = new ArrayList<>();

    /** What was corrected. */
    enum Kind {
        SENTIMENT,
        INTENT,
        LANGUAGE,
        ACTIONABLE;

        /** The right label; null where nothing was said of it. */
        private @Nullable String label(Correction correction) {
            return switch (this) {
                case SENTIMENT -> name(correction.sentiment());
                case INTENT -> name(correction.intent());
                case LANGUAGE -> correction.language();
                case ACTIONABLE ->
                    correction.actionable() == null
                            ? null
                            : correction.actionable().toString();
            };
        }

        private static @Nullable String name(@Nullable Enum<?> label) {
            return label == null ? null : label.name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            required = true,
            description = "which corrections: sentiment, intent, language or actionable")
    private Kind kind = Kind.SENTIMENT;

    private final Map<String, Activity> byMention = new LinkedHashMap<>();
    private final Map<String, Activity> byPost = new LinkedHashMap<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            int bad = 0;
            for (Path file : activityFiles) {
                bad += RecordLines.read(file, err, line -> Activity.read(null, line), this::hear);
            }
            int corrections = byMention.size() + byPost.size();
            int written = 0;
            for (Path file : mentionFiles) {
                MentionLines lines = new MentionLines(file, err);
                for (Mention mention = lines.next(); mention != null; mention = lines.next()) {
                    written += write(mention, out);
                }
                bad += lines.bad;
            }
            int unmatched = byMention.size() + byPost.size();
            err.println(written + " labelled posts from " + corrections + " corrections of " + Kind.name(kind)
                    + (unmatched == 0 ? "" : "; " + unmatched + " are about posts that are not among the mentions"));
            return bad == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void hear(Activity activity) {
        if (activity.correct() == null || kind.label(activity.correct()) == null) {
            return;
        }
        String brand = activity.about();
        Map<String, Activity> heard = brand == null ? byPost : byMention;
        String about = brand == null ? activity.lead() : Mention.id(brand, activity.lead());
        heard.merge(about, activity, (before, now) -> now.at().isBefore(before.at()) ? before : now);
    }

    /** Writes the mention if it was corrected, once. */
    private int write(Mention mention, PrintWriter out) {
        Activity ofMention = byMention.remove(mention.mention());
        Activity ofPost = byPost.remove(mention.post().id());
        Activity activity = ofMention == null ? ofPost : ofMention;
        if (activity == null || activity.correct() == null) {
            return 0;
        }
        String label = kind.label(activity.correct());
        ObjectNode line = Json.MAPPER
                .createObjectNode()
                .put("label", label)
                .put("text", mention.post().text());
        line.put("language", kind == Kind.LANGUAGE ? label : mention.language().code());
        line.put("mention", mention.mention());
        out.write(line.toString());
        out.write('\n');
        return 1;
    }

    /** The mentions of a file. */
    private static final class MentionLines {
        private final Path file;
        private final PrintWriter errors;
        private final MentionReader reader = new MentionReader();
        private final BufferedReader lines;
        private int number;
        private int bad;

        MentionLines(Path file, PrintWriter errors) throws IOException {
            this.file = file;
            this.errors = errors;
            // Decoded leniently: bytes that are not UTF-8 spoil their own line only.
            lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        }

        @Nullable
        Mention next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    byte[] value = line.getBytes(StandardCharsets.UTF_8);
                    return reader.read(new RawRecord(file.toString(), 0, number, 0, null, value, null));
                } catch (MentionReader.NoMentionException e) {
                    errors.println(file + ":" + number + ": " + e.getMessage());
                    bad++;
                }
            }
            lines.close();
            return null;
        }
    }
}
