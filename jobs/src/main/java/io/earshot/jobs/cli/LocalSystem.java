package io.earshot.jobs.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The system that {@code earshot up} runs on this machine, as its file {@code run.json} in the data directory tells:
 * a JSON object with {@code kafka}, {@code elasticsearch}, {@code flink}, {@code pid} and {@code processStarted}. A part that does not run is
 * absent there, and null here.
 *
 * @param data the directory that holds all its data
 * @param kafka bootstrap address, such as {@code 127.0.0.1:19092}
 * @param elasticsearch URL, such as {@code http://127.0.0.1:19200}
 * @param flink URL of Flink's web page
 */
public record LocalSystem(
        Path data,
        @Nullable String kafka,
        @Nullable String elasticsearch,
        @Nullable String flink) {
    /** Name of the file that tells what runs. Whoever writes it puts it in place in one move, and removes it at the end. */
    public static final String FILE = "run.json";

    private static final String DATA_VARIABLE = "EARSHOT_DATA";

    /**
     * The local system that runs, if one does.
     *
     * @param data its data directory, null for {@link #defaultData()}
     * @throws UncheckedIOException if the file is there and cannot be read; the message names it
     */
    public static Optional<LocalSystem> running(@Nullable Path data) {
        Path directory = data == null ? defaultData() : data;
        Path file = directory.resolve(FILE);
        try {
            JsonNode run = Json.MAPPER.readTree(Files.readAllBytes(file));
            if (!run.isObject()) {
                throw new IOException(file + ": not a JSON object; `earshot up` writes it anew");
            }
            JsonNode pid = run.path("pid");
            if (pid.canConvertToLong()
                    && new ProcessMark(pid.asLong(), started(file, run))
                            .running()
                            .isEmpty()) {
                return Optional.empty(); // it was killed before it could take its file away
            }
            return Optional.of(
                    new LocalSystem(directory, text(run, "kafka"), text(run, "elasticsearch"), text(run, "flink")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            String reason = file + ": not JSON: " + e.getOriginalMessage() + "; `earshot up` writes it anew";
            throw new UncheckedIOException(new IOException(reason, e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Instant started(Path file, JsonNode run) throws IOException {
        String started = text(run, "processStarted");
        try {
            return started == null ? null : Json.instant(started);
        } catch (DateTimeException e) {
            throw new IOException(file + ": processStarted is no instant: " + started, e);
        }
    }

    /**
     * What environment variable {@value #DATA_VARIABLE} names; without it {@code /var/lib/earshot} for root, and
     * {@code earshot} under {@code XDG_DATA_HOME} or {@code ~/.local/share} for others.
     */
    public static Path defaultData() {
        return defaultData(System.getProperty("user.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static Path defaultData(String user, Path home, Map<String, String> environment) {
        String chosen = environment.getOrDefault(DATA_VARIABLE, "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen).toAbsolutePath();
        }
        if (user.equals("root")) {
            return Path.of("/var/lib/earshot");
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.isEmpty() ? home.resolve(".local/share") : Path.of(xdg)).resolve("earshot");
    }

    private static @Nullable String text(JsonNode run, String field) {
        JsonNode value = run.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }
}
