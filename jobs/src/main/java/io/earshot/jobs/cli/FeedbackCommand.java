package io.earshot.jobs.cli;

import io.earshot.care.Activity;
import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.MentionReader;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.send.KafkaAddress;
import io.earshot.jobs.send.SendException;
import io.earshot.mention.Mention;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes labelled posts of what people corrected. */
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        description = {
            "Makes labelled posts of the judgements that people corrected, for `earshot train` and `earshot eval`:"
                    + " joins activity of type feedback that has `correct` with the mentions that it is about, and writes"
                    + " JSON lines of label, text (as the mention has it, without personal data), language and mention.",
            "Reads the topics earshot.activity and earshot.mentions of the Kafka that runs here or is named, as far as"
                    + " they reach back; or, with --activity and --mentions, JSON lines as in these topics. Where a post"
                    + " was corrected more than once, the latest word counts.",
            "Ends with 1 if a line of a file is bad; the other lines are done all the same."
        })
final class FeedbackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--activity", paramLabel = "FILE", description = "activity; may be repeated")
    private List<Path> activityFiles = new ArrayList<>();

    @Option(names = "--mentions", paramLabel = "FILE", description = "mentions; may be repeated")
    private List<Path> mentionFiles = new ArrayList<>();

    @Mixin
    private KafkaTarget kafka = new KafkaTarget();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            required = true,
            description = "which corrections: sentiment, intent, language or actionable")
    private Corrections.Kind kind = Corrections.Kind.SENTIMENT;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (activityFiles.isEmpty() && mentionFiles.isEmpty()) {
                return fromKafka(kafka.resolve(), out, err);
            }
            if (activityFiles.isEmpty() || mentionFiles.isEmpty()) {
                err.println("--activity and --mentions: expected both, or neither to read them from Kafka");
                return 2;
            }
            return fromFiles(out, err);
        } catch (ConfigException e) {
            e.errors().forEach(err::println);
            return 2;
        } catch (SendException | IOException e) {
            err.println(e instanceof IOException unreadable ? Unreadable.message(unreadable) : e.getMessage());
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (KafkaException e) {
            err.println("Kafka cannot be read: " + e.getMessage());
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int fromFiles(PrintWriter out, PrintWriter err) throws IOException {
        Corrections corrections = new Corrections(kind);
        int bad = 0;
        for (Path file : activityFiles) {
            bad += RecordLines.read(file, err, line -> Activity.read(null, line), corrections::hear);
        }
        int heard = corrections.size();
        int written = 0;
        for (Path file : mentionFiles) {
            MentionLines lines = new MentionLines(file, err);
            for (Mention mention = lines.next(); mention != null; mention = lines.next()) {
                written += corrections.write(mention, out);
            }
            bad += lines.bad;
        }
        summarize(written, heard, corrections, err);
        return bad == 0 ? 0 : 1;
    }

    /** A record that cannot be read is passed over: it is not the reader's, and the jobs made a dead letter of it. */
    private int fromKafka(KafkaConfig from, PrintWriter out, PrintWriter err)
            throws SendException, InterruptedException {
        KafkaAddress.check(from, Topics.ACTIVITY);
        KafkaAddress.check(from, Topics.MENTIONS);
        FeedbackTopics topics = FeedbackTopics.read(from, kind);
        int heard = topics.corrections().size();
        int written = 0;
        for (Mention mention : topics.mentions()) {
            written += topics.corrections().write(mention, out);
        }
        summarize(written, heard, topics.corrections(), err);
        if (topics.unreadable() > 0) {
            err.println(
                    topics.unreadable() + " records cannot be read and were passed over; see " + Topics.DEAD_LETTERS);
        }
        return 0;
    }

    private void summarize(int written, int heard, Corrections left, PrintWriter err) {
        err.println(written + " labelled posts from " + heard + " corrections of "
                + kind.name().toLowerCase(Locale.ROOT)
                + (left.size() == 0 ? "" : "; " + left.size() + " are about posts that are not among the mentions"));
    }

    /** The mentions of a file. */
    private static final class MentionLines {
        private final Path file;
        private final PrintWriter errors;
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
                    return MentionReader.read(new RawRecord(file.toString(), 0, number, 0, null, value, null));
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
