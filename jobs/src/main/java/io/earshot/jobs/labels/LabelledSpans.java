package io.earshot.jobs.labels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import io.earshot.spike.NabSeries.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Labelled spans of series, as the Numenta Anomaly Benchmark keeps them: a JSON object with, for each series, a list of
 * pairs of times.
 */
public final class LabelledSpans {
    private final Path file;
    private final JsonNode spans;
    private final Function<String, Instant> instant;

    private LabelledSpans(Path file, JsonNode spans, Function<String, Instant> instant) {
        this.file = file;
        this.spans = spans;
        this.instant = instant;
    }

    /**
     * Reads the spans of all series of a file.
     *
     * @param instant how times are read; throws {@link DateTimeException} for what is none
     * @throws IllegalArgumentException if the file is no JSON object
     */
    public static LabelledSpans read(Path file, Function<String, Instant> instant) throws IOException {
        try {
            JsonNode spans = Json.MAPPER.readTree(Files.readString(file));
            if (!spans.isObject()) {
                throw new IllegalArgumentException(
                        file + ": a JSON object was expected, {\"series\": [[\"from\", \"to\"], ...]}");
            }
            return new LabelledSpans(file, spans, instant);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The spans of a series as rows.
     *
     * @param series its file: the object has it by its name, with or without its ending, or by a path that ends with it
     * @param times of its rows, ascending
     * @throws IllegalArgumentException if the object has no such series, or a span is none
     */
    public List<Window> of(Path series, List<Instant> times) {
        List<Window> windows = new ArrayList<>();
        for (JsonNode span : spans(String.valueOf(series.getFileName()))) {
            if (span.size() != 2) {
                throw new IllegalArgumentException(file + ": [from, to] was expected, found " + span);
            }
            int first = row(times, time(span.get(0)), false);
            int last = row(times, time(span.get(1)), true);
            if (first >= last) {
                throw new IllegalArgumentException(file + ": " + series + " has no two rows in " + span);
            }
            windows.add(new Window(first, last));
        }
        return windows;
    }

    private JsonNode spans(String name) {
        String bare = name.replaceFirst("\\.[^.]*$", "");
        List<String> names = new ArrayList<>();
        spans.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(key -> key.equals(bare) || key.equals(name) || key.endsWith("/" + name))
                .findFirst()
                .map(spans::get)
                .orElseThrow(() -> new IllegalArgumentException(
                        file + ": a list of windows for " + bare + " was expected, found " + names));
    }

    private Instant time(JsonNode text) {
        try {
            return instant.apply(text.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    file + ": a time like 2026-11-22 08:15:00 was expected, found " + text, e);
        }
    }

    /** The first row at or after a time, or the last at or before it. */
    private static int row(List<Instant> times, Instant at, boolean isLast) {
        int found = Collections.binarySearch(times, at);
        int after = found >= 0 ? found : -found - 1;
        return isLast && found < 0 ? after - 1 : after;
    }
}
