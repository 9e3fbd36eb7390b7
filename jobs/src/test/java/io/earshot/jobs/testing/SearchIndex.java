package io.earshot.jobs.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;

/** What tests ask of a real Elasticsearch node, over plain HTTP: another client than the one under test. */
public final class SearchIndex {
    private static final int PAGE = 5_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public SearchIndex(String url) {
        this.url = url;
    }

    /** How many documents an index has, after a refresh; 0 where there is none. */
    public long count(String index) throws IOException, InterruptedException {
        request("POST", "/" + index + "/_refresh?ignore_unavailable=true", "");
        return request("GET", "/" + index + "/_count?ignore_unavailable=true", "")
                .path("count")
                .asLong();
    }

    /** Every document of an index by its id, across all indices behind an alias. */
    public Map<String, JsonNode> documents(String index) throws IOException, InterruptedException {
        request("POST", "/" + index + "/_refresh", "");
        String pit = request("POST", "/" + index + "/_pit?keep_alive=1m", "")
                .get("id")
                .asText();
        Map<String, JsonNode> documents = new TreeMap<>();
        String after = "";
        while (true) {
            JsonNode page = request(
                    "POST",
                    "/_search",
                    "{\"size\":%d,\"pit\":{\"id\":\"%s\",\"keep_alive\":\"1m\"},\"sort\":[\"_shard_doc\"]%s}"
                            .formatted(PAGE, pit, after));
            JsonNode hits = page.at("/hits/hits");
            if (hits.isEmpty()) {
                request("DELETE", "/_pit", "{\"id\":\"" + pit + "\"}");
                return documents;
            }
            for (JsonNode hit : hits) {
                if (documents.put(hit.get("_id").asText(), hit.get("_source")) != null) {
                    throw new IllegalStateException("twice in " + index + ": " + hit.get("_id"));
                }
                after = ",\"search_after\":" + hit.get("sort");
            }
        }
    }

    /** One request with a JSON body, answered with JSON. */
    public JsonNode request(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return Json.MAPPER.readTree(response.body());
    }
}
