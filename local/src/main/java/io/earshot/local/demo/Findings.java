package io.earshot.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.connect.Indices;
import io.earshot.json.Json;
import io.earshot.local.Rest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Elasticsearch knows after the play, as a report for people. */
public final class Findings {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_ITEMS = 5;
    private static final int MOST_TEXT = 64;
    private static final int MOST_TOPICS = 6;

    private final String elasticsearch;
    private final List<String> missing = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private Findings(String elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** Asks for everything. */
    public static Findings of(String elasticsearch, Instant outage) throws IOException, InterruptedException {
        Findings findings = new Findings(elasticsearch);
        findings.mentions();
        findings.topics();
        findings.alerts();
        findings.hotWords(outage);
        findings.items();
        findings.deadLetters();
        return findings;
    }

    /** The report. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What should be there after the play and is not; empty when all is well. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    private void mentions() throws IOException, InterruptedException {
        JsonNode brands = search(Indices.MENTIONS, """
                        {"size":0,"aggs":{"brand":{"terms":{"field":"brand"},"aggs":{
                          "tone":{"terms":{"field":"sentiment.label"}},
                          "own":{"filter":{"term":{"own":true}}}}}}}
                        """).at("/aggregations/brand/buckets");
        lines.add("Mentions");
        for (JsonNode brand : brands) {
            lines.add("  %-8s %,6d   negative %,5d   neutral %,5d   positive %,5d   own posts %,4d"
                    .formatted(
                            brand.path("key").asText(),
                            brand.path("doc_count").asLong(),
                            tone(brand, "negative"),
                            tone(brand, "neutral"),
                            tone(brand, "positive"),
                            brand.at("/own/doc_count").asLong()));
        }
        need(!brands.isEmpty(), "no mentions");
    }

    private static long tone(JsonNode brand, String label) {
        for (JsonNode tone : brand.at("/tone/buckets")) {
            if (tone.path("key").asText().equals(label)) {
                return tone.path("doc_count").asLong();
            }
        }
        return 0;
    }

    private void topics() throws IOException, InterruptedException {
        JsonNode hits = search(Indices.TOPICS, """
                        {"size":%d,"sort":[{"size":"desc"}],
                         "query":{"bool":{"must_not":[{"exists":{"field":"mergedInto"}}]}}}
                        """.formatted(MOST_TOPICS)).at("/hits/hits");
        lines.add("Topics, the largest first");
        for (JsonNode hit : hits) {
            JsonNode topic = hit.path("_source");
            lines.add("  %-7s %,5d mentions by %,5d authors, %s: %s"
                    .formatted(
                            topic.path("brand").asText(),
                            topic.path("size").asLong(),
                            topic.path("authors").asLong(),
                            topic.path("state").asText(),
                            topic.path("label").asText()));
        }
        need(!hits.isEmpty(), "no topics");
    }

    private void alerts() throws IOException, InterruptedException {
        JsonNode hits = search(Indices.ALERTS, "{\"size\":20,\"sort\":[{\"openedAt\":\"asc\"}]}")
                .at("/hits/hits");
        lines.add("Alerts");
        boolean spike = false;
        boolean thread = false;
        boolean topic = false;
        for (JsonNode hit : hits) {
            JsonNode alert = hit.path("_source");
            spike |= alert.path("kind").asText().equals("volume_spike")
                    && alert.path("brand").asText().equals("acme");
            for (JsonNode signal : alert.path("signals")) {
                thread |= signal.asText().startsWith("viral~");
                topic |= signal.asText().contains("#");
            }
            lines.add("  %s %s, %s, %s, since %s UTC"
                    .formatted(
                            alert.path("brand").asText(),
                            alert.path("kind").asText().replace('_', ' '),
                            alert.path("level").asText(),
                            alert.path("state").asText(),
                            clock(alert.path("openedAt").asText())));
            lines.add("    " + alert.path("reason").asText());
        }
        need(spike, "no volume spike of acme");
        need(topic, "no alert with a hot topic");
        need(thread, "no alert with a thread that runs away");
    }

    /** Words that stand out in what is said of the bank since the outage, against what was said of it before. */
    private void hotWords(Instant outage) throws IOException, InterruptedException {
        JsonNode buckets =
                search(Indices.MENTIONS, """
                        {"size":0,
                         "query":{"bool":{"filter":[{"term":{"brand":"acme"}},{"term":{"own":false}},
                           {"range":{"createdAt":{"gte":"%1$s"}}}]}},
                         "aggs":{"hot":{"significant_terms":{"field":"words","size":12,"min_doc_count":10}}}}
                        """.formatted(Json.instant(outage))).at("/aggregations/hot/buckets");
        List<String> words = new ArrayList<>();
        buckets.forEach(bucket -> words.add(bucket.path("key").asText()));
        lines.add("Hot words at acme");
        lines.add("  " + String.join(", ", words));
        need(!words.isEmpty(), "no hot words");
    }

    private void items() throws IOException, InterruptedException {
        JsonNode result = search(Indices.ITEMS, """
                {"size":%d,"track_total_hits":true,
                 "query":{"terms":{"status":["new","claimed"]}},
                 "sort":[{"priority.score":"desc"},{"service.firstReplyDue":"asc"}]}
                """.formatted(MOST_ITEMS));
        long open = result.at("/hits/total/value").asLong();
        lines.add("Open items: %,d, the most urgent first".formatted(open));
        for (JsonNode hit : result.at("/hits/hits")) {
            JsonNode item = hit.path("_source");
            lines.add("  %3d %-6s %-7s answer due %s UTC, %s: %s"
                    .formatted(
                            item.at("/priority/score").asInt(),
                            item.at("/priority/level").asText(),
                            item.path("brand").asText(),
                            clock(item.at("/service/firstReplyDue").asText()),
                            item.at("/service/state").asText().replace('_', ' '),
                            shortened(item.path("text").asText())));
        }
        need(open > 0, "no open items");
        JsonNode kinds = search(Indices.ITEM_EVENTS, """
                {"size":0,"aggs":{"kind":{"terms":{"field":"kind","size":30}},
                 "first":{"filter":{"bool":{"filter":[{"term":{"kind":"answered"}},{"term":{"milestone":"first_reply"}}]}},
                   "aggs":{"seconds":{"percentiles":{"field":"seconds","percents":[50,90]}}}}}}
                """).at("/aggregations");
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode kind : kinds.at("/kind/buckets")) {
            counts.put(kind.path("key").asText(), kind.path("doc_count").asLong());
        }
        lines.add("What happened to items");
        lines.add("  "
                + counts.entrySet().stream()
                        .map(kind -> "%s %,d".formatted(kind.getKey().replace('_', ' '), kind.getValue()))
                        .collect(Collectors.joining(", ")));
        lines.add("  first answers after %.0f minutes in the median, %.0f in the 90th percentile"
                .formatted(
                        kinds.at("/first/seconds/values/50.0").asDouble() / 60,
                        kinds.at("/first/seconds/values/90.0").asDouble() / 60));
        need(counts.containsKey("resolved"), "no item was resolved");
        need(counts.containsKey("clock_shortened"), "no clock was shortened by a hot topic");
    }

    private void deadLetters() throws IOException, InterruptedException {
        long count = Rest.get(elasticsearch + "/" + Indices.DEAD_LETTERS + "/_count")
                .path("count")
                .asLong();
        if (count > 0) {
            lines.add("Dead letters: %,d (posts that could not be used; %s says why)"
                    .formatted(count, Indices.DEAD_LETTERS));
        }
    }

    /** Waits until nothing has changed in Elasticsearch for a while: the jobs have caught up. */
    public static void awaitRest(String elasticsearch, Duration quiet, Duration longest)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        String before = "";
        long since = System.nanoTime();
        while (System.nanoTime() < deadline) {
            String now = state(elasticsearch);
            if (!now.equals(before)) {
                before = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > quiet.toNanos()) {
                return;
            }
            Thread.sleep(1000);
        }
    }

    /** Changes with every write of what posts make. Topics change with time alone too. */
    private static String state(String elasticsearch) throws IOException, InterruptedException {
        JsonNode stats = Rest.get(
                elasticsearch
                        + "/earshot-mentions*,earshot-trends*,earshot-items*/_stats/indexing?filter_path=indices.*.total.indexing.index_total");
        return stats.toString();
    }

    private JsonNode search(String index, String body) throws IOException, InterruptedException {
        return Rest.post(elasticsearch + "/" + index + "/_search", body);
    }

    private void need(boolean there, String otherwise) {
        if (!there) {
            missing.add(otherwise);
        }
    }

    private static String clock(String instant) {
        return instant.isEmpty() ? "?" : CLOCK.format(Json.instant(instant));
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
    }
}
