package io.earshot.jobs.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.setup.Http.Reply;
import io.earshot.jobs.setup.Step.Result;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Imports the dashboards, and creates the alert rules that are missing. */
final class KibanaSetup {
    private final Http kibana;
    private final URI address;
    private final boolean dryRun;
    private final List<Step> steps = new ArrayList<>();

    /** @param kibana must send {@code kbn-xsrf}, without which Kibana refuses to change anything */
    KibanaSetup(Http kibana, URI address, boolean dryRun) {
        this.kibana = kibana;
        this.address = address;
        this.dryRun = dryRun;
    }

    List<Step> run() throws InterruptedException {
        try {
            if (answers()) {
                dashboards();
                for (String name : Bundle.RULES) {
                    rule(Bundle.rule(name));
                }
            }
        } catch (IOException e) {
            steps.add(Step.of(
                    Result.FAILED,
                    "Kibana at " + address,
                    "no answer: " + e.getMessage() + "; is it running, and the address right?"));
        }
        return List.copyOf(steps);
    }

    private boolean answers() throws IOException, InterruptedException {
        Reply status = kibana.get("/api/status");
        if (status.ok() && status.json().path("status").has("overall")) {
            return true;
        }
        String why =
                switch (status.status()) {
                    case 401, 403 -> refused(status);
                    case 503 -> "is not ready yet: " + status.reason() + "; wait, and run setup again";
                    default -> "does not answer as Kibana does: " + status.reason();
                };
        steps.add(Step.of(Result.FAILED, "Kibana at " + address, why));
        return false;
    }

    private static String refused(Reply reply) {
        return reply.reason() + "; Kibana is asked with Elasticsearch's credentials: set elasticsearch.api-key, or"
                + " .username and .password, to one that may manage saved objects and rules";
    }

    private void dashboards() throws IOException, InterruptedException {
        Set<String> objects = new LinkedHashSet<>(); // each dashboard brings its data views: some come with several
        Bundle.DASHBOARDS.forEach(name -> objects.addAll(Bundle.dashboard(name)));
        if (dryRun) {
            steps.add(
                    Step.of(Result.UPDATED, "dashboards", objects.size() + " objects, in place of those of their ids"));
            return;
        }
        Reply reply = kibana.postFile(
                "/api/saved_objects/_import?overwrite=true", "earshot.ndjson", String.join("\n", objects) + "\n");
        if (!reply.ok()) {
            steps.add(Step.of(Result.FAILED, "dashboards", reply.forbidden() ? refused(reply) : reply.reason()));
            return;
        }
        for (JsonNode done : reply.json().path("successResults")) {
            steps.add(Step.of(done.path("overwrite").asBoolean() ? Result.UPDATED : Result.CREATED, name(done)));
        }
        for (JsonNode error : reply.json().path("errors")) {
            steps.add(Step.of(Result.FAILED, name(error), why(error.path("error"))));
        }
        int expected = objects.size();
        int heard = reply.json().path("successResults").size()
                + reply.json().path("errors").size();
        if (heard != expected) {
            steps.add(Step.of(
                    Result.FAILED, "dashboards", "sent " + expected + " objects, Kibana answered for " + heard));
        }
    }

    private static String name(JsonNode object) {
        String title = object.at("/meta/title").asText(object.path("title").asText(""));
        return object.path("type").asText() + " "
                + (title.isEmpty() ? object.path("id").asText() : title);
    }

    private static String why(JsonNode error) {
        return switch (error.path("type").asText()) {
            case "missing_references" -> {
                List<String> missing = new ArrayList<>();
                error.path("references")
                        .forEach(to -> missing.add(
                                to.path("type").asText() + " " + to.path("id").asText()));
                yield "it refers to what Kibana does not have: " + String.join(", ", missing);
            }
            case "unsupported_type" -> "this Kibana does not know objects of this type";
            case "conflict", "ambiguous_conflict" -> "another object stands in its place";
            default -> error.path("message").asText(error.toString());
        };
    }

    private void rule(JsonNode file) throws IOException, InterruptedException {
        JsonNode rule = file.path("rule");
        String what = "rule " + rule.path("name").asText();
        String path = "/api/alerting/rule/" + file.path("id").asText();
        Reply found = kibana.get(path);
        if (found.ok()) { // people set its threshold and add whom to tell: never write over that
            boolean same = found.json().path("params").equals(rule.path("params"))
                    && found.json().path("schedule").equals(rule.path("schedule"));
            steps.add(same ? Step.of(Result.UNCHANGED, what) : Step.of(Result.KEPT, what, "somebody changed it"));
        } else if (found.status() != 404) {
            steps.add(Step.of(Result.FAILED, what, found.reason()));
        } else if (dryRun) {
            steps.add(Step.of(Result.CREATED, what));
        } else {
            Reply reply = kibana.post(path, rule);
            steps.add(reply.ok() ? Step.of(Result.CREATED, what) : Step.of(Result.FAILED, what, reply.reason()));
        }
    }
}
