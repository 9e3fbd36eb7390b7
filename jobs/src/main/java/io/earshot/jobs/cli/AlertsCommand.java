package io.earshot.jobs.cli;

import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.notify.Courier;
import io.earshot.jobs.notify.NotifyConfig;
import io.earshot.notify.Message;
import io.earshot.notify.Target;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What has to do with telling people of alerts. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Tries how people are told of alerts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AlertsCommand.TestCommand.class)
final class AlertsCommand {

    /** Sends everybody, or those who are named, a test message. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Sends a message that says it is a test to everybody whom the file of targets and routes names, once.",
                "Says who took it. Ends with 1 if somebody did not, or if the file has errors."
            })
    static final class TestCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(
                names = "--notify",
                paramLabel = "FILE",
                description = "targets and routes, over notify.file in settings")
        private @Nullable Path people;

        @Option(names = "--target", paramLabel = "NAME", description = "only this one; may be given again")
        private List<String> names = new ArrayList<>();

        @Option(names = "--config", paramLabel = "FILE", description = "settings, YAML; later files over earlier ones")
        private List<Path> files = new ArrayList<>();

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one setting, over files and environment")
        private List<String> assignments = new ArrayList<>();

        @Override
        public Integer call() throws Exception {
            PrintWriter err = spec.commandLine().getErr();
            List<String> settings = new ArrayList<>(assignments);
            if (people != null) {
                settings.add("notify.file=" + people);
            }
            NotifyConfig config;
            try {
                config = JobsConfig.load(files, System.getenv(), settings).notification();
            } catch (ConfigException e) {
                e.errors().forEach(err::println);
                return 1;
            }
            List<Target> targets = config.plan().targets();
            if (targets.isEmpty()) {
                err.println(
                        "there is nobody to tell: name a file with targets by --notify FILE, or by notify.file in --config");
                return 2;
            }
            for (String name : names) {
                if (config.plan().target(name).isEmpty()) {
                    err.println("there is no target " + name + "; there are "
                            + String.join(
                                    ", ", targets.stream().map(Target::name).toList()));
                    return 2;
                }
            }
            return test(
                    config,
                    targets.stream()
                            .map(Target::name)
                            .filter(name -> names.isEmpty() || names.contains(name))
                            .toList());
        }

        private int test(NotifyConfig config, List<String> chosen) {
            PrintWriter out = spec.commandLine().getOut();
            Map<String, CompletableFuture<Outcome>> attempts = new LinkedHashMap<>();
            int untold = 0;
            try (Courier courier = new Courier(config)) {
                chosen.forEach(name -> attempts.put(name, courier.send(Message.test(name, Instant.now()))));
                for (Map.Entry<String, CompletableFuture<Outcome>> attempt : attempts.entrySet()) {
                    Outcome outcome = attempt.getValue().join();
                    boolean isTold = outcome.kind() == Outcome.Kind.TOLD;
                    untold += isTold ? 0 : 1;
                    out.println(attempt.getKey() + ": " + (isTold ? "told" : "not told") + ": " + outcome.detail());
                    out.flush();
                }
            }
            return untold == 0 ? 0 : 1;
        }
    }
}
