package io.earshot.local;

import io.earshot.jobs.cli.LocalSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} can be told of the system. */
final class UpOptions {
    private static final int MOST_CORES_BY_DEFAULT = 4;

    @Option(names = "--kafka-port", paramLabel = "N", description = "default: the last time's, else a free one")
    private int kafkaPort;

    @Option(names = "--elasticsearch-port", paramLabel = "N", description = "default: the last time's, else a free one")
    private int elasticsearchPort;

    @Option(names = "--flink-port", paramLabel = "N", description = "Flink's web page; default as above")
    private int flinkPort;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "of each job; default: the machine's cores, at most 4")
    private int parallelism =
            Math.min(MOST_CORES_BY_DEFAULT, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--state-backend",
            paramLabel = "hashmap|rocksdb",
            defaultValue = "hashmap",
            description = "where the jobs keep their state: in memory, or on disk when there is much of it")
    private StateBackend stateBackend;

    @Option(
            names = "--checkpoint-seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often state is kept, and results are shown in Kafka (default: ${DEFAULT-VALUE})")
    private int checkpointSeconds;

    @Option(
            names = "--kafka-heap",
            paramLabel = "MB",
            defaultValue = "512",
            description = "memory of the broker (default: ${DEFAULT-VALUE})")
    private int kafkaHeapMegabytes;

    @Option(
            names = "--elasticsearch-heap",
            paramLabel = "MB",
            defaultValue = "1024",
            description = "memory of the node (default: ${DEFAULT-VALUE})")
    private int elasticsearchHeapMegabytes;

    @Option(names = "--clock", paramLabel = "wall|event", description = "what service clocks go by: event on a replay")
    private @Nullable String clock;

    @Option(names = "--config", paramLabel = "FILE", description = "settings of the jobs, YAML")
    private List<Path> configFiles = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one setting of the jobs")
    private List<String> assignments = new ArrayList<>();

    private enum StateBackend {
        hashmap,
        rocksdb
    }

    PortNumbers ports() {
        return new PortNumbers(kafkaPort, 0, elasticsearchPort, 0, flinkPort);
    }

    int parallelism() {
        return parallelism;
    }

    String stateBackend() {
        return stateBackend.name();
    }

    int checkpointSeconds() {
        return checkpointSeconds;
    }

    int kafkaHeapMegabytes() {
        return kafkaHeapMegabytes;
    }

    int elasticsearchHeapMegabytes() {
        return elasticsearchHeapMegabytes;
    }

    List<Path> configFiles() {
        return configFiles;
    }

    /** Settings of the jobs, without those that follow from the servers' addresses. */
    List<String> assignments() {
        List<String> all = new ArrayList<>(assignments);
        if (clock != null) {
            all.add("clock=" + clock);
        }
        return all;
    }

    static DataDirectory directory(@Nullable Path chosen) {
        return new DataDirectory(chosen != null ? chosen : LocalSystem.defaultData());
    }
}
