package io.earshot.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import io.earshot.post.Post;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A post as the table of cases writes it: its text, before which its other fields may stand as JSON. Among them may be
 * {@code judged}, what a judge would say of it.
 *
 * @param marked the text with the parts that are expected to match between « and »
 */
record CasePost(Post post, String marked, Judged judged) {
    private static final Judged UNKNOWN = new Judged(null, null, null);

    static CasePost of(String line) throws IOException {
        if (!line.startsWith("{\"")) {
            return new CasePost(Matching.post(plain(line)), line, UNKNOWN);
        }
        try (JsonParser parser = Json.MAPPER.createParser(line)) {
            ObjectNode fields = parser.readValueAsTree();
            String text = line.substring((int) parser.currentLocation().getCharOffset())
                    .strip();
            Judged judged = fields.has("judged") ? judged((ObjectNode) fields.remove("judged")) : UNKNOWN;
            ObjectNode all = Json.MAPPER.valueToTree(Matching.post(plain(text)));
            all.setAll(fields);
            return new CasePost(Json.MAPPER.treeToValue(all, Post.class), text, judged);
        }
    }

    private static Judged judged(ObjectNode fields) {
        return new Judged(
                fields.has("tone") ? Sentiment.Label.valueOf(upper(fields, "tone")) : null,
                number(fields),
                fields.has("intent") ? Intent.Label.valueOf(upper(fields, "intent")) : null);
    }

    private static @Nullable Double number(ObjectNode fields) {
        return fields.has("score") ? fields.get("score").doubleValue() : null;
    }

    private static String upper(ObjectNode fields, String name) {
        return fields.get(name).asText().toUpperCase(Locale.ROOT);
    }

    private static String plain(String marked) {
        return marked.replaceAll("[«»]", "");
    }
}
