package io.earshot.jobs.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a process so that it is known again: a number alone may belong to another one by then.
 *
 * @param pid the system's number of it
 * @param started when it started, null where the system does not tell
 */
public record ProcessMark(long pid, @Nullable Instant started) {
    /** The system counts from when it booted, which it knows to a second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** The mark of a process. */
    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), process.info().startInstant().orElse(null));
    }

    /** The process, if it runs still. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle process) {
        Instant other = process.info().startInstant().orElse(null);
        return started == null
                || other == null
                || Duration.between(started, other).abs().compareTo(TOLERANCE) < 0;
    }
}
