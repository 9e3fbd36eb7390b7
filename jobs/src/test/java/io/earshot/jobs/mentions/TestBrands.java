package io.earshot.jobs.mentions;

import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A brands' topic that has one brand, acme, whose queries are given by their ids. */
public record TestBrands(Map<String, String> queries, Instant at) implements BrandsLog {

    /** A record as a topic has it. */
    public static RawRecord record(String topic, String key, String value, Instant at) {
        return new RawRecord(
                topic,
                0,
                0,
                at.toEpochMilli(),
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                null);
    }

    /** A post on X. */
    public static RawRecord post(long number, String text, Instant at) {
        String post = Json.string(Map.of(
                "id",
                "x:" + number,
                "platform",
                "x",
                "author",
                Map.of("id", "7", "handle", "pat"),
                "text",
                text,
                "createdAt",
                Json.instant(at)));
        return record(Topics.POSTS, "x:" + number, post, at);
    }

    @Override
    public Follower follow(Map<Integer, Long> from) {
        return new Follower() {
            private boolean told = !from.isEmpty();

            @Override
            public @Nullable RawRecord next() {
                if (told) {
                    return null;
                }
                told = true;
                return record(Topics.BRANDS, "acme", brand(), at);
            }

            @Override
            public void close() {}
        };
    }

    private String brand() {
        List<Map<String, String>> written = queries.entrySet().stream()
                .map(query -> Map.of("id", query.getKey(), "query", query.getValue()))
                .toList();
        return Json.string(Map.of("id", "acme", "name", "acme", "queries", written));
    }
}
