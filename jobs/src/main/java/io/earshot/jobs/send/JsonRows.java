package io.earshot.jobs.send;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.earshot.json.Json;
import io.earshot.post.PostDecoder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON lines as rows: a name that starts with {@code /} is a JSON pointer, any other a field of the object. */
final class JsonRows implements Rows {
    private static final ObjectReader READER = Json.MAPPER
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Lines lines;
    private final String name;
    private final Problems problems;

    JsonRows(BufferedInputStream in, String name, Problems problems) {
        this.lines = new Lines(in, PostDecoder.MOST_BYTES);
        this.name = name;
        this.problems = problems;
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (Lines.isBlank(line)) {
                continue;
            }
            if (line.length > PostDecoder.MOST_BYTES) {
                problems.add(place(), "more than the " + PostDecoder.MOST_BYTES + " bytes that are read");
                continue;
            }
            try {
                JsonNode json = READER.readTree(line);
                if (json.isObject()) {
                    return new JsonRow(json);
                }
                problems.add(place(), "expected a JSON object");
            } catch (JacksonException e) {
                problems.add(place(), "not JSON: " + e.getOriginalMessage());
            }
        }
        return null;
    }

    @Override
    public String place() {
        return name + ":" + lines.number();
    }

    private record JsonRow(JsonNode json) implements Row {
        @Override
        public String value(String name) {
            return text(at(name));
        }

        @Override
        public List<String> values(String name) {
            JsonNode found = at(name);
            if (!found.isArray()) {
                return List.of(text(found));
            }
            List<String> values = new ArrayList<>();
            found.forEach(item -> values.add(text(item)));
            return values;
        }

        private JsonNode at(String name) {
            return name.startsWith("/") ? json.at(JsonPointer.compile(name)) : json.path(name);
        }

        private static String text(JsonNode node) {
            if (node.isBigDecimal()) {
                return node.decimalValue().toPlainString();
            }
            return node.isNull() ? "" : node.asText("");
        }
    }
}
