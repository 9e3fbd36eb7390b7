package io.earshot.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints and savepoints that one job left behind, below one directory:
 * {@code <Flink's job id>/chk-<n>} and {@code savepoint-<…>}.
 */
record RetainedState(Path directory) {
    /** Flink puts this file in place last: where it is, the rest is. */
    private static final String METADATA = "_metadata";

    private static final Pattern STATE = Pattern.compile("chk-\\d+|savepoint-.*");

    /** The newest one that is complete. */
    Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        Newest newest = new Newest();
        Files.walkFileTree(directory, newest);
        return Optional.ofNullable(newest.state);
    }

    /** Removes directories without any file in them, which every run leaves. */
    void sweep() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (!visited.equals(directory) && visited.toFile().list().length == 0) {
                    Files.delete(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static final class Newest extends SimpleFileVisitor<Path> {
        private @Nullable Path state;
        private @Nullable FileTime time;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path parent = file.getParent();
            if (file.endsWith(METADATA)
                    && STATE.matcher(parent.getFileName().toString()).matches()
                    && (time == null || attributes.lastModifiedTime().compareTo(time) > 0)) {
                state = parent;
                time = attributes.lastModifiedTime();
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
