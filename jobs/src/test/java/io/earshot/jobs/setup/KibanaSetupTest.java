package io.earshot.jobs.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.config.ElasticsearchConfig;
import io.earshot.jobs.setup.Step.Result;
import io.earshot.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as Kibana 8.19 and 9 document it: none runs where we build. */
final class KibanaSetupTest {
    private static final String IMPORT = "POST /api/saved_objects/_import?overwrite=true";
    private static final String READY =
            "{\"name\":\"kibana\",\"version\":{\"number\":\"8.19.21\"},\"status\":{\"overall\":{\"level\":\"available\"}}}";

    private final ScriptedServer kibana = new ScriptedServer();

    @BeforeEach
    void kibanaIsReady() {
        kibana.on("GET /api/status", 200, READY);
        for (String name : Bundle.RULES) {
            kibana.on("POST " + rulePath(name), 200, "{}");
        }
    }

    @AfterEach
    void stop() {
        kibana.close();
    }

    @Test
    void theDashboardsAreSentAsOneFileWithEachObjectOnce() throws Exception {
        kibana.on(IMPORT, 200, imported(false));

        List<Step> steps = setUp(false);

        ScriptedServer.Call call = kibana.changes().get(0);
        assertThat(call.line()).isEqualTo(IMPORT);
        assertThat(call.headers().get("Kbn-xsrf")).isNotEmpty();
        String type = call.headers().get("Content-type").get(0);
        assertThat(type).startsWith("multipart/form-data; boundary=");
        String boundary = "--" + type.substring(type.indexOf('=') + 1);
        assertThat(call.body()).startsWith(boundary + "\r\n").endsWith("\r\n" + boundary + "--\r\n");
        assertThat(call.body())
                .contains("Content-Disposition: form-data; name=\"file\"; filename=\"earshot.ndjson\"\r\n");
        String file = call.body()
                .substring(call.body().indexOf("\r\n\r\n") + 4, call.body().lastIndexOf("\r\n" + boundary));
        assertThat(file.lines().filter(line -> !line.isBlank())).containsExactlyElementsOf(objects());
        assertThat(steps).noneMatch(Step::failed);
        assertThat(steps)
                .filteredOn(step -> step.result() == Result.CREATED)
                .hasSize(objects().size() + Bundle.RULES.size());
    }

    @Test
    void objectsThatWereThereAreReportedAsReplaced() throws Exception {
        kibana.on(IMPORT, 200, imported(true));

        assertThat(setUp(false))
                .contains(Step.of(Result.UPDATED, "dashboard Earshot: care"))
                .contains(Step.of(Result.UPDATED, "index-pattern earshot-mentions-*"));
    }

    @Test
    void eachObjectThatKibanaRefusesIsNamedWithItsReason() throws Exception {
        ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(imported(false));
        ArrayNode results = (ArrayNode) answer.get("successResults");
        results.remove(0);
        results.remove(0);
        answer.put("success", false).put("successCount", results.size());
        answer.set("errors", Json.MAPPER.readTree("""
                [{"type":"lens","id":"earshot-care-waiting","title":"[Earshot] Waiting",
                  "meta":{"title":"[Earshot] Waiting","icon":"lensApp"},
                  "error":{"type":"missing_references","references":[{"type":"index-pattern","id":"earshot-items"}]}},
                 {"type":"dashboard","id":"earshot-care","meta":{"title":"Earshot: care"},
                  "error":{"type":"unknown","statusCode":422,
                    "message":"Document \\"earshot-care\\" belongs to a more recent version of Kibana [8.9.0]"}}]
                """));
        kibana.on(IMPORT, 200, Json.string(answer));

        List<Step> steps = setUp(false);

        assertThat(steps)
                .filteredOn(Step::failed)
                .containsExactly(
                        Step.of(
                                Result.FAILED,
                                "lens [Earshot] Waiting",
                                "it refers to what Kibana does not have: index-pattern earshot-items"),
                        Step.of(
                                Result.FAILED,
                                "dashboard Earshot: care",
                                "Document \"earshot-care\" belongs to a more recent version of Kibana [8.9.0]"));
        assertThat(steps).filteredOn(step -> !step.failed()).hasSize(objects().size() - 2 + Bundle.RULES.size());
    }

    @Test
    void anAnswerThatSaysNothingOfAnObjectIsAFailure() throws Exception {
        kibana.on(IMPORT, 200, "{\"success\":true,\"successCount\":1,\"successResults\":[]}");

        assertThat(setUp(false)).filteredOn(Step::failed).singleElement().satisfies(step -> assertThat(step.detail())
                .contains("Kibana answered for 0"));
    }

    @Test
    void aRuleThatIsThereKeepsWhatPeopleMadeOfIt() throws Exception {
        kibana.on(IMPORT, 200, imported(false));
        ObjectNode same =
                (ObjectNode) Bundle.rule("critical-alert").path("rule").deepCopy();
        ObjectNode other =
                (ObjectNode) Bundle.rule("breached-item").path("rule").deepCopy();
        ((ObjectNode) other.get("params")).put("timeWindowSize", 60);
        kibana.on("GET " + rulePath("critical-alert"), 200, Json.string(same));
        kibana.on("GET " + rulePath("breached-item"), 200, Json.string(other));

        assertThat(setUp(false))
                .contains(
                        Step.of(Result.UNCHANGED, "rule " + same.path("name").asText()),
                        Step.of(Result.KEPT, "rule " + other.path("name").asText(), "somebody changed it"));
        assertThat(kibana.changes()).hasSize(1);
    }

    @Test
    void aRuleThatIsMissingIsCreatedUnderItsId() throws Exception {
        kibana.on(IMPORT, 200, imported(false));

        setUp(false);

        assertThat(kibana.changes())
                .extracting(ScriptedServer.Call::line)
                .contains("POST " + rulePath("critical-alert"), "POST " + rulePath("breached-item"));
    }

    @Test
    void aRuleThatKibanaRefusesIsNamedWithItsReason() throws Exception {
        kibana.on(IMPORT, 200, imported(false));
        kibana.on(
                "POST " + rulePath("critical-alert"),
                400,
                "{\"statusCode\":400,\"error\":\"Bad Request\",\"message\":\"Unable to create rule\"}");

        assertThat(setUp(false)).filteredOn(Step::failed).singleElement().satisfies(step -> assertThat(step.line(false))
                .contains("critical alert", "Unable to create rule (HTTP 400)"));
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        List<Step> steps = setUp(true);

        assertThat(kibana.changes()).isEmpty();
        assertThat(steps).hasSize(1 + Bundle.RULES.size());
    }

    @Test
    void credentialsAreSentAndNeverShown() throws Exception {
        kibana.on(
                "GET /api/status", 401, "{\"statusCode\":401,\"error\":\"Unauthorized\",\"message\":\"Unauthorized\"}");
        ElasticsearchConfig access =
                new ElasticsearchConfig(List.of(kibana.uri()), "elastic", "s3cret", "", "", 1, Duration.ofSeconds(1));

        List<Step> steps = Setup.kibana(kibana.uri(), access, false);

        assertThat(kibana.calls().get(0).headers().get("Authorization")).containsExactly("Basic ZWxhc3RpYzpzM2NyZXQ=");
        assertThat(steps).singleElement().satisfies(step -> assertThat(step.line(false))
                .contains("Unauthorized (HTTP 401)", "elasticsearch.api-key")
                .doesNotContain("s3cret"));
        assertThat(kibana.changes()).isEmpty();
    }

    @Test
    void aServerThatIsNotKibanaIsToldApart() throws Exception {
        kibana.on("GET /api/status", 200, "<html>Welcome to nginx!</html>");

        assertThat(setUp(false)).singleElement().satisfies(step -> assertThat(step.line(false))
                .contains("does not answer as Kibana does", "Welcome to nginx"));
        assertThat(kibana.changes()).isEmpty();
    }

    @Test
    void kibanaThatStillStartsIsToldApart() throws Exception {
        kibana.on("GET /api/status", 503, "Kibana server is not ready yet");

        assertThat(setUp(false)).singleElement().satisfies(step -> assertThat(step.detail())
                .contains("is not ready yet")
                .contains("run setup again"));
    }

    @Test
    void anAddressWhereNothingListensIsToldApart() throws Exception {
        URI gone = kibana.uri();
        kibana.close();

        assertThat(Setup.kibana(gone, open(gone), false)).singleElement().satisfies(step -> assertThat(step.line(false))
                .contains("FAILED", gone.toString(), "nothing listens there"));
    }

    @Test
    void aSpaceIsPartOfTheAddress() throws Exception {
        kibana.on("GET /s/marketing/api/status", 200, READY);

        setUp(kibana.uri().resolve("/s/marketing"), true);

        assertThat(kibana.calls()).allMatch(call -> call.path().startsWith("/s/marketing/api/"));
    }

    @Test
    void theRulesHaveIdsThatKibanaAccepts() {
        for (String name : Bundle.RULES) {
            String id = Bundle.rule(name).path("id").asText();
            assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-[14][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        }
        assertThat(Bundle.RULES.stream().map(KibanaSetupTest::rulePath)).doesNotHaveDuplicates();
    }

    private List<Step> setUp(boolean dryRun) throws InterruptedException {
        return setUp(kibana.uri(), dryRun);
    }

    private static List<Step> setUp(URI address, boolean dryRun) throws InterruptedException {
        return Setup.kibana(address, open(address), dryRun);
    }

    private static ElasticsearchConfig open(URI address) {
        return new ElasticsearchConfig(List.of(address), "", "", "", "", 1, Duration.ofSeconds(1));
    }

    private static String rulePath(String name) {
        return "/api/alerting/rule/" + Bundle.rule(name).path("id").asText();
    }

    private static Set<String> objects() {
        Set<String> lines = new LinkedHashSet<>();
        Bundle.DASHBOARDS.forEach(name -> lines.addAll(Bundle.dashboard(name)));
        return lines;
    }

    /** Kibana's answer where all went well. */
    private static String imported(boolean replaced) throws Exception {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("successCount", objects().size()).put("success", true);
        answer.putArray("warnings");
        ArrayNode results = answer.putArray("successResults");
        for (String line : objects()) {
            var object = Json.MAPPER.readTree(line);
            ObjectNode result = results.addObject();
            result.put("type", object.path("type").asText())
                    .put("id", object.path("id").asText());
            result.putObject("meta").put("title", object.at("/attributes/title").asText());
            result.put("managed", false);
            if (replaced) {
                result.put("overwrite", true);
            }
        }
        return Json.string(answer);
    }
}
