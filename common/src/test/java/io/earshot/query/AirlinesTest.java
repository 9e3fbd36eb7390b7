package io.earshot.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.earshot.brand.BrandBook;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The sample brand book of six airlines, held against 14,640 real posts to them. */
final class AirlinesTest {
    private static final Path ROOT = Path.of(System.getProperty("earshot.root"));
    /** What the data calls Delta are posts to JetBlue. */
    private static final Map<String, String> BRANDS = Map.of(
            "United", "united",
            "US Airways", "us-airways",
            "American", "american",
            "Southwest", "southwest",
            "Delta", "jetblue",
            "Virgin America", "virgin-america");

    @Test
    void theRightAirlineIsFoundForNearlyEveryPost() throws IOException {
        Path csv = dataSets().resolve("airline/posts.csv");
        assumeTrue(Files.exists(csv), "no data sets here: set EARSHOT_DATA_SETS to their directory to run this");
        MatchSession matcher =
                BrandMatcher.compile(book("airlines.yaml").brands()).newSession();
        List<String> missed = new ArrayList<>();
        long posts = 0;

        try (CSVParser records = CSVParser.parse(
                csv, UTF_8, CSVFormat.RFC4180.builder().setHeader().get())) {
            for (CSVRecord record : records) {
                posts++;
                String expected = BRANDS.get(record.get("airline"));
                boolean found = matcher.match(post(record)).stream()
                        .anyMatch(match -> match.brand().id().equals(expected));
                if (!found) {
                    missed.add(record.get("id") + " " + expected);
                }
            }
        }

        assertThat(posts).isEqualTo(14_640);
        // These two are to another airline, which the data counts to none of the six.
        assertThat(missed).containsExactlyInAnyOrder("a04205 jetblue", "a14428 jetblue");
    }

    @Test
    void theSampleBooksHaveNothingWrong() throws IOException {
        assertThat(book("airlines.yaml").findings()).isEmpty();
        assertThat(book("brands.yaml").findings()).isEmpty();
        assertThat(book("brands.yaml").brands())
                .extracting(brand -> brand.id())
                .containsExactly("acme", "nova", "zephyr");
    }

    private static Post post(CSVRecord record) {
        return Post.of(
                "x:" + record.get("id"),
                Platform.X,
                Author.ofHandle(record.get("author")),
                record.get("text"),
                OffsetDateTime.parse(record.get("created_at")).toInstant());
    }

    private static BrandBook book(String name) throws IOException {
        Path file = ROOT.resolve("flink-conf").resolve(name);
        return BrandBook.parse(List.of(new BrandBook.Source(name, Files.readAllBytes(file))));
    }

    private static Path dataSets() {
        String named = System.getenv("EARSHOT_DATA_SETS");
        return named == null ? ROOT.resolve("../shared/data").normalize() : Path.of(named);
    }
}
