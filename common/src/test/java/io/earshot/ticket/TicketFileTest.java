package io.earshot.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.brand.BrandFinding;
import io.earshot.care.Item;
import io.earshot.deliver.Network;
import io.earshot.deliver.Secret;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ticket systems have which items, as a file says it, and what is wrong with a file. */
final class TicketFileTest {
    private static final Path FILES = Path.of(System.getProperty("earshot.root"), "flink-conf");

    @Test
    void theSampleIsRight() throws Exception {
        TicketFile file = TicketFile.read(
                "tickets.yaml",
                Files.readAllBytes(FILES.resolve("tickets.yaml")),
                new Surroundings(
                        Map.of("TICKETS_KEY", "k", "ZENDESK_TOKEN", "z", "JIRA_TOKEN", "j"), path -> Optional.empty()));

        assertThat(file.findings()).isEmpty();
        assertThat(file.plan().targets())
                .extracting(TicketTarget::id)
                .containsExactly("worklist", "helpdesk", "engineering");
        ZendeskTarget zendesk = (ZendeskTarget) file.plan().targets().get(1);
        assertThat(zendesk.statuses())
                .containsEntry(Item.Status.WAITING, "hold")
                .containsEntry(Item.Status.NEW, "new");
        assertThat(zendesk.choice().statuses()).isEqualTo(Choice.UNANSWERED);
        assertThat(file.plan().toString()).contains("helpdesk").doesNotContain("Basic");
    }

    @Test
    void everyErrorIsToldAtOnceWithItsPlace() {
        assertThat(findings("""
                hosts: [ok.example]
                targets:
                  - {id: a b, kind: plain, url: "https://ok.example"}
                  - {id: c, kind: zendsk, url: "https://ok.example"}
                  - {id: d, kind: plain}
                  - {id: e, kind: plain, url: "https://other.example/x"}
                  - {id: f, kind: plain, url: "https://ok.example", secretFile: /none, levels: [urgnt], header: {}}
                  - {id: g, kind: zendesk, url: "https://ok.example?x=1", token: t, comments: loud, statusMap: {new: closed}}
                  - {id: h, kind: jira, url: "https://ok.example", user: u, token: t, tokenFile: f, labels: [a b]}
                  - {kind: plain, url: "ftp://ok.example"}
                """))
                .containsExactlyInAnyOrder(
                        "3:10 id: expected letters, digits, dots, dashes and underscores, at most 64, found a b",
                        "4:19 kind: expected plain, zendesk, jira, found zendsk; did you mean zendesk?",
                        "5:5 the target has no `url:`",
                        "6:31 url: other.example is not among `hosts:`",
                        "7:65 secretFile: /none cannot be read, or there is nothing in it",
                        "7:81 levels: expected urgent, high, normal, low, found urgnt; did you mean urgent?",
                        "7:89 a target of kind plain has no `header:`, so it has no effect; did you mean `headers:`?",
                        "8:5 the target has no `user:`",
                        "8:33 url: expected the system's own address, such as https://acme.example.com",
                        "8:79 comments: expected private or public, found loud",
                        "8:102 statusMap: expected new, open, pending, hold, solved, found closed",
                        "9:5 the target has no `serviceDesk:`",
                        "9:5 the target has no `requestType:`",
                        "9:82 token and tokenFile: set one, not both",
                        "9:93 labels: expected words without blanks, commas and quotes, found a b",
                        "10:5 the target has no `id:`",
                        "10:24 url: expected an address such as https://host/path, without user and password; it is not"
                                + " shown, as it may be a secret");
    }

    @Test
    void anAddressInsideHasToBeNamed() {
        String yaml = "targets: [{id: a, kind: plain, url: \"http://169.254.169.254/latest\"}]";

        assertThat(findings(yaml))
                .containsExactly("1:37 url: 169.254.169.254 is of this machine or network; if that is meant, name it in"
                        + " `hosts:`");
        TicketFile named = read("hosts: [169.254.169.254]\n" + yaml);
        assertThat(named.findings()).isEmpty();
        assertThat(named.plan().targets()).singleElement().matches(TicketTarget::inside);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "172.16.0.1, true",
        "192.168.1.1, true",
        "169.254.169.254, true",
        "100.64.0.1, true",
        "0.0.0.0, true",
        "224.0.0.1, true",
        "[::1], true",
        "[fe80::1], true",
        "[fd00::1], true",
        "[::ffff:10.0.0.1], true",
        "8.8.8.8, false",
        "172.32.0.1, false",
        "100.128.0.1, false",
        "[2606:4700::1], false"
    })
    void whatIsInside(String host, boolean isInside) {
        Optional<InetAddress> address = Network.literal(host);

        assertThat(address.map(Network::isInside)).contains(isInside);
    }

    @Test
    void twoOfOneNameAndSecretsFromFiles() {
        TicketFile file = TicketFile.read(
                "t.yaml",
                """
                targets:
                  - {id: a, kind: plain, url: "https://a.example", secretFile: /run/key}
                  - {id: a, kind: plain, url: "https://b.example"}
                """.getBytes(StandardCharsets.UTF_8),
                new Surroundings(Map.of(), path -> Optional.of(" hush\n")));

        assertThat(file.findings())
                .extracting(BrandFinding::toString)
                .containsExactly("t.yaml:3:5: error: there is a target a already, at t.yaml:2:5");
        assertThat(((PlainTarget) file.plan().targets().get(0)).signingKey()).isEqualTo(new Secret("hush"));
    }

    /** The schema that editors use says what the reader does. */
    @Test
    void theSchemaKnowsTheKeysThatTheReaderKnows() throws Exception {
        JsonNode schema =
                Json.MAPPER.readTree(FILES.resolve("tickets.schema.json").toFile());
        Map<String, List<String>> keys = Map.of(
                "/properties", PlanReader.KEYS,
                "/definitions/plain/properties", TargetReader.PLAIN_KEYS,
                "/definitions/zendesk/properties", TargetReader.ZENDESK_KEYS,
                "/definitions/jira/properties", TargetReader.JIRA_KEYS,
                "/definitions/jira/properties/statusMap/properties", codes(Item.Status.values()));
        keys.forEach((place, known) -> {
            List<String> names = new ArrayList<>();
            schema.at(place).fieldNames().forEachRemaining(names::add);
            assertThat(names).as(place).containsExactlyInAnyOrderElementsOf(known);
        });
        assertThat(schema.at("/definitions/status/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(codes(Item.Status.values()));
        assertThat(schema.at("/definitions/channel/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(codes(Platform.values()));
        assertThat(schema.at("/definitions/plain/properties/id/pattern").asText())
                .isEqualTo("^" + TargetReader.ID + "$");
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

    private static TicketFile read(String yaml) {
        return TicketFile.read(
                "tickets.yaml",
                yaml.getBytes(StandardCharsets.UTF_8),
                new Surroundings(Map.of(), path -> Optional.empty()));
    }
}
