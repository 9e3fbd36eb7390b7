package io.earshot.jobs.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.config.ElasticsearchConfig;
import io.earshot.jobs.setup.Step.Result;
import io.earshot.json.Json;
import io.earshot.servers.ElasticsearchNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a real node, of the small distribution: without lifecycle management. */
@ExtendWith(OneNode.class)
final class ElasticsearchSetupIT {
    private static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-22T08:15:00Z"), ZoneOffset.UTC);

    private final URI address;
    private final Http server;

    ElasticsearchSetupIT(ElasticsearchNode node) throws IOException {
        address = URI.create(node.url());
        server = Http.at(address, access(), Map.of());
    }

    @BeforeEach
    void nothingIsThere() throws Exception {
        OneNode.clear(address);
    }

    @Test
    void aFreshServerGetsEverythingButWhatItCannotDo() throws Exception {
        List<Step> steps = setUp(null, false);

        assertThat(steps).noneMatch(Step::failed);
        assertThat(steps)
                .filteredOn(step -> step.result() == Result.LEFT_OUT)
                .extracting(Step::what)
                .containsExactly(
                        "lifecycle policy earshot-mentions",
                        "lifecycle policy earshot-item-events",
                        "lifecycle policy earshot-trends");
        assertThat(steps)
                .filteredOn(step -> step.result() == Result.CREATED)
                .extracting(Step::what)
                .containsExactly(
                        "component template earshot-settings",
                        "index template earshot-mentions",
                        "index template earshot-topics",
                        "index template earshot-alerts",
                        "index template earshot-items",
                        "index template earshot-item-events",
                        "index template earshot-trends",
                        "index template earshot-dead-letters",
                        "index earshot-mentions-2026.11",
                        "index earshot-topics",
                        "index earshot-alerts",
                        "index earshot-items",
                        "index earshot-item-events-2026.11",
                        "index earshot-trends-2026.11",
                        "index earshot-dead-letters");
        for (String index : Bundle.INDICES) {
            assertThat(server.get("/" + index + "/_count").json().path("count").asInt(-1))
                    .as(index)
                    .isZero();
        }
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        setUp(null, false);

        assertThat(setUp(null, false))
                .allMatch(step -> step.result() == Result.UNCHANGED || step.result() == Result.LEFT_OUT);
    }

    @Test
    void aDryRunSaysTheSameAndChangesNothing() throws Exception {
        List<Step> planned = setUp(1, true);

        assertThat(server.get("/_index_template/earshot-mentions").status()).isEqualTo(404);
        assertThat(server.get("/earshot-topics").status()).isEqualTo(404);
        assertThat(setUp(1, false)).isEqualTo(planned);
    }

    @Test
    void aTemplateThatSomebodyChangedIsPutRight() throws Exception {
        setUp(null, false);
        JsonNode settings = Json.MAPPER.readTree("{\"template\":{\"settings\":{\"index.refresh_interval\":\"60s\"}}}");
        assertThat(server.put("/_component_template/earshot-settings", settings).ok())
                .isTrue();

        assertThat(setUp(null, false))
                .filteredOn(step -> step.result() == Result.UPDATED)
                .containsExactly(Step.of(Result.UPDATED, "component template earshot-settings"));
    }

    @Test
    void anIndexOfAnEarlierReleaseGetsTheFieldsThatCameSince() throws Exception {
        put(
                "/earshot-alerts",
                "{\"mappings\":{\"dynamic\":\"strict\",\"properties\":{\"brand\":{\"type\":\"keyword\"}}}}");

        assertThat(setUp(null, false)).anySatisfy(step -> assertThat(step.line(false))
                .startsWith("updated")
                .contains("mapping of index earshot-alerts with alert, authors, channels, closedAt,"));
        put("/earshot-alerts/_doc/1", "{\"brand\":\"acme\",\"level\":\"critical\"}");
    }

    @Test
    void anIndexThatWasMadeWithoutItsTemplateIsNamed() throws Exception {
        put(
                "/earshot-mentions-2026.10/_doc/1?refresh=true",
                "{\"brand\":\"acme\",\"createdAt\":\"2026-10-01T00:00:00.000Z\"}");

        List<Step> steps = setUp(null, false);

        assertThat(steps).filteredOn(Step::failed).singleElement().satisfies(step -> assertThat(step.line(false))
                .contains("mapping of index earshot-mentions-2026.10", "field brand is text, should be keyword"));
        assertThat(server.get("/earshot-mentions/_count").json().path("count").asInt())
                .as("the alias is there all the same")
                .isEqualTo(1);
    }

    @Test
    void replicasAreSetOnIndicesThatAreThereAndOnThoseToCome() throws Exception {
        setUp(null, false);

        List<Step> steps = setUp(2, false);

        assertThat(steps)
                .contains(
                        Step.of(Result.CREATED, "component template earshot-replicas"),
                        Step.of(Result.UPDATED, "replicas of index earshot-items"));
        put("/earshot-mentions-2027.01", "{}");
        for (String index : List.of("earshot-items", "earshot-mentions-2027.01")) {
            JsonNode settings = server.get("/" + index + "/_settings").json().at("/" + index + "/settings/index");
            assertThat(settings.path("number_of_replicas").asText()).as(index).isEqualTo("2");
            assertThat(settings.path("auto_expand_replicas").asText()).as(index).isEqualTo("false");
        }
        assertThat(setUp(2, false)).noneMatch(step -> step.result() == Result.UPDATED);
        assertThat(setUp(null, false)).as("kept where nobody says").noneMatch(step -> step.result() == Result.UPDATED);
    }

    @Test
    void anOwnComponentTemplateOfTheUsersComesLast() throws Exception {
        put(
                "/_component_template/earshot-mentions@custom",
                "{\"template\":{\"settings\":{\"index.refresh_interval\":\"30s\"}}}");
        setUp(null, false);

        assertThat(server.get("/earshot-mentions-2026.11/_settings")
                        .json()
                        .at("/earshot-mentions-2026.11/settings/index/refresh_interval")
                        .asText())
                .isEqualTo("30s");
        server.put("/_component_template/earshot-mentions@custom", Json.MAPPER.readTree("{\"template\":{}}"));
    }

    @Test
    void aFieldThatNobodyPlannedIsRefused() throws Exception {
        setUp(null, false);

        assertThat(server.put("/earshot-items/_doc/1", Json.MAPPER.readTree("{\"brnad\":\"acme\"}"))
                        .reason())
                .contains("strict", "brnad");
    }

    @Test
    void aNumberFromOutsideThatIsNoneCostsTheFieldAndNotTheDocument() throws Exception {
        setUp(null, false);

        put("/earshot-mentions-2026.11/_doc/1?refresh=true", "{\"mention\":\"acme/x:1\",\"likes\":\"many\"}");

        JsonNode hit = server.get("/earshot-mentions/_search").json().at("/hits/hits/0");
        assertThat(hit.path("_ignored").toString()).contains("likes");
    }

    @Test
    void aLongKeywordIsKeptAndNotSearched() throws Exception {
        setUp(null, false);

        put(
                "/earshot-mentions-2026.11/_doc/1?refresh=true",
                "{\"url\":\"http://a.example/" + "x".repeat(40_000) + "\"}");

        assertThat(server.get("/earshot-mentions/_search")
                        .json()
                        .at("/hits/total/value")
                        .asInt())
                .isEqualTo(1);
    }

    private List<Step> setUp(@Nullable Integer replicas, boolean dryRun) throws InterruptedException {
        return new ElasticsearchSetup(server, address, replicas, dryRun, NOVEMBER).run();
    }

    private void put(String path, String json) throws Exception {
        Http.Reply reply = server.put(path, Json.MAPPER.readTree(json));
        assertThat(reply.ok()).as("%s: %s", path, reply.text()).isTrue();
    }

    private ElasticsearchConfig access() {
        return new ElasticsearchConfig(List.of(address), "", "", "", "", 1, Duration.ofSeconds(1));
    }
}
