package io.earshot.jobs.cli;

import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.setup.Finding;
import io.earshot.jobs.setup.PanelQueries;
import io.earshot.jobs.setup.Setup;
import io.earshot.jobs.setup.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Creates what the jobs and the dashboards need, and says what it did. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description = {
            "Creates topics, index templates, lifecycle policies, dashboards and alert rules.",
            "Sets up what is named: --kafka, --elasticsearch, --kibana, or Kafka and Elasticsearch of --config; "
                    + "nothing named, those of the local system. Credentials come from --config or the environment.",
            "What is there and as it should be is left alone, so it can be run again at any time."
        })
final class SetupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "create the topics there")
    private @Nullable String kafka;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "install templates, policies and the first indices there")
    private @Nullable String elasticsearch;

    @Option(
            names = "--kibana",
            paramLabel = "URL",
            description =
                    "import the dashboards there, in place of ours that are there, and create missing alert rules")
    private @Nullable String kibana;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings of the jobs, YAML; later over earlier ones")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "the local system's data directory")
    private @Nullable Path data;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "partitions of topics that are created; default ${DEFAULT-VALUE}")
    private int partitions = Setup.PARTITIONS;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "copies of each Elasticsearch shard besides the first, also of indices that are there;"
                    + " unless told, one where a second node can hold it")
    private @Nullable Integer replicas;

    @Option(names = "--dry-run", description = "change nothing, say what would be done")
    private boolean dryRun;

    @Option(
            names = "--verify",
            description = "change nothing, run the search of each dashboard panel and say how much it finds;"
                    + " ends with 1 if a panel finds nothing")
    private boolean verify;

    @Override
    public Integer call() throws InterruptedException {
        if (partitions < 1) {
            throw new ParameterException(spec.commandLine(), "--partitions " + partitions + ": expected 1 or more");
        }
        if (replicas != null && replicas < 0) {
            throw new ParameterException(spec.commandLine(), "--replicas " + replicas + ": expected 0 or more");
        }
        URI kibanaAddress = kibana == null ? null : address(kibana);
        boolean named = kafka != null || elasticsearch != null || kibana != null || !files.isEmpty();
        if (!named) {
            Optional<LocalSystem> local =
                    LocalSystem.running(data).filter(it -> it.kafka() != null || it.elasticsearch() != null);
            if (local.isEmpty()) {
                err().println("No local system runs here. Start one with `earshot up`, or say what to set up:"
                        + " --kafka, --elasticsearch, --kibana or --config.");
                return 1;
            }
            kafka = local.get().kafka();
            elasticsearch = local.get().elasticsearch();
        }
        List<String> assignments = new ArrayList<>();
        if (kafka != null) {
            assignments.add("kafka.bootstrap-servers=" + kafka);
        }
        if (elasticsearch != null) {
            assignments.add("elasticsearch.hosts=" + elasticsearch);
        }
        JobsConfig config;
        try {
            config = JobsConfig.load(files, System.getenv(), assignments);
        } catch (ConfigException e) {
            e.errors().forEach(err()::println);
            return 1;
        }
        return verify ? verify(config) : setUp(config, kibanaAddress);
    }

    private int setUp(JobsConfig config, @Nullable URI kibanaAddress) throws InterruptedException {
        boolean all = kafka == null && elasticsearch == null && kibanaAddress == null;
        List<Step> steps = new ArrayList<>();
        if (kafka != null || all) {
            steps.addAll(Setup.topics(config.kafka(), partitions, dryRun));
        }
        if (elasticsearch != null || all) {
            steps.addAll(Setup.elasticsearch(config.elasticsearch(), replicas, dryRun));
        }
        if (kibanaAddress != null) {
            steps.addAll(Setup.kibana(kibanaAddress, config.elasticsearch(), dryRun));
        }
        PrintWriter out = spec.commandLine().getOut();
        steps.forEach(step -> out.println(step.line(dryRun)));
        out.flush();
        err().println(summary(steps));
        return steps.stream().anyMatch(Step::failed) ? 1 : 0;
    }

    private URI address(String url) {
        try {
            URI address = URI.create(url);
            if (address.getHost() != null && address.getUserInfo() == null && address.getScheme() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Refused below: its message would show the address, and so a password in it.
        }
        throw new ParameterException(
                spec.commandLine(),
                "--kibana: expected an address such as http://127.0.0.1:5601 or https://kibana.example.com/s/marketing,"
                        + " without a user and password: set elasticsearch.username and .password");
    }

    private String summary(List<Step> steps) {
        Map<Step.Result, Long> counts = steps.stream()
                .collect(Collectors.groupingBy(
                        Step::result, () -> new EnumMap<>(Step.Result.class), Collectors.counting()));
        boolean quiet = steps.stream()
                .noneMatch(step ->
                        step.failed() || step.result() == Step.Result.CREATED || step.result() == Step.Result.UPDATED);
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().word(dryRun))
                .collect(Collectors.joining(", ", quiet ? "Nothing to do: " : "", "."));
    }

    private int verify(JobsConfig config) throws InterruptedException {
        List<Finding> findings;
        try {
            findings = PanelQueries.run(config.elasticsearch());
        } catch (IOException e) {
            err().println("Elasticsearch at " + config.elasticsearch().hosts().get(0) + ": no answer: "
                    + e.getMessage());
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(finding.line()));
        out.flush();
        long without = findings.stream().filter(finding -> !finding.hasData()).count();
        err().println(
                        without == 0
                                ? "All %d panels find data.".formatted(findings.size())
                                : "%d of %d panels lack data.".formatted(without, findings.size()));
        return without == 0 ? 0 : 1;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
