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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of Zendesk's Tickets API as we use, with tickets that stay, and answers that get lost when told so. */
final class FakeZendesk implements AutoCloseable {
    /** What becomes of an answer after its request was done. */
    enum Mishap {
        NONE,
        /** The connection ends. */
        LOST,
        /** Half of the JSON comes. */
        GARBLED
    }

    private final HttpServer server;
    private final Map<Long, ObjectNode> tickets = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();

    FakeZendesk() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/tickets", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The answer to the next request that changes something, or to a later one. */
    FakeZendesk then(Mishap mishap) {
        mishaps.add(mishap);
        return this;
    }

    List<String> calls() {
        return calls;
    }

    List<String> authorizations() {
        return authorizations;
    }

    ObjectNode ticket(long id) {
        return tickets.get(id);
    }

    int size() {
        return tickets.size();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().toString();
            calls.add(method + " " + path);
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (method) {
                case "GET" -> answer(exchange, Mishap.NONE, 200, found(path));
                case "POST" -> answer(exchange, mishap(), 201, create(ticketIn(body)));
                default -> update(exchange, id(path), ticketIn(body));
            }
        }
    }

    private Mishap mishap() {
        Mishap next = mishaps.poll();
        return next == null ? Mishap.NONE : next;
    }

    private static ObjectNode ticketIn(byte[] body) throws IOException {
        return (ObjectNode) Json.MAPPER.readTree(body).path("ticket");
    }

    private ObjectNode found(String path) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        int query = path.indexOf("?external_id=");
        if (query < 0) {
            return root.set("ticket", tickets.get(id(path)));
        }
        String external = URLDecoder.decode(path.substring(query + 13), StandardCharsets.UTF_8);
        ArrayNode list = root.putArray("tickets");
        tickets.values().stream()
                .filter(ticket -> ticket.path("external_id").asText().equalsIgnoreCase(external))
                .forEach(list::add);
        return root;
    }

    private ObjectNode create(ObjectNode ticket) {
        long id = 35_000L + tickets.size();
        ObjectNode kept = ticket.deepCopy();
        kept.put("id", id).put("updated_at", "1");
        kept.putArray("comments").add(kept.remove("comment"));
        tickets.put(id, kept);
        return Json.MAPPER.createObjectNode().set("ticket", kept);
    }

    private void update(HttpExchange exchange, long id, ObjectNode change) throws IOException {
        ObjectNode kept = tickets.get(id);
        if (!kept.path("updated_at")
                .asText()
                .equals(change.path("updated_stamp").asText())) {
            answer(exchange, Mishap.NONE, 409, Json.MAPPER.createObjectNode());
            return;
        }
        if (isSolvedByNobody(kept, change)) {
            answer(exchange, Mishap.NONE, 422, Json.MAPPER.createObjectNode().put("error", "RecordInvalid"));
            return;
        }
        JsonNode comment = change.remove("comment");
        change.remove(List.of("safe_update", "updated_stamp"));
        kept.setAll(change);
        if (comment != null) {
            ((ArrayNode) kept.path("comments")).add(comment);
        }
        kept.put("updated_at", Integer.toString(kept.path("updated_at").asInt() + 1));
        answer(exchange, mishap(), 200, Json.MAPPER.createObjectNode().set("ticket", kept));
    }

    /** Who writes an address has the agent of that address assigned. */
    private static boolean isSolvedByNobody(ObjectNode ticket, ObjectNode change) {
        if (change.hasNonNull("assignee_email")) {
            change.remove("assignee_email");
            change.put("assignee_id", 7);
        }
        return change.path("status").asText().equals("solved")
                && !ticket.hasNonNull("assignee_id")
                && !change.hasNonNull("assignee_id");
    }

    /** Something that people do. */
    synchronized void edit(long id, String field, JsonNode value) {
        tickets.get(id).set(field, value);
        tickets.get(id)
                .put("updated_at", "9" + tickets.get(id).path("updated_at").asText());
    }

    List<String> comments(long id) {
        List<String> bodies = new ArrayList<>();
        tickets.get(id)
                .path("comments")
                .forEach(one -> bodies.add(one.path("body").asText()));
        return bodies;
    }

    private static long id(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    private static void answer(HttpExchange exchange, Mishap mishap, int status, JsonNode json) throws IOException {
        if (mishap == Mishap.LOST) {
            return;
        }
        byte[] all = json.toString().getBytes(StandardCharsets.UTF_8);
        byte[] body = mishap == Mishap.GARBLED ? "<html>".getBytes(StandardCharsets.UTF_8) : all;
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
