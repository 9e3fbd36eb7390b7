package io.earshot.jobs.cli;

import io.earshot.jobs.Job;
import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.JobsConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one job, or all: in this process, or on the cluster whose command line called us. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one job, or all: in this process, or on a Flink cluster.",
            "On a cluster: flink run -d earshot-jobs.jar run mentions --config earshot.yaml"
        })
final class RunCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            description = "mentions, trends, care, notify, tickets, or all that have something to do")
    private String job;

    @Option(names = "--config", paramLabel = "FILE", description = "settings, YAML; later files over earlier ones")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one setting, over files and environment")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--clock", paramLabel = "wall|event", description = "same as --set clock=…: event on a replay")
    private @Nullable String clock;

    @Option(names = "--bounded", description = "end with the records that are there at the start")
    private boolean bounded;

    @Override
    public Integer call() throws Exception {
        Optional<Job> one = job();
        List<String> settings = new ArrayList<>(assignments);
        if (clock != null) {
            settings.add("clock=" + clock);
        }
        JobsConfig config;
        try {
            config = JobsConfig.load(files, System.getenv(), settings);
        } catch (ConfigException e) {
            e.errors().forEach(spec.commandLine().getErr()::println);
            return 1;
        }
        List<Job> jobs = one.isPresent() ? List.of(one.get()) : Job.of(config);
        List<JobClient> running = new ArrayList<>();
        for (Job each : jobs) {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            try {
                each.build(env, config, bounded);
            } catch (IllegalArgumentException e) {
                spec.commandLine().getErr().println(e.getMessage());
                return 1;
            }
            if (one.isPresent()) {
                env.execute(each.title());
            } else {
                running.add(env.executeAsync(each.title()));
            }
        }
        for (JobClient each : running) {
            each.getJobExecutionResult().get();
        }
        return 0;
    }

    /** The one that is named; empty for all. */
    private Optional<Job> job() {
        if (job.equals(ALL)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Job.values())
                .filter(candidate -> candidate.id().equals(job))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "unknown job '" + job + "': expected mentions, trends, care, notify, tickets or all")));
    }
}
