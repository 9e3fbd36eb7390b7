package io.earshot.servers;

import java.time.Duration;

/** Waits for a child process to serve. */
final class Readiness {
    private static final long POLL_MILLIS = 100;

    private Readiness() {}

    /** Whether a server serves now. */
    @FunctionalInterface
    interface Check {
        boolean isReady() throws InterruptedException;
    }

    /**
     * Returns when the check holds.
     *
     * @throws ServerStartException if the process ends before, or if it takes longer than that
     */
    static void await(ChildProcess process, Duration longest, Check check)
            throws ServerStartException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!check.isReady()) {
            if (!process.isAlive()) {
                throw new ServerStartException(process.name() + " ended with exit code " + process.exitCode()
                        + " before it was ready;\n" + process.logTail());
            }
            if (System.nanoTime() > deadline) {
                throw new ServerStartException(process.name() + " was not ready after " + longest.toSeconds()
                        + " seconds;\n" + process.logTail());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
