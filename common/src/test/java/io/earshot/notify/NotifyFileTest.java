package io.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import io.earshot.brand.BrandFinding;
import io.earshot.deliver.Secret;
import io.earshot.json.Json;
import io.earshot.notify.MailTarget.Tls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is told of what, as a file says it, and what is wrong with a file. */
final class NotifyFileTest {
    private static final Path FILES = Path.of(System.getProperty("earshot.root"), "flink-conf");

    private static final String RIGHT = """
            targets:
              - {name: a, type: slack, url: "https://a.example/hush"}
            routes:
              - {targets: [a]}
            """;

    @Test
    void theSampleIsRight() throws Exception {
        Map<String, String> secrets = Map.of(
                "SLACK_WEBHOOK",
                "https://hooks.example/T/B/x",
                "INCIDENTS_KEY",
                "k",
                "INCIDENTS_TOKEN",
                "t",
                "SMTP_PASSWORD",
                "p");
        NotifyFile file = NotifyFile.read("notify.yaml", Files.readAllBytes(FILES.resolve("notify.yaml")), secrets);

        assertThat(file.findings()).isEmpty();
        assertThat(file.plan().targets())
                .extracting(Target::name)
                .containsExactly("crisis-channel", "incidents", "crisis-team", "head-of-care");
        WebTarget incidents = (WebTarget) file.plan().targets().get(1);
        assertThat(incidents.headers()).containsEntry("Authorization", new Secret("Bearer t"));
        assertThat(incidents.signingKey()).isEqualTo(new Secret("k"));
        MailTarget team = (MailTarget) file.plan().targets().get(2);
        assertThat(team.tls()).isEqualTo(Tls.STARTTLS);
        assertThat(team.port()).isEqualTo(587);
        assertThat(team.to()).containsExactly("crisis@example.com", "social@example.com");
        assertThat(team.quiet().windows()).hasSize(3);
        assertThat(file.plan().routes().get(0).escalations())
                .containsExactly(
                        new Route.Escalation(AlertLevel.CRITICAL, Duration.ofMinutes(15), List.of("head-of-care")));
        assertThat(file.plan().routes().get(1).kinds())
                .containsExactly(AlertKind.VOLUME_SPIKE, AlertKind.NEGATIVE_SPIKE, AlertKind.VIRAL_RISK);
    }

    @Test
    void whatIsLeftOutHasASensibleDefault() {
        Route route = read(RIGHT).plan().routes().get(0);

        assertThat(route.brands()).isEmpty();
        assertThat(route.level()).isEqualTo(AlertLevel.WATCH);
        assertThat(route.tell()).contains(Event.RAISED, Event.CHANGED, Event.CLOSED);
        assertThat(route.changedEvery()).isEqualTo(Duration.ofMinutes(30));
        assertThat(route.quiet()).isEqualTo(QuietHours.NONE);
        assertThat(route.last()).isFalse();
    }

    @Test
    void everyErrorIsToldAtOnceWithItsPlace() {
        assertThat(findings("""
                zone: Europe/Berln
                targets:
                  - {name: a b, type: slack, url: "https://a.example"}
                  - {name: b, type: fax}
                  - {name: c, type: slack}
                  - {name: c, type: webhook, url: "https://c.example", headers: {Host: x}}
                  - {name: d, type: email, host: h, port: 70000, tls: ssl, username: u, from: me, to: [you@x.example, they]}
                routes:
                  - {level: high, tell: [escalated], changedEvery: often, targets: [e], last: maybe}
                  - {targets: [b], quiet: {days: [someday], from: "25:00"}, escalate: {level: watch, targets: [b]}}
                  - {kinds: [spike], targets: [b], level: critical, escalate: [{level: watch, after: 5 min, targets: [b]}]}
                """))
                .containsExactlyInAnyOrder(
                        "1:7 zone: expected a time zone such as Europe/Berlin or UTC, found Europe/Berln; did you mean Europe/Berlin?",
                        "3:12 name: expected letters, digits, dots, dashes and underscores, at most 64, found a b",
                        "4:21 type: expected webhook, slack, email, found fax",
                        "5:5 the target has no `url:`",
                        "6:66 headers: Host cannot be set",
                        "6:5 there is a target c already, at notify.yaml:5:5",
                        "7:43 port: expected 1 to 65535, found 70000",
                        "7:55 tls: expected none, starttls, tls, found ssl",
                        "7:70 username and password: set both or neither",
                        "7:79 from: expected an address such as earshot@example.com, found me",
                        "7:87 to: expected addresses such as crisis@example.com, found they",
                        "9:13 level: expected watch, elevated, critical, found high",
                        "9:25 tell: what is escalated is told by `escalate:`",
                        "9:52 changedEvery: expected a duration such as 30 s, 15 min, 6 h or 1 d, found often",
                        "9:69 there is no target e",
                        "9:79 last: expected true or false, found maybe",
                        "10:35 days: expected mon, tue, wed, thu, fri, sat, sun, found someday",
                        "10:27 quiet has no `to:`",
                        "10:51 from: expected a time such as 07:00, found 25:00",
                        "10:71 the escalation has no `after:`",
                        "11:14 kinds: expected volume_spike, negative_spike, intent_spike, viral_risk, hot_topic, sla_risk,"
                                + " silence, found spike",
                        "11:64 escalate: a level below the route's, which tells nobody of it");
    }

    @Test
    void aTypingErrorInAKeyIsAnErrorAndNotAnOpinion() {
        assertThat(findings(RIGHT.replace("{targets: [a]}", "{targets: [a], quite: {from: \"22:00\", to: \"07:00\"}}")))
                .containsExactly("4:20 a route has no `quite:`, so it has no effect; did you mean `quiet:`?");
    }

    @Test
    void whatTheEnvironmentLacksIsNamedAndItsValuesNeverAre() {
        String yaml = RIGHT.replace("https://a.example/hush", "${URL}");

        assertThat(findings(yaml)).containsExactly("2:33 url: the environment has no URL");
        NotifyFile bad = NotifyFile.read(
                "notify.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of("URL", "hush://a.example/hush"));
        assertThat(bad.findings())
                .singleElement()
                .asString()
                .contains("url: expected an address such as https://host/path")
                .doesNotContain("hush");
        assertThat(read(RIGHT).plan().toString()).doesNotContain("hush");
    }

    @Test
    void aTargetThatNobodyNamesAndAnAddressInTheClearAreWarnedOf() {
        NotifyFile file = read("""
                targets:
                  - {name: a, type: slack, url: "http://a.example"}
                  - {name: b, type: slack, url: "https://b.example"}
                routes:
                  - {targets: [a]}
                """);

        assertThat(file.hasErrors()).isFalse();
        assertThat(file.findings())
                .extracting(BrandFinding::toString)
                .containsExactly(
                        "notify.yaml:2:33: warning: url: without https all on the way can read it",
                        "notify.yaml:3:5: warning: no route names the target b, so it is told nothing");
    }

    @Test
    void whatIsNoSuchFileAtAllIsSaidToBeNone() {
        assertThat(findings("just text")).containsExactly("1:1 expected `targets:` and `routes:`, found just text");
        assertThat(findings("targets: []")).containsExactly("1:1 there are no `routes:`");
        assertThat(findings("targets: [")).singleElement().asString().startsWith("1:");
    }

    /** The schema that editors use says what the reader does. */
    @Test
    void theSchemaKnowsTheKeysThatTheReaderKnows() throws Exception {
        JsonNode schema =
                Json.MAPPER.readTree(FILES.resolve("notify.schema.json").toFile());
        Map<String, List<String>> keys = Map.of(
                "/properties", NotifyReader.KEYS,
                "/definitions/web/properties", TargetReader.WEB_KEYS,
                "/definitions/mail/properties", TargetReader.MAIL_KEYS,
                "/definitions/route/properties", RouteReader.KEYS,
                "/definitions/escalation/properties", RouteReader.ESCALATION_KEYS,
                "/definitions/window/properties", QuietReader.KEYS);
        keys.forEach((place, known) -> {
            List<String> names = new ArrayList<>();
            schema.at(place).fieldNames().forEachRemaining(names::add);
            assertThat(names).as(place).containsExactlyInAnyOrderElementsOf(known);
        });
        assertThat(schema.at("/definitions/web/properties/name/pattern").asText())
                .isEqualTo("^" + TargetReader.NAME + "$");
        assertThat(schema.at("/definitions/route/properties/level/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(codes(AlertLevel.values()));
        assertThat(schema.at("/definitions/route/properties/kinds/oneOf/0/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(codes(AlertKind.values()));
        assertThat(Set.copyOf(codes(Tls.values()))).isEqualTo(Set.of("none", "starttls", "tls"));
    }

    private static List<String> codes(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> findings(String yaml) {
        return read(yaml).findings().stream()
                .map(finding -> finding.line() + ":" + finding.column() + " " + finding.message())
                .toList();
    }

    private static NotifyFile read(String yaml) {
        return NotifyFile.read("notify.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
