package io.earshot.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads conversations between customers and companies on X: CSV with a header, a row a post, in the columns of the public
 * set "Customer Support on Twitter".
 */
final class ConversationFile {
    private static final List<String> COLUMNS =
            List.of("tweet_id", "author_id", "inbound", "created_at", "text", "in_response_to_tweet_id");
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss xx yyyy", Locale.ENGLISH);

    private final Path file;
    private final Consumer<String> problems;
    private final List<Post> posts = new ArrayList<>();
    /** Whoever wrote what is not inbound. */
    private final TreeSet<String> companies = new TreeSet<>();

    private int bad;

    /**
     * Prepares to read.
     *
     * @param problems is told of each row that cannot be read, with its place
     */
    ConversationFile(Path file, Consumer<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads the file. Rows that cannot be read are left out and counted. */
    void read() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, UTF_8);
                CSVParser csv = format.parse(reader)) {
            if (!csv.getHeaderMap().keySet().containsAll(COLUMNS)) {
                problem(
                        1,
                        "the header needs the columns " + String.join(", ", COLUMNS) + ", found "
                                + csv.getHeaderNames());
                return;
            }
            for (CSVRecord row : csv) {
                long line = csv.getCurrentLineNumber();
                if (!row.isConsistent()) {
                    problem(
                            line,
                            "the row has " + row.size() + " columns, the header has "
                                    + csv.getHeaderNames().size());
                    continue;
                }
                try {
                    add(row);
                } catch (DateTimeException e) {
                    problem(
                            line,
                            "expected a time such as Tue Oct 31 22:10:47 +0000 2017, found " + row.get("created_at"));
                }
            }
        }
    }

    /** Of all companies, each meant by whoever names its handle. */
    List<Brand> brands() {
        List<Brand> brands = new ArrayList<>();
        for (String company : companies) {
            brands.add(new Brand(
                    company.toLowerCase(Locale.ROOT),
                    company,
                    Map.of(Platform.X, List.of(company)),
                    List.of(),
                    List.of(new BrandQuery("handle", "@" + company))));
        }
        return brands;
    }

    /** All posts, in the order of the file. */
    List<Post> posts() {
        return posts;
    }

    /** Rows, or headers, that could not be read. */
    int bad() {
        return bad;
    }

    private void add(CSVRecord row) {
        Instant at = ZonedDateTime.parse(row.get("created_at"), CREATED).toInstant();
        // Some tools write whole numbers that may be missing as 3.0.
        String answered = row.get("in_response_to_tweet_id").replaceFirst("\\.0$", "");
        String author = row.get("author_id");
        if (row.get("inbound").equalsIgnoreCase("false")) {
            companies.add(author);
        }
        posts.add(Post.of(
                "x:" + row.get("tweet_id"),
                Platform.X,
                Author.ofHandle(author),
                row.get("text"),
                at,
                answered.isEmpty() ? null : "x:" + answered,
                null));
    }

    private void problem(long line, String message) {
        bad++;
        problems.accept(file + ":" + line + ": " + message);
    }
}
