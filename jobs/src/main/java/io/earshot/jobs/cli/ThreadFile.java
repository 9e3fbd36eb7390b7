package io.earshot.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.earshot.viral.Spread;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads threads that are over: CSV with a header, a row a post, with the thread it belongs to, seconds and followers of
 * its author. Without a column of threads the file is one thread.
 */
final class ThreadFile {
    private static final List<String> THREAD = List.of("cascade", "thread", "conversation");
    private static final List<String> SECONDS = List.of("time_s", "seconds", "relative_time_second", "time");
    private static final List<String> FOLLOWERS = List.of("followers", "number_of_followers");

    private final Path file;
    private final Consumer<String> problems;
    private int bad;

    private record Post(double seconds, long followers) {}

    /**
     * Prepares to read.
     *
     * @param problems is told of each row that cannot be read, with its place
     */
    ThreadFile(Path file, Consumer<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** All threads, in the order in which they are first named. Rows that cannot be read are left out and counted. */
    List<Spread> read() throws IOException {
        Map<String, List<Post>> threads = new LinkedHashMap<>();
        try (Reader reader = Files.newBufferedReader(file, UTF_8);
                CSVParser csv = Csv.WITH_HEADER.parse(reader)) {
            Optional<String> thread = column(csv, THREAD);
            Optional<String> seconds = column(csv, SECONDS);
            Optional<String> followers = column(csv, FOLLOWERS);
            if (seconds.isEmpty() || followers.isEmpty()) {
                problem(
                        1,
                        "the header needs a column of " + SECONDS + " and one of " + FOLLOWERS + ", found "
                                + csv.getHeaderNames());
                return List.of();
            }
            for (CSVRecord record : csv) {
                long line = csv.getCurrentLineNumber();
                if (!record.isConsistent()) {
                    problem(
                            line,
                            "the header has " + csv.getHeaderNames().size() + " columns, this row has "
                                    + record.size());
                    continue;
                }
                double at = number(record.get(seconds.get()));
                double audience = number(record.get(followers.get()));
                if (Double.isNaN(at) || Double.isNaN(audience)) {
                    problem(
                            line,
                            "seconds and followers of at least 0 were expected, found " + record.get(seconds.get())
                                    + " and " + record.get(followers.get()));
                    continue;
                }
                threads.computeIfAbsent(thread.map(record::get).orElse(""), id -> new ArrayList<>())
                        .add(new Post(at, Math.round(audience)));
            }
        }
        return threads.entrySet().stream()
                .map(each -> spread(each.getKey(), each.getValue()))
                .toList();
    }

    /** Rows, or headers, that could not be read. */
    int bad() {
        return bad;
    }

    private Spread spread(String id, List<Post> posts) {
        posts.sort(Comparator.comparingDouble(Post::seconds));
        double start = posts.get(0).seconds();
        return new Spread(
                id.isEmpty() ? String.valueOf(file.getFileName()) : id,
                posts.stream().mapToDouble(post -> post.seconds() - start).toArray(),
                posts.stream().mapToLong(Post::followers).toArray());
    }

    private static Optional<String> column(CSVParser csv, List<String> names) {
        return names.stream().filter(csv.getHeaderMap()::containsKey).findFirst();
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return number >= 0 && number < 1e15 ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void problem(long line, String what) {
        bad++;
        problems.accept(file + ":" + line + ": " + what);
    }
}
