package io.earshot.brand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import io.earshot.spike.Announcement;
import io.earshot.spike.Sensitivity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BrandAlertsTest {
    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    void aBookSaysWhenABrandIsTold() {
        BrandBook book = parse("""
                alerts:
                  sensitivity: calm
                  reach: 250_000
                  events:
                    - {name: launch, from: 2026-12-01T10:00:00+01:00, until: 2026-12-01T12:00:00Z, factor: 8}
                    - {from: 2026-12-01T09:00:00Z, until: 2026-12-02T09:00:00Z}
                """);

        assertThat(book.findings()).isEmpty();
        AlertOptions alerts = book.brands().get(0).alerts();
        assertThat(alerts.sensitivity()).isEqualTo(Sensitivity.CALM);
        assertThat(alerts.reach()).isEqualTo(250_000);
        assertThat(alerts.announcements())
                .containsExactly(
                        new Announcement(NINE, Instant.parse("2026-12-01T12:00:00Z"), 8),
                        new Announcement(NINE, Instant.parse("2026-12-02T09:00:00Z"), 5));
    }

    @Test
    void aBrandThatSaysNothingIsToldInBalance() {
        Brand brand = parse("name: Acme").brands().get(0);

        assertThat(brand.alerts()).isEqualTo(AlertOptions.DEFAULT);
        assertThat(Json.string(brand)).doesNotContain("alerts");
    }

    @Test
    void theyAreTheSameAfterJson() throws BadBrandException {
        Brand brand = parse(
                        "alerts: {sensitivity: sensitive, events: [{from: 2026-12-01T09:00:00Z, until: 2026-12-02T09:00:00Z}]}")
                .brands()
                .get(0);

        assertThat(BrandBook.fromJson(Json.bytes(brand))).isEqualTo(brand);
    }

    @Test
    void whatIsWrongIsNamedAtOnce() {
        BrandBook book = parse("""
                alerts:
                  sensitivity: calmer
                  reach: many
                  colour: red
                  events:
                    - {name: launch, from: tomorrow}
                    - {name: match, from: 2026-12-02T09:00:00Z, until: 2026-12-01T09:00:00Z, factor: 0}
                    - party
                """);

        assertThat(book.findings())
                .extracting(BrandFinding::message)
                .anyMatch(message ->
                        message.startsWith("sensitivity: expected calm or balanced or sensitive, found calmer"))
                .contains("reach: expected how many people, such as 100000, found many")
                .anyMatch(message -> message.startsWith("alerts has no `colour:`"))
                .anyMatch(message -> message.startsWith("from: expected a time with its zone"))
                .anyMatch(message -> message.startsWith("the event has no `until:`"))
                .anyMatch(message -> message.contains("the event match ends at 2026-12-01T09:00:00Z, before it begins"))
                .anyMatch(message -> message.contains("the event match has the factor 0.0"))
                .anyMatch(message -> message.startsWith("events: expected entries such as"));
    }

    @Test
    void aBrandOnTheTopicIsHeldToTheSameRules() {
        String brand = "{\"id\":\"acme\",\"queries\":[{\"id\":\"main\",\"query\":\"acme\"}],\"alerts\":{\"reach\":0}}";

        assertThatThrownBy(() -> BrandBook.fromJson(brand.getBytes(UTF_8)))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining("alerts: reach: expected at least 1, found 0");
    }

    private static BrandBook parse(String more) {
        String yaml = "brands:\n  - id: acme\n    queries: [{id: main, query: acme}]\n    "
                + more.strip().replace("\n", "\n    ") + "\n";
        return BrandBook.parse(List.of(new BrandBook.Source("brands.yaml", yaml.getBytes(UTF_8))));
    }
}
