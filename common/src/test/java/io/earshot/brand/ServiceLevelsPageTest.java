package io.earshot.brand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.clock.BusinessCalendar;
import io.earshot.clock.Durations;
import io.earshot.clock.OpeningHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page tells team leads is so. */
final class ServiceLevelsPageTest {
    private static final Pattern BOOK = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern EXAMPLE =
            Pattern.compile("\\| `(\\w+)` \\| `(\\w+)` \\| (\\w{3} [-\\d]+ [:\\d]+) \\| (\\w{3} [-\\d]+ [:\\d]+) \\|");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of(System.getProperty("earshot.root"), "docs", "service-levels.md"));
    }

    @Test
    void itsBooksAreWellWritten() {
        List<String> books = books();

        assertThat(books).hasSize(2);
        assertThat(books).allSatisfy(book -> assertThat(parse(book).findings()).isEmpty());
    }

    @Test
    void itsTableHasTheKeysOfPolicies() {
        List<String> keys = Pattern.compile("(?m)^\\| `(\\w+)` \\| [^|]+ \\| [^|]+ \\|$")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(keys).containsExactlyElementsOf(PoliciesReader.KEYS);
    }

    @Test
    void itsExamplesAreDueWhenItSays() {
        List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();
        // A brand has the calendars that it uses.
        Map<String, OpeningHours> calendars =
                parse(books().get(0) + """
                policies:
                  - {id: a, channels: [x], calendar: office}
                  - {id: b, channels: [email], calendar: shifts}
                  - {id: c, calendar: nights}
                """).brands().get(0).care().calendars();

        assertThat(examples).hasSize(8);
        for (MatchResult example : examples) {
            BusinessCalendar calendar = BusinessCalendar.of(calendars.get(example.group(2)));
            LocalDateTime start = LocalDateTime.parse(example.group(3), TIME);
            assertThat(calendar.due(
                                    start.atZone(calendar.zone()).toInstant(),
                                    Durations.parse(example.group(1)).orElseThrow())
                            .atZone(calendar.zone())
                            .toLocalDateTime())
                    .as(example.group())
                    .isEqualTo(LocalDateTime.parse(example.group(4), TIME));
        }
    }

    private List<String> books() {
        return BOOK.matcher(page).results().map(book -> book.group(1)).toList();
    }

    private static BrandBook parse(String book) {
        String brands = "brands: [{id: acme, queries: [{id: main, query: acme}]}]\n";
        return BrandBook.parse(List.of(new BrandBook.Source("page.yaml", (brands + book).getBytes(UTF_8))));
    }
}
