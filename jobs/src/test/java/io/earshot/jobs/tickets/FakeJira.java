package io.earshot.jobs.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.earshot.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of Jira Service Management as we use, with issues that stay, and answers that get lost when told so. */
final class FakeJira implements AutoCloseable {
    private static final Map<String, String> CATEGORIES =
            Map.of("Open", "new", "In Progress", "indeterminate", "Done", "done");

    private final HttpServer server;
    private final Map<String, ObjectNode> issues = new TreeMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Queue<Boolean> lost = new ConcurrentLinkedQueue<>();

    FakeJira() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rest", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The answer to the request after so many that change something gets lost. */
    void loseAfter(int good) {
        for (int i = 0; i < good; i++) {
            lost.add(false);
        }
        lost.add(true);
    }

    List<String> calls() {
        return calls;
    }

    synchronized ObjectNode issue(String key) {
        return issues.get(key);
    }

    synchronized int size() {
        return issues.size();
    }

    String status(String key) {
        return issue(key).at("/fields/status/name").asText();
    }

    JsonNode comments(String key) {
        return issue(key).path("comments");
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            calls.add(method + " " + path);
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            JsonNode body = bytes.length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(bytes);
            boolean isRead = method.equals("GET") || path.endsWith("/search/jql");
            JsonNode answer = isRead ? read(path, body) : change(path, body);
            Boolean isLost = isRead ? Boolean.FALSE : lost.poll();
            if (isLost != null && isLost) {
                return;
            }
            byte[] json = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private JsonNode read(String path, JsonNode body) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        if (path.endsWith("/search/jql")) {
            String jql = body.path("jql").asText();
            String word = jql.substring(jql.indexOf('"') + 1, jql.lastIndexOf('"'));
            ArrayNode found = root.putArray("issues");
            issues.forEach((key, issue) -> {
                if (List.of(issue.at("/fields/description").asText().split("\\W+"))
                        .contains(word)) {
                    found.addObject().put("key", key);
                }
            });
            return root;
        }
        String key = key(path);
        if (path.endsWith("/comment")) {
            return root.set("comments", issues.get(key).path("comments"));
        }
        if (path.endsWith("/transitions")) {
            ArrayNode transitions = root.putArray("transitions");
            CATEGORIES.keySet().stream().sorted().forEach(name -> transitions
                    .addObject()
                    .put("id", name)
                    .set("to", status(name, Json.MAPPER.createObjectNode())));
            return root;
        }
        return issues.get(key);
    }

    private JsonNode change(String path, JsonNode body) {
        if (path.equals("/rest/servicedeskapi/request")) {
            String key = "CARE-" + (issues.size() + 1);
            ObjectNode issue = Json.MAPPER.createObjectNode().put("key", key);
            issue.put(
                    "desk",
                    body.path("serviceDeskId").asText() + "/"
                            + body.path("requestTypeId").asText());
            ObjectNode fields = issue.putObject("fields");
            fields.setAll((ObjectNode) body.path("requestFieldValues"));
            fields.putArray("labels").add("vip");
            status("Open", fields.putObject("status"));
            issue.putArray("comments");
            issues.put(key, issue);
            return Json.MAPPER.createObjectNode().put("issueKey", key);
        }
        ObjectNode issue = issues.get(key(path));
        if (path.endsWith("/comment")) {
            ((ArrayNode) issue.path("comments")).add(body);
        } else if (path.endsWith("/transitions")) {
            status(body.at("/transition/id").asText(), (ObjectNode) issue.at("/fields/status"));
        } else {
            ((ObjectNode) issue.path("fields")).setAll((ObjectNode) body.path("fields"));
        }
        return Json.MAPPER.createObjectNode();
    }

    private static ObjectNode status(String name, ObjectNode status) {
        status.put("name", name).putObject("statusCategory").put("key", CATEGORIES.get(name));
        return status;
    }

    private static String key(String path) {
        for (String part : path.split("/", -1)) {
            if (part.startsWith("CARE-")) {
                return part;
            }
        }
        throw new IllegalArgumentException(path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
