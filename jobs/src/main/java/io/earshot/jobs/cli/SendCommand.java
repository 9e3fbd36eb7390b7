package io.earshot.jobs.cli;

import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.send.ActivityReader;
import io.earshot.jobs.send.CustomerReader;
import io.earshot.jobs.send.Delivery;
import io.earshot.jobs.send.Dispatch;
import io.earshot.jobs.send.InputFile;
import io.earshot.jobs.send.KafkaAddress;
import io.earshot.jobs.send.Mapping;
import io.earshot.jobs.send.MappingException;
import io.earshot.jobs.send.Outgoing;
import io.earshot.jobs.send.Pace;
import io.earshot.jobs.send.PostReader;
import io.earshot.jobs.send.Problems;
import io.earshot.jobs.send.Progress;
import io.earshot.jobs.send.RecordReader;
import io.earshot.jobs.send.SendException;
import io.earshot.post.BadPostException;
import io.earshot.post.PostFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends posts, activity or customers from files into Kafka. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "Sends posts, activity or customers into Kafka: JSON lines, or with --map CSV and any other JSON lines.",
            "Each line is held against the contract before it is sent; a bad one is named, and the others go."
                    + " Posts may be in any format that the pipeline reads. Files may be compressed by gzip."
        },
        footer = {"", "Exit codes: 0 all sent, 1 bad lines or a failure, 2 bad usage."})
final class SendCommand implements Callable<Integer> {
    private static final String ENVIRONMENT = "EARSHOT_KAFKA_BOOTSTRAP_SERVERS";

    private static final Map<String, String> TOPICS =
            Map.of("posts", Topics.POSTS, "activity", Topics.ACTIVITY, "customers", Topics.CUSTOMERS);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files to send, in this order; - is standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--topic",
            paramLabel = "posts|activity|customers",
            description = "what they are; default ${DEFAULT-VALUE}")
    private String topic = "posts";

    @Option(names = "--map", paramLabel = "MAPPING", description = "YAML that says where each field comes from")
    private @Nullable Path map;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "format of the lines: earshot, x, bluesky, mastodon, reddit; told by shape otherwise")
    private @Nullable String format;

    @Option(names = "--speed", paramLabel = "N", description = "send at N times the records' own pace")
    private @Nullable Double speed;

    @Option(names = "--sort", description = "put all records in order of time first (in memory)")
    private boolean sort;

    @Option(
            names = "--shift-to-now",
            description = "move times to the present: with --speed each record happens when it is sent,"
                    + " without it the newest is of now (in memory)")
    private boolean shiftToNow;

    @Option(names = "--strict", description = "send nothing unless every line is good (in memory)")
    private boolean strict;

    @Option(names = "--print", description = "write the records to standard output, send nothing")
    private boolean print;

    @Option(names = "--quiet", description = "say nothing of progress")
    private boolean quiet;

    @Option(
            names = {"--bootstrap-servers", "--kafka"},
            paramLabel = "HOST:PORT",
            description = "Kafka; default: --config, " + ENVIRONMENT + ", or the local system that runs")
    private @Nullable String bootstrapServers;

    @Option(names = "--config", paramLabel = "FILE", description = "settings of the jobs, for kafka.*")
    private List<Path> configs = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "the local system's data directory")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException {
        List<InputFile> inputs = files.stream().map(InputFile::new).toList();
        checkUsage(inputs);
        PrintWriter err = spec.commandLine().getErr();
        try {
            return send(inputs, err);
        } catch (MappingException e) {
            e.errors().forEach(err::println);
        } catch (ConfigException e) {
            e.errors().forEach(err::println);
        } catch (SendException e) {
            err.println(e.getMessage());
        }
        err.flush();
        return 1;
    }

    private void checkUsage(List<InputFile> inputs) {
        for (InputFile input : inputs) {
            if (!input.exists()) {
                throw new ParameterException(spec.commandLine(), input.name() + ": there is no such file to read");
            }
            if (input.isCsvByName() && map == null) {
                throw new ParameterException(
                        spec.commandLine(), input.name() + ": CSV needs --map, which says what its columns mean");
            }
        }
        if (inputs.stream().filter(input -> input.name().equals("-")).count() > 1) {
            throw new ParameterException(spec.commandLine(), "-: standard input can be read once");
        }
        if (!TOPICS.containsKey(topic)) {
            throw new ParameterException(
                    spec.commandLine(), "--topic " + topic + ": expected posts, activity or customers");
        }
        if (!topic.equals("posts") && (map != null || format != null)) {
            throw new ParameterException(spec.commandLine(), "--map and --format are for posts");
        }
        if (map != null && format != null) {
            throw new ParameterException(spec.commandLine(), "--format and --map exclude each other");
        }
        if (speed != null && !(speed > 0 && speed <= 1e9)) {
            throw new ParameterException(spec.commandLine(), "--speed " + speed + ": expected a number above 0");
        }
        if (print && speed != null) {
            throw new ParameterException(spec.commandLine(), "--print writes at once: leave --speed out");
        }
    }

    private int send(List<InputFile> inputs, PrintWriter err)
            throws MappingException, ConfigException, SendException, InterruptedException {
        Problems problems = new Problems(err);
        RecordReader reader = reader(problems);
        if (print) {
            dispatch(inputs, reader, problems, this::print, err);
            spec.commandLine().getOut().flush();
            return problems.count() == 0 ? 0 : 1;
        }
        KafkaConfig kafka = kafka();
        String name = TOPICS.get(topic);
        KafkaAddress.check(kafka, name);
        Progress progress = new Progress(err, quiet, System.nanoTime());
        try (Delivery delivery = new Delivery(kafka, name, problems)) {
            Outgoing.Receiver receiver = outgoing -> {
                delivery.send(outgoing);
                progress.at(System.nanoTime(), delivery.acknowledged(), problems.count());
            };
            dispatch(inputs, reader, problems, receiver, err);
            delivery.finish();
            say(summary(reader, delivery.acknowledged(), problems.count())
                    + " in " + progress.summary(System.nanoTime(), delivery.acknowledged())
                    + " to " + name + " at " + kafka.bootstrapServers());
        }
        return problems.count() == 0 ? 0 : 1;
    }

    private RecordReader reader(Problems problems) throws MappingException {
        if (topic.equals("activity")) {
            return new ActivityReader(problems);
        }
        if (topic.equals("customers")) {
            return new CustomerReader(problems);
        }
        PostFormat told = null;
        if (format != null) {
            try {
                told = PostFormat.of(format);
            } catch (BadPostException e) {
                throw new ParameterException(spec.commandLine(), "--format: " + e.getMessage(), e);
            }
        }
        return new PostReader(map == null ? null : Mapping.load(map), told, problems);
    }

    private void dispatch(
            List<InputFile> inputs, RecordReader reader, Problems problems, Outgoing.Receiver receiver, PrintWriter err)
            throws SendException, InterruptedException {
        Pace pace = speed == null ? null : new Pace(speed);
        if (!sort && !strict && (!shiftToNow || pace != null)) {
            readAll(inputs, reader, problems, dispatch(receiver, pace, null, err));
        } else {
            List<Outgoing> records = new ArrayList<>();
            readAll(inputs, reader, problems, records::add);
            if (strict && problems.count() > 0) {
                throw new SendException("nothing was sent: --strict wants every line good");
            }
            Instant newest = records.stream()
                    .map(Outgoing::at)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            if (sort) {
                records.sort(Comparator.comparing(Outgoing::at));
            }
            Dispatch dispatch = dispatch(receiver, pace, newest, err);
            for (Outgoing outgoing : records) {
                dispatch.accept(outgoing);
            }
        }
        if (pace != null && pace.outOfOrder() > 0) {
            say(Progress.number(pace.outOfOrder()) + " records were older than one before them and went at once");
        }
    }

    private Dispatch dispatch(
            Outgoing.Receiver receiver, @Nullable Pace pace, @Nullable Instant newest, PrintWriter err) {
        return new Dispatch(receiver, err, pace, shiftToNow, newest, Instant.now());
    }

    private static void readAll(
            List<InputFile> inputs, RecordReader reader, Problems problems, Outgoing.Receiver receiver)
            throws SendException, InterruptedException {
        for (InputFile input : inputs) {
            try {
                reader.read(input, receiver);
            } catch (NoSuchFileException e) {
                problems.add(input.name(), "there is no such file");
            } catch (IOException e) {
                problems.add(input.name(), "cannot be read: " + e.getMessage());
            }
        }
    }

    private void print(Outgoing outgoing) {
        spec.commandLine().getOut().println(new String(outgoing.value(), StandardCharsets.UTF_8));
    }

    private KafkaConfig kafka() throws ConfigException, SendException {
        List<String> assignments = new ArrayList<>();
        Map<String, String> environment = System.getenv();
        if (bootstrapServers != null) {
            assignments.add("kafka.bootstrap-servers=" + bootstrapServers);
        } else if (data != null || (configs.isEmpty() && !environment.containsKey(ENVIRONMENT))) {
            assignments.add("kafka.bootstrap-servers=" + localKafka());
        }
        return JobsConfig.load(configs, environment, assignments).kafka();
    }

    private String localKafka() throws SendException {
        Optional<LocalSystem> local;
        try {
            local = LocalSystem.running(data);
        } catch (UncheckedIOException e) {
            throw new SendException(e.getCause().getMessage());
        }
        String address = local.map(LocalSystem::kafka).orElse(null);
        if (address == null) {
            throw new SendException("No Kafka to send to: `earshot up` starts one here, --bootstrap-servers or "
                    + ENVIRONMENT + " names another");
        }
        return address;
    }

    private String summary(RecordReader reader, long acknowledged, long bad) {
        StringBuilder summary = new StringBuilder(Progress.number(acknowledged)).append(" sent");
        if (bad > 0) {
            summary.append(", ").append(Progress.number(bad)).append(" bad");
        }
        if (reader instanceof PostReader posts && posts.withoutPost() > 0) {
            summary.append(", ").append(Progress.number(posts.withoutPost())).append(" without a post");
        }
        return summary.toString();
    }

    private void say(String message) {
        if (!quiet) {
            spec.commandLine().getErr().println(message);
            spec.commandLine().getErr().flush();
        }
    }
}
