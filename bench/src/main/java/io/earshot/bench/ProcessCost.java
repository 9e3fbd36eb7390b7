package io.earshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has cost so far, by the operating system's own accounts (Linux). */
record ProcessCost(Duration cpu, long peakBytes) {

    static ProcessCost of(long pid) {
        Duration cpu = ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        return new ProcessCost(cpu, peakBytes(pid));
    }

    /** CPU microseconds a record, between an earlier account and this one. */
    double cpuMicrosSince(ProcessCost earlier, long records) {
        return cpu.minus(earlier.cpu).toNanos() / 1e3 / records;
    }

    long peakMegabytes() {
        return peakBytes >> 20;
    }

    private static long peakBytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        } catch (IOException e) {
            // Not Linux, or the process is gone: its memory is not known.
        }
        return 0;
    }
}
