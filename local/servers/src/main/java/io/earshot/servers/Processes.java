package io.earshot.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system knows of processes. */
final class Processes {
    private Processes() {}

    /** Whether a process still runs: one that has ended but that nobody has reaped does not. */
    static boolean isRunning(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            String afterName = stat.substring(stat.lastIndexOf(')') + 1).strip();
            return !afterName.startsWith("Z") && !afterName.startsWith("X");
        } catch (IOException e) {
            return handle.isAlive(); // no /proc here, or it has just gone
        }
    }
}
