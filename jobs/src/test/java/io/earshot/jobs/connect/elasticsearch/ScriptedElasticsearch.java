package io.earshot.jobs.connect.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server that answers {@code POST /_bulk} as Elasticsearch 8.19 does, headers and bodies alike, and fails
 * as it is told. What is not told to fail is stored, by id and external version.
 */
final class ScriptedElasticsearch implements AutoCloseable {
    private static final String JSON = "application/vnd.elasticsearch+json;compatible-with=8";

    /** One action of a bulk request and the document under it. */
    record Action(
            String index,
            String id,
            @Nullable Long version,
            @Nullable String versionType,
            String source) {}

    /** One bulk request. */
    record Call(List<Action> actions, Map<String, List<String>> headers, int bytes) {
        List<String> ids() {
            return actions.stream().map(Action::id).toList();
        }
    }

    /** A document that is stored. */
    record Stored(long version, String source) {}

    /** How a whole request is answered, instead of document by document. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /** How one document is answered, instead of being stored. */
    record ItemError(int status, String type, String reason) {}

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
    private final Map<String, Deque<ItemError>> itemErrors = new ConcurrentHashMap<>();
    private final Map<String, ItemError> lastingErrors = new ConcurrentHashMap<>();
    private final Map<String, Stored> documents = new ConcurrentHashMap<>();
    private volatile @Nullable Reply lastingReply;
    private volatile @Nullable ItemError errorOfAll;
    private volatile int maxContentLength = Integer.MAX_VALUE;

    ScriptedElasticsearch() throws IOException {
        this(HttpServer.create(anyPort(), 0), "http");
    }

    /** With TLS. */
    ScriptedElasticsearch(SSLContext tls) throws IOException {
        this(secured(tls), "https");
    }

    private ScriptedElasticsearch(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static HttpServer secured(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI url() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request is answered so; call it again for the one after. */
    void next(Reply reply) {
        replies.add(reply);
    }

    /** Every request is answered so, until null is told. */
    void always(@Nullable Reply reply) {
        lastingReply = reply;
    }

    /** The document is refused so the next time that it comes. */
    void nextItem(String id, ItemError error) {
        itemErrors.computeIfAbsent(id, key -> new ConcurrentLinkedDeque<>()).add(error);
    }

    /** The document is refused so whenever it comes. */
    void item(String id, ItemError error) {
        lastingErrors.put(id, error);
    }

    /** Every document is refused so, until null is told. */
    void items(@Nullable ItemError error) {
        errorOfAll = error;
    }

    /** As {@code http.max_content_length}. */
    void maxContentLength(int bytes) {
        maxContentLength = bytes;
    }

    List<Call> calls() {
        return calls;
    }

    /** How often a document was sent. */
    long timesSent(String id) {
        return calls.stream()
                .flatMap(call -> call.actions().stream())
                .filter(action -> action.id().equals(id))
                .count();
    }

    Map<String, Stored> documents(String index) {
        Map<String, Stored> found = new ConcurrentHashMap<>();
        documents.forEach((key, document) -> {
            if (key.startsWith(index + "/")) {
                found.put(key.substring(index.length() + 1), document);
            }
        });
        return found;
    }

    /** A JSON error of the whole request. */
    static Reply error(int status, String type, String reason) {
        ObjectNode cause = Json.MAPPER.createObjectNode().put("type", type).put("reason", reason);
        ObjectNode error = cause.deepCopy();
        error.putArray("root_cause").add(cause);
        ObjectNode body = Json.MAPPER.createObjectNode().put("status", status);
        body.set("error", error);
        return exchange -> send(exchange, status, JSON, body.toString());
    }

    /** An answer that is not Elasticsearch's but of something before it. */
    static Reply page(int status, String html) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** The connection breaks. */
    static Reply hangUp() {
        return HttpExchange::close;
    }

    /** No answer, ever. */
    Reply silence() {
        return exchange -> awaitClosing();
    }

    /** An answer that begins and never ends, a space at a time. */
    Reply endless() {
        return exchange -> {
            header(exchange, JSON);
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (!awaitClosing(20)) {
                body.write(' ');
                body.flush();
            }
        };
    }

    private void awaitClosing() {
        while (!awaitClosing(60_000)) {
            Thread.onSpinWait();
        }
    }

    private boolean awaitClosing(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String announced = exchange.getRequestHeaders().getFirst("Content-Length");
        if (body.length > maxContentLength) {
            if (announced == null) {
                exchange.close(); // of a body in chunks Elasticsearch learns too late
            } else {
                exchange.sendResponseHeaders(413, -1); // no body and no header
            }
            return;
        }
        Call call = new Call(actions(body), Map.copyOf(exchange.getRequestHeaders()), body.length);
        calls.add(call);
        Reply reply = replies.poll();
        if (reply == null) {
            reply = lastingReply;
        }
        if (reply != null) {
            reply.to(exchange);
            return;
        }
        ArrayNode items = Json.MAPPER.createArrayNode();
        boolean errors = false;
        for (Action action : call.actions()) {
            ObjectNode item = item(action);
            errors |= item.has("error");
            items.addObject().set("index", item);
        }
        ObjectNode answer = Json.MAPPER.createObjectNode().put("errors", errors).put("took", 3);
        answer.set("items", items);
        send(exchange, 200, JSON, answer.toString());
    }

    private ObjectNode item(Action action) {
        ObjectNode item =
                Json.MAPPER.createObjectNode().put("_index", action.index()).put("_id", action.id());
        ItemError error = error(action);
        if (error != null) {
            item.put("status", error.status());
            item.putObject("error").put("type", error.type()).put("reason", error.reason());
            return item;
        }
        Stored before = documents.get(action.index() + "/" + action.id());
        if (before != null && action.version() != null && action.version() < before.version()) {
            item.put("status", 409);
            item.putObject("error")
                    .put("type", "version_conflict_engine_exception")
                    .put(
                            "reason",
                            "[" + action.id() + "]: version conflict, current version [" + before.version()
                                    + "] is higher than the one provided [" + action.version() + "]");
            return item;
        }
        long version = action.version() != null ? action.version() : before == null ? 1 : before.version() + 1;
        documents.put(action.index() + "/" + action.id(), new Stored(version, action.source()));
        item.put("_version", version).put("result", before == null ? "created" : "updated");
        item.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
        return item.put("_seq_no", 0).put("_primary_term", 1).put("status", before == null ? 201 : 200);
    }

    private @Nullable ItemError error(Action action) {
        Deque<ItemError> next = itemErrors.get(action.id());
        ItemError error = next == null ? null : next.poll();
        if (error == null) {
            error = lastingErrors.get(action.id());
        }
        return error != null ? error : errorOfAll;
    }

    private static List<Action> actions(byte[] body) throws IOException {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            JsonNode action = Json.MAPPER.readTree(lines.get(i)).required("index");
            actions.add(new Action(
                    action.required("_index").asText(),
                    action.required("_id").asText(),
                    action.has("version") ? action.get("version").asLong() : null,
                    action.has("version_type") ? action.get("version_type").asText() : null,
                    lines.get(i + 1)));
        }
        return actions;
    }

    private static void header(HttpExchange exchange, String contentType) {
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().set("Content-Type", contentType);
    }

    private static void send(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        header(exchange, contentType);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
