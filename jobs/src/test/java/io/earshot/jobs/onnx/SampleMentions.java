package io.earshot.jobs.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mentions with a text, and with what the small model is made to say of its tone. */
final class SampleMentions {
    /** What no network here says. */
    static final Sentiment SMALL = new Sentiment(Label.NEGATIVE, -0.123, 0.456);

    private SampleMentions() {}

    static Mention english(String id, String text) throws JsonProcessingException {
        return of(id, text, "en", SMALL);
    }

    static Mention of(String id, String text, String language, @Nullable Sentiment sentiment)
            throws JsonProcessingException {
        Map<String, Object> fields = new HashMap<>();
        fields.put("mention", "acme/" + id);
        fields.put("brand", "acme");
        fields.put("id", id);
        fields.put("platform", "x");
        fields.put("kind", "post");
        fields.put("author", Map.of("handle", "pat"));
        fields.put("text", text);
        fields.put("createdAt", "2026-11-22T12:00:00.000Z");
        fields.put("language", Map.of("code", language, "confidence", 1));
        fields.put("intent", Map.of("label", "other", "confidence", 1));
        fields.put("actionable", Map.of("value", false, "confidence", 1));
        if (sentiment != null) {
            fields.put("sentiment", sentiment);
        }
        return Json.MAPPER.readValue(Json.string(fields), Mention.class);
    }
}
