package io.earshot.jobs.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.config.ElasticsearchConfig;
import io.earshot.jobs.setup.Step.Result;
import io.earshot.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the real node of {@code ElasticsearchSetupIT} cannot show: a full server, and servers that refuse. */
final class ElasticsearchSetupTest {
    private static final String NOT_FOUND =
            "{\"error\":{\"root_cause\":[{\"type\":\"resource_not_found_exception\",\"reason\":\"none\"}]},\"status\":404}";

    private final ScriptedServer server = new ScriptedServer();

    @BeforeEach
    void isHealthy() {
        server.on("GET /_cluster/health", 200, "{\"cluster_name\":\"es\",\"status\":\"green\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFullServerGetsThePoliciesFirstThenWhatRefersToThem() throws Exception {
        for (String alias : Bundle.MONTHLY) {
            server.on("GET /_ilm/policy/" + alias, 404, NOT_FOUND);
            server.on("PUT /_ilm/policy/" + alias, 200, "{\"acknowledged\":true}");
        }

        List<Step> steps = Setup.elasticsearch(server.uri().toString());

        assertThat(steps)
                .filteredOn(step -> step.result() == Result.CREATED)
                .extracting(Step::what)
                .containsExactly(
                        "lifecycle policy earshot-mentions",
                        "lifecycle policy earshot-item-events",
                        "lifecycle policy earshot-trends");
        assertThat(server.changes())
                .extracting(ScriptedServer.Call::path)
                .startsWith(
                        "/_ilm/policy/earshot-mentions",
                        "/_ilm/policy/earshot-item-events",
                        "/_ilm/policy/earshot-trends",
                        "/_component_template/earshot-settings",
                        "/_component_template/earshot-mentions-lifecycle",
                        "/_component_template/earshot-item-events-lifecycle",
                        "/_component_template/earshot-trends-lifecycle",
                        "/_index_template/earshot-mentions");
        assertThat(steps).noneMatch(step -> step.result() == Result.LEFT_OUT);
    }

    @Test
    void aPolicyThatSomebodyChangedIsTheirs() throws Exception {
        ObjectNode policy = Bundle.lifecycle("earshot-mentions").path("policy").deepCopy();
        policy.withObject("/phases/cold").put("min_age", "90d"); // added to what we ask for, not against it
        ObjectNode ours = Json.MAPPER.createObjectNode();
        ours.putObject("earshot-mentions").put("version", 3).set("policy", policy);
        server.on("GET /_ilm/policy/earshot-mentions", 200, Json.string(ours));
        ObjectNode untouched = Json.MAPPER.createObjectNode();
        untouched.set("earshot-item-events", Bundle.lifecycle("earshot-item-events"));
        server.on("GET /_ilm/policy/earshot-item-events", 200, Json.string(untouched));
        server.on(
                "GET /_ilm/policy/earshot-trends",
                200,
                "{\"earshot-trends\":{\"version\":2,\"policy\":{\"phases\":{\"delete\":{\"min_age\":\"30d\"}}}}}");

        assertThat(Setup.elasticsearch(server.uri().toString()))
                .startsWith(
                        Step.of(Result.UNCHANGED, "lifecycle policy earshot-mentions"),
                        Step.of(Result.UNCHANGED, "lifecycle policy earshot-item-events"),
                        Step.of(
                                Result.KEPT,
                                "lifecycle policy earshot-trends",
                                "it differs from what this release would install"));
        assertThat(server.changes()).extracting(ScriptedServer.Call::path).noneMatch(path -> path.startsWith("/_ilm/"));
    }

    @Test
    void eachRefusalIsNamedWithTheServersReason() throws Exception {
        server.on("GET /_component_template/earshot-settings", 404, NOT_FOUND);
        server.on(
                "PUT /_component_template/earshot-settings",
                403,
                "{\"error\":{\"root_cause\":[{\"reason\":\"action is unauthorized for user [x]\"}]},\"status\":403}");

        assertThat(Setup.elasticsearch(server.uri().toString()))
                .contains(Step.of(
                        Result.FAILED,
                        "component template earshot-settings",
                        "action is unauthorized for user [x] (HTTP 403)"));
    }

    @Test
    void aKeyIsSentAndNeverShown() throws Exception {
        server.on(
                "GET /_cluster/health",
                401,
                "{\"error\":{\"root_cause\":[{\"reason\":\"unable to authenticate\"}]},\"status\":401}");
        ElasticsearchConfig access =
                new ElasticsearchConfig(List.of(server.uri()), "", "", "a2V5", "", 1, Duration.ofSeconds(1));

        List<Step> steps = Setup.elasticsearch(access, null, false);

        assertThat(server.calls().get(0).headers().get("Authorization")).containsExactly("ApiKey a2V5");
        assertThat(steps).singleElement().satisfies(step -> assertThat(step.line(false))
                .contains("unable to authenticate (HTTP 401)", "elasticsearch.api-key")
                .doesNotContain("a2V5"));
    }

    @Test
    void aServerThatIsNotElasticsearchIsToldApart() throws Exception {
        server.on("GET /_cluster/health", 200, "<html>Welcome to nginx!</html>");

        assertThat(Setup.elasticsearch(server.uri().toString())).singleElement().satisfies(step -> assertThat(
                        step.line(false))
                .contains("does not answer as Elasticsearch does", "Welcome to nginx"));
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void anAddressWhereNothingListensIsToldApart() throws Exception {
        URI gone = server.uri();
        server.close();

        assertThat(Setup.elasticsearch(gone.toString())).singleElement().satisfies(step -> assertThat(step.line(false))
                .contains("FAILED", gone.toString(), "nothing listens there"));
    }

    @Test
    void aCertificateThatIsNotThereIsNamed() throws Exception {
        ElasticsearchConfig access =
                new ElasticsearchConfig(List.of(server.uri()), "", "", "", "/nowhere/ca.pem", 1, Duration.ofSeconds(1));

        assertThat(Setup.elasticsearch(access, null, false))
                .singleElement()
                .satisfies(step -> assertThat(step.line(false)).contains("FAILED", "/nowhere/ca.pem"));
    }
}
