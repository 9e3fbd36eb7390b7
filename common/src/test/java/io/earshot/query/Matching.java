package io.earshot.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.json.Json;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Span;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Posts, brands and matches in one line. */
final class Matching {
    private Matching() {}

    static Post post(String text) {
        return post(Platform.X, text);
    }

    static Post post(Platform platform, String text) {
        return Post.of(platform.code() + ":1", platform, new Author(null, null, null, null, null), text, Instant.EPOCH);
    }

    /** A post of these fields; on X and with the text {@code acme} where they do not say otherwise. */
    static Post fromJson(String json) throws JsonProcessingException {
        ObjectNode fields = (ObjectNode) Json.MAPPER.readTree(json);
        fields.put("id", "x:1").put("createdAt", "2026-11-22T08:15:00Z");
        if (!fields.has("platform")) {
            fields.put("platform", "x");
        }
        if (!fields.has("text")) {
            fields.put("text", "acme");
        }
        return Json.MAPPER.treeToValue(fields, Post.class);
    }

    static Brand brand(String id, String... queries) {
        BrandQuery[] numbered = new BrandQuery[queries.length];
        for (int i = 0; i < queries.length; i++) {
            numbered[i] = new BrandQuery("q" + i, queries[i]);
        }
        return new Brand(id, id, Map.of(), List.of(), List.of(numbered));
    }

    /** Where the query matches the text; empty where it does not. */
    static List<Span> spans(String query, String text) {
        List<BrandMatch> matches =
                BrandMatcher.compile(List.of(brand("b", query))).match(post(text));
        if (matches.isEmpty()) {
            return List.of();
        }
        QueryMatch match = matches.get(0).queries().get(0);
        return match.spans();
    }
}
