package io.earshot.jobs.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.setup.Http.Reply;
import io.earshot.jobs.setup.Step.Result;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Installs templates and lifecycle policies, brings the mappings of indices that exist up to date, and creates those
 * that every query expects.
 */
final class ElasticsearchSetup {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Http server;
    private final URI address;
    private final @Nullable Integer replicas;
    private final boolean dryRun;
    private final Clock clock;
    private final List<Step> steps = new ArrayList<>();

    /** @param replicas copies of each shard besides the first; null leaves it to the template: one if a node is free */
    ElasticsearchSetup(Http server, URI address, @Nullable Integer replicas, boolean dryRun, Clock clock) {
        this.server = server;
        this.address = address;
        this.replicas = replicas;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    List<Step> run() throws InterruptedException {
        try {
            if (answers()) {
                boolean lifecycle = lifecycles();
                componentTemplates(lifecycle);
                for (String index : Bundle.INDICES) {
                    install(
                            "index template " + index,
                            "/_index_template/" + index,
                            "/index_templates/0/index_template",
                            Bundle.indexTemplate(index));
                }
                for (String index : Bundle.INDICES) {
                    indices(index);
                }
            }
        } catch (IOException e) {
            steps.add(Step.of(
                    Result.FAILED,
                    "Elasticsearch at " + address,
                    "no answer: " + e.getMessage() + "; is it running, and the address right?"));
        }
        return List.copyOf(steps);
    }

    private boolean answers() throws IOException, InterruptedException {
        Reply health = server.get("/_cluster/health");
        if (health.ok() && health.json().has("cluster_name")) {
            return true;
        }
        String why = health.forbidden()
                ? health.reason() + "; set elasticsearch.api-key, or .username and .password, to one that may manage"
                        + " indices and templates"
                : "does not answer as Elasticsearch does: " + health.reason();
        steps.add(Step.of(Result.FAILED, "Elasticsearch at " + address, why));
        return false;
    }

    /** Whether the server has index lifecycle management. */
    private boolean lifecycles() throws IOException, InterruptedException {
        for (String alias : Bundle.MONTHLY) {
            String what = "lifecycle policy " + alias;
            Reply found = server.get("/_ilm/policy/" + alias);
            if (found.status() == 400 || found.status() == 405) { // a server without it has no such path
                steps.add(Step.of(
                        Result.LEFT_OUT,
                        what,
                        "this Elasticsearch has no index lifecycle management; old months stay until somebody"
                                + " deletes them"));
                continue;
            }
            JsonNode ours = Bundle.lifecycle(alias);
            if (found.status() == 404) {
                write(Result.CREATED, what, "/_ilm/policy/" + alias, ours);
            } else if (!found.ok()) {
                steps.add(Step.of(Result.FAILED, what, found.reason()));
            } else if (covers(found.json().path(alias).path("policy"), ours.path("policy"))) {
                steps.add(Step.of(Result.UNCHANGED, what));
            } else { // how long to keep people's words is for those who run this to say
                steps.add(Step.of(Result.KEPT, what, "it differs from what this release would install"));
            }
        }
        return steps.stream().noneMatch(step -> step.result() == Result.LEFT_OUT);
    }

    private void componentTemplates(boolean lifecycle) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(List.of(Bundle.SETTINGS));
        if (lifecycle) {
            Bundle.MONTHLY.forEach(alias -> names.add(Bundle.lifecycleTemplate(alias)));
        }
        for (String name : names) {
            component(name, Bundle.componentTemplate(name));
        }
        if (replicas != null) {
            ObjectNode template = NODES.objectNode();
            template.putObject("template").putObject("settings").set("index", replicaSettings(replicas));
            component(Bundle.REPLICAS, template);
        }
    }

    private void component(String name, JsonNode template) throws IOException, InterruptedException {
        install(
                "component template " + name,
                "/_component_template/" + name,
                "/component_templates/0/component_template",
                template);
    }

    private static ObjectNode replicaSettings(int replicas) {
        return NODES.objectNode()
                .put("auto_expand_replicas", "false")
                .put("number_of_replicas", Integer.toString(replicas));
    }

    /** Puts ours at a path unless what is there already says the same. */
    private void install(String what, String path, String where, JsonNode ours)
            throws IOException, InterruptedException {
        Reply found = server.get(path);
        if (found.status() == 404) {
            write(Result.CREATED, what, path, ours);
        } else if (!found.ok()) {
            steps.add(Step.of(Result.FAILED, what, found.reason()));
        } else if (contains(found.json().at(where), ours)) {
            steps.add(Step.of(Result.UNCHANGED, what));
        } else {
            write(Result.UPDATED, what, path, ours);
        }
    }

    /** Whether each top-level field of ours is the same in theirs; a server adds fields of its own, such as dates. */
    private static boolean contains(JsonNode theirs, JsonNode ours) {
        return ours.properties().stream().allMatch(field -> field.getValue().equals(theirs.path(field.getKey())));
    }

    /** Whether theirs says all that ours says; what a server fills in, and what people added, does not matter. */
    private static boolean covers(JsonNode theirs, JsonNode ours) {
        if (!ours.isObject()) {
            return theirs.equals(ours);
        }
        return ours.properties().stream().allMatch(field -> covers(theirs.path(field.getKey()), field.getValue()));
    }

    private void write(Result result, String what, String path, JsonNode body)
            throws IOException, InterruptedException {
        if (dryRun) {
            steps.add(Step.of(result, what));
            return;
        }
        Reply reply = server.put(path, body);
        steps.add(reply.ok() ? Step.of(result, what) : Step.of(Result.FAILED, what, reply.reason()));
    }

    private void indices(String name) throws IOException, InterruptedException {
        boolean monthly = Bundle.MONTHLY.contains(name);
        Reply found = server.get("/" + (monthly ? name + "-*" : name) + "?features=mappings,settings,aliases");
        if (found.status() == 404 || (found.ok() && found.json().isEmpty())) {
            // Whoever asks before the first document comes should find nothing, not an error.
            String first = monthly ? name + "-" + MONTH.format(clock.instant()) : name;
            write(Result.CREATED, "index " + first, "/" + first, NODES.objectNode());
            return;
        }
        if (!found.ok()) {
            steps.add(Step.of(Result.FAILED, "index " + name, found.reason()));
            return;
        }
        JsonNode wanted = Bundle.indexTemplate(name).at("/template/mappings");
        for (var index : found.json().properties()) {
            mapping(index.getKey(), index.getValue().path("mappings"), wanted);
            if (monthly && !index.getValue().path("aliases").has(name)) {
                write(
                        Result.UPDATED,
                        "alias " + name + " of index " + index.getKey(),
                        "/" + index.getKey() + "/_alias/" + name,
                        NODES.objectNode());
            }
            if (replicas != null) {
                JsonNode settings = index.getValue().at("/settings/index");
                ObjectNode ours = replicaSettings(replicas);
                if (!contains(settings, ours)) {
                    write(
                            Result.UPDATED,
                            "replicas of index " + index.getKey(),
                            "/" + index.getKey() + "/_settings",
                            NODES.objectNode().set("index", ours));
                }
            }
        }
    }

    private void mapping(String index, JsonNode found, JsonNode wanted) throws IOException, InterruptedException {
        String what = "mapping of index " + index;
        Mappings.Difference difference = Mappings.compare(found, wanted);
        if (!difference.conflicts().isEmpty()) {
            steps.add(Step.of(
                    Result.FAILED,
                    what,
                    String.join(", ", difference.conflicts())
                            + "; it was probably made before its template. Copy what you need into another index,"
                            + " delete this one and run setup again"));
        } else if (difference.absent().isEmpty()) {
            steps.add(Step.of(Result.UNCHANGED, what));
        } else {
            write(
                    Result.UPDATED,
                    what + " with " + String.join(", ", difference.absent()),
                    "/" + index + "/_mapping",
                    wanted);
        }
    }
}
