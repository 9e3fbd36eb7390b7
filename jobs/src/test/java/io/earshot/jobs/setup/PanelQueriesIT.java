package io.earshot.jobs.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.config.ElasticsearchConfig;
import io.earshot.jobs.connect.elasticsearch.Document;
import io.earshot.jobs.connect.elasticsearch.Documents;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.servers.ElasticsearchNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneNode.class)
final class PanelQueriesIT {
    private final URI address;
    private final Http server;

    PanelQueriesIT(ElasticsearchNode node) throws IOException {
        address = URI.create(node.url());
        ElasticsearchConfig access =
                new ElasticsearchConfig(List.of(address), "", "", "", "", 1, Duration.ofSeconds(1));
        server = Http.at(address, access, Map.of());
    }

    @BeforeEach
    void onlyTemplates() throws Exception {
        OneNode.clear(address);
        assertThat(Setup.elasticsearch(address.toString())).noneMatch(Step::failed);
    }

    @Test
    void everyPanelFindsDataWhereThereIsSome() throws Exception {
        fill();

        List<Finding> findings = PanelQueries.run(address.toString());

        assertThat(findings).filteredOn(finding -> !finding.hasData()).isEmpty();
        assertThat(findings).hasSizeGreaterThan(40);
    }

    @Test
    void aPanelCountsWhatItsTitleSays() throws Exception {
        fill();
        Predicate<Mention> others = mention -> !mention.own();
        Predicate<Mention> negative =
                mention -> mention.sentiment() != null && mention.sentiment().label() == Sentiment.Label.NEGATIVE;
        Instant newest = SampleDocuments.mentions()
                .get(SampleDocuments.MENTIONS - 1)
                .post()
                .createdAt();
        Predicate<Mention> lastTwelveHours =
                mention -> !mention.post().createdAt().isBefore(newest.minus(Duration.ofHours(12)));

        List<Finding> findings = PanelQueries.run(address.toString());

        assertThat(rows(findings, "Latest mentions")).isEqualTo(count(others));
        assertThat(rows(findings, "Sentiment")).isEqualTo(3);
        assertThat(rows(findings, "Active hours"))
                .isEqualTo(SampleDocuments.mentions().stream()
                        .filter(others)
                        .map(mention -> mention.post().createdAt().atZone(ZoneOffset.UTC))
                        .map(time -> time.getDayOfWeek() + " " + time.getHour())
                        .distinct()
                        .count());
        assertThat(rows(findings, "Loudest negative mentions"))
                .isEqualTo(count(others.and(negative).and(lastTwelveHours)));
        assertThat(rows(findings, "Queue"))
                .isEqualTo(SampleDocuments.items().stream().filter(Item::open).count());
        assertThat(rows(findings, "Answers by team")).isEqualTo(2);
        assertThat(rows(findings, "Answers by agent")).isEqualTo(1);
        assertThat(rows(findings, "Broken due times by channel"))
                .as("channels, one kind of deadline")
                .isEqualTo(SampleDocuments.itemEvents().stream()
                        .filter(event -> event.kind() == ItemEvent.Kind.BREACHED)
                        .map(ItemEvent::channel)
                        .distinct()
                        .count());
        assertThat(rows(findings, "Items by status")).isEqualTo(Item.Status.values().length);
        assertThat(rows(findings, "Alerts")).isEqualTo(SampleDocuments.alerts().size());
        assertThat(rows(findings, "Mentions a minute")).as("minutes, no hours").isEqualTo(5);
        assertThat(rows(findings, "control Brand")).isEqualTo(2);
    }

    @Test
    void theRulesFindWhatTheyWarnOf() throws Exception {
        fill();

        JsonNode critical = Bundle.rule("critical-alert").at("/rule/params");
        assertThat(hits(critical, Json.MAPPER.readTree(critical.path("esQuery").asText())))
                .isEqualTo(1);

        JsonNode breached = Bundle.rule("breached-item").at("/rule/params");
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("query")
                .putObject("query_string")
                .put("query", breached.path("filterKuery").asText());
        assertThat(hits(breached, body))
                .isPositive()
                .isEqualTo(SampleDocuments.itemEvents().stream()
                        .filter(event -> event.kind() == ItemEvent.Kind.BREACHED)
                        .count());
    }

    /** How many documents with the rule's time and group its query finds. */
    private long hits(JsonNode params, JsonNode body) throws Exception {
        ObjectNode search = body.deepCopy();
        ObjectNode bool = Json.MAPPER.createObjectNode();
        bool.putArray("must")
                .add(search.get("query"))
                .add(exists(params.path("timeField").asText()))
                .add(exists(params.path("termField").asText()));
        search.putObject("query").set("bool", bool);
        Http.Reply reply = server.post("/" + params.at("/index/0").asText() + "/_search", search);
        return reply.json().at("/hits/total/value").asLong(-1);
    }

    private static ObjectNode exists(String field) {
        ObjectNode query = Json.MAPPER.createObjectNode();
        query.putObject("exists").put("field", field);
        return query;
    }

    @Test
    void emptyIndicesAreNoErrorAndNoData() throws Exception {
        List<Finding> findings = PanelQueries.run(address.toString());

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.error()).as(finding.panel()).isNull();
            assertThat(finding.rows()).as(finding.panel()).isZero();
            assertThat(finding.hasData()).isFalse();
        });
    }

    @Test
    void aColumnThatNobodyFillsIsNamed() throws Exception {
        for (Mention mention : SampleDocuments.mentions()) {
            ObjectNode document =
                    (ObjectNode) Json.MAPPER.readTree(Documents.mention(mention).source());
            document.remove("sentiment");
            document.remove("reach");
            put(Documents.mention(mention).index(), mention.mention(), Json.string(document));
        }
        refresh();

        List<Finding> findings = PanelQueries.run(address.toString());

        assertThat(finding(findings, "Loudest authors").line())
                .contains("15 rows, but nothing in Reach, Tone, -1 to 1");
        assertThat(finding(findings, "Negative share").hasData()).isFalse();
        assertThat(finding(findings, "Latest mentions").empty()).containsExactly("sentiment.label", "reach");
        assertThat(finding(findings, "Mentions").hasData()).isTrue();
    }

    @Test
    void anIndexThatIsMissingIsAnError() throws Exception {
        OneNode.clear(address);

        assertThat(finding(PanelQueries.run(address.toString()), "Queue").line())
                .contains("FAILED: no such index [earshot-items]");
    }

    private void fill() throws Exception {
        List<Document> documents = new ArrayList<>();
        SampleDocuments.mentions().forEach(mention -> documents.add(Documents.mention(mention)));
        SampleDocuments.items().forEach(item -> documents.add(Documents.item(item)));
        SampleDocuments.itemEvents().forEach(event -> documents.add(Documents.itemEvent(event)));
        SampleDocuments.alerts().forEach(alert -> documents.add(Documents.alert(alert)));
        SampleDocuments.trends().forEach(trend -> documents.add(Documents.trend(trend)));
        SampleDocuments.deadLetters().forEach(letter -> documents.add(Documents.deadLetter(letter)));
        for (Document document : documents) {
            put(document.index(), document.id(), new String(document.source(), StandardCharsets.UTF_8));
        }
        refresh();
    }

    private void put(String index, String id, String json) throws Exception {
        Http.Reply reply = server.put(
                "/" + index + "/_doc/" + id.replace("/", "%2F").replace(":", "%3A"), Json.MAPPER.readTree(json));
        assertThat(reply.ok()).as(reply.text()).isTrue();
    }

    private void refresh() throws Exception {
        assertThat(server.get("/earshot-*/_refresh").ok()).isTrue();
    }

    private static long count(Predicate<Mention> which) {
        return SampleDocuments.mentions().stream().filter(which).count();
    }

    private static long rows(List<Finding> findings, String panel) {
        return finding(findings, panel).rows();
    }

    private static Finding finding(List<Finding> findings, String panel) {
        return findings.stream()
                .filter(finding -> finding.panel().equals(panel))
                .findFirst()
                .orElseThrow();
    }
}
