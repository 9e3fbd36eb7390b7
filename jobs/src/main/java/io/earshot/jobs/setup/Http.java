package io.earshot.jobs.setup;

import co.elastic.clients.transport.TransportUtils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.earshot.jobs.config.ElasticsearchConfig;
import io.earshot.json.Json;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A server that speaks JSON over HTTP. Its credentials go into a header and never into a message. */
final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final String base;
    private final Map<String, String> headers;

    private Http(HttpClient client, String base, Map<String, String> headers) {
        this.client = client;
        this.base = base;
        this.headers = headers;
    }

    /**
     * A server that takes the credentials of Elasticsearch, as Kibana does too.
     *
     * @param address its root, such as {@code http://127.0.0.1:5601/s/marketing}
     * @param headers sent with each request
     * @throws IOException if the certificate of its authority cannot be read
     */
    static Http at(URI address, ElasticsearchConfig access, Map<String, String> headers) throws IOException {
        HttpClient.Builder client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).version(HttpClient.Version.HTTP_1_1);
        if (!access.caCertificate().isEmpty()) {
            client.sslContext(TransportUtils.sslContextFromHttpCaCrt(new File(access.caCertificate())));
        }
        Map<String, String> all = new TreeMap<>(headers);
        if (!access.apiKey().isEmpty()) {
            all.put("Authorization", "ApiKey " + access.apiKey());
        } else if (!access.username().isEmpty()) {
            byte[] pair = (access.username() + ":" + access.password()).getBytes(StandardCharsets.UTF_8);
            all.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        String root = address.toString();
        return new Http(
                client.build(), root.endsWith("/") ? root.substring(0, root.length() - 1) : root, Map.copyOf(all));
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Reply put(String path, JsonNode body) throws IOException, InterruptedException {
        return send(json(request(path)).PUT(BodyPublishers.ofString(Json.string(body))));
    }

    Reply post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(json(request(path)).POST(BodyPublishers.ofString(Json.string(body))));
    }

    /** Sends a file as a form's field {@code file}, as a browser would. */
    Reply postFile(String path, String name, String content) throws IOException, InterruptedException {
        String boundary = "earshot-" + Integer.toHexString(content.hashCode());
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/ndjson\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (ConnectException e) { // which has no message of its own
            throw new IOException("nothing listens there", e);
        }
    }

    /** What a server answered. */
    record Reply(int status, String text) {
        boolean ok() {
            return status / 100 == 2;
        }

        /** Whether the server wants other credentials, or more rights. */
        boolean forbidden() {
            return status == 401 || status == 403;
        }

        /** The answer as JSON; missing where it is not JSON. */
        JsonNode json() {
            try {
                return Json.MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        /** Why the server refused, in its own words. */
        String reason() {
            JsonNode json = json();
            for (String path : new String[] {"/error/root_cause/0/reason", "/error/reason", "/message", "/error"}) {
                JsonNode words = json.at(path);
                if (words.isTextual()) {
                    return words.asText() + " (HTTP " + status + ")";
                }
            }
            String firstLine = text.strip().lines().findFirst().orElse("an empty answer");
            return firstLine.substring(0, Math.min(200, firstLine.length())) + " (HTTP " + status + ")";
        }
    }
}
