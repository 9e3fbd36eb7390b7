package io.earshot.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The lock that a server holds on its data while it runs. */
final class DataLock {
    private static final long POLL_MILLIS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private DataLock() {}

    /**
     * Waits until nobody holds it: after {@code kill -9} of a parent, its children take some seconds to end, and a new
     * server on the same data would be refused.
     *
     * @throws IOException if somebody goes on holding it
     */
    static void awaitFree(Path file) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (isHeld(file)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(file.getParent() + ": another server uses this data (it holds the lock "
                        + file.getFileName() + "): stop it, or choose another directory");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean isHeld(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }
}
