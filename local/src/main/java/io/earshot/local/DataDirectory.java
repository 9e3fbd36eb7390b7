package io.earshot.local;

import com.fasterxml.jackson.core.JacksonException;
import io.earshot.jobs.cli.LocalSystem;
import io.earshot.jobs.cli.ProcessMark;
import io.earshot.json.Json;
import io.earshot.servers.Trees;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory that holds all data of one local system:
 *
 * <pre>
 *  earshot-data.txt   says that it is ours
 *  lock               held by the system that runs
 *  up.json            its process, from when it starts
 *  run.json           where its parts are, while it is ready
 *  ports.json         the ports it had, for the next time
 *  kafka/ elasticsearch/ flink/ logs/
 * </pre>
 */
record DataDirectory(Path path) {
    private static final String MARKER = "earshot-data.txt";
    private static final String MARKER_TEXT = """
            This directory holds the data of an Earshot system on this machine.
            `earshot down --data DIR --purge` stops it and removes the directory.
            """;
    private static final String LOCK = "lock";
    private static final String PROCESS = "up.json";
    private static final String PORTS = "ports.json";

    DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Makes the directory, where it is not there.
     *
     * @throws UserException if something else is in it
     */
    void create() throws IOException, UserException {
        if (Files.exists(path) && !isOurs() && !isEmpty()) {
            throw new UserException(
                    path + ": holds something else than Earshot's data: name another directory with --data");
        }
        try {
            Files.createDirectories(path);
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) { // root's Elasticsearch runs as another user
                Files.setPosixFilePermissions(path, permissions);
            }
            Files.createDirectories(logs());
            Files.writeString(path.resolve(MARKER), MARKER_TEXT);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new UserException(e.getFile() + ": may not be written: name another directory with --data");
        }
    }

    boolean isOurs() {
        return Files.isRegularFile(path.resolve(MARKER));
    }

    private boolean isEmpty() throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path elasticsearch() {
        return path.resolve("elasticsearch");
    }

    Path flink() {
        return path.resolve("flink");
    }

    /** What the jobs and Flink log. */
    Path log() {
        return logs().resolve("earshot.log");
    }

    Path logs() {
        return path.resolve("logs");
    }

    /**
     * Takes the directory for this process. Closing what is returned gives it back; so does the end of the process,
     * whatever it is.
     *
     * @throws UserException if another system runs on it
     */
    FileChannel lock() throws IOException, UserException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            String who = process().map(mark -> " (process " + mark.pid() + ")").orElse("");
            throw new UserException(path + ": a system runs on this data already" + who
                    + ": `earshot status` shows it, `earshot down` stops it, --data starts another elsewhere");
        }
        write(PROCESS, ProcessMark.of(ProcessHandle.current()));
        return channel;
    }

    /** The process that has taken the directory, starting, ready or stopping. */
    Optional<ProcessMark> process() throws IOException {
        return read(PROCESS, ProcessMark.class).filter(mark -> mark.running().isPresent());
    }

    /** What the last system on this data told of itself when it was ready. It may not run any more. */
    Optional<RunFile> run() throws IOException {
        return read(LocalSystem.FILE, RunFile.class);
    }

    void write(RunFile run) throws IOException {
        write(LocalSystem.FILE, run);
    }

    void removeRun() throws IOException {
        Files.deleteIfExists(path.resolve(LocalSystem.FILE));
    }

    /** The ports of the last time; all 0 where there was none. */
    PortNumbers ports() throws IOException {
        return read(PORTS, PortNumbers.class).orElse(PortNumbers.NONE);
    }

    void write(PortNumbers ports) throws IOException {
        write(PORTS, ports);
    }

    /** Removes the directory and all in it. */
    void purge() throws IOException, UserException {
        if (!isOurs()) {
            throw new UserException(
                    path + ": not removed, for it is not recognisably Earshot's: " + MARKER + " is not in it");
        }
        Trees.delete(path);
    }

    private <T> Optional<T> read(String name, Class<T> type) throws IOException {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(path.resolve(name)), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException(path.resolve(name) + ": " + e.getOriginalMessage(), e);
        }
    }

    private void write(String name, Object value) throws IOException {
        Path unfinished = path.resolve(name + ".part");
        Files.write(unfinished, Json.bytes(value));
        Files.move(unfinished, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
