package io.earshot.local;

import io.earshot.jobs.cli.ProcessMark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} tells of a system that runs.
 *
 * @param pid the process that holds the jobs, and the leashes of the servers
 * @param processStarted when that process started, null where the system does not tell
 * @param readySince when all was up
 * @param kafka bootstrap address
 * @param elasticsearch URL
 * @param flink URL of Flink's web page
 * @param servers the other processes, by name
 */
record RunFile(
        long pid,
        @Nullable Instant processStarted,
        Instant readySince,
        String kafka,
        String elasticsearch,
        String flink,
        Map<String, ProcessMark> servers) {

    RunFile {
        servers = servers == null ? Map.of() : new TreeMap<>(servers);
    }

    Optional<ProcessHandle> process() {
        return new ProcessMark(pid, processStarted).running();
    }

    /** Those of the other processes that run still. */
    List<ProcessHandle> runningServers() {
        return servers.values().stream()
                .flatMap(mark -> mark.running().stream())
                .toList();
    }
}
