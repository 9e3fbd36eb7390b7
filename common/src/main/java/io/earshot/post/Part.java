package io.earshot.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a platform's JSON, and its path for messages. What a post cannot be without is asked for with
 * {@code need…} and refused if it is absent or of another type; of the rest, what is not as expected counts as absent:
 * a platform that changes a detail costs the detail, not its posts.
 */
final class Part {
    private final JsonNode node;
    private final String path;

    Part(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    JsonNode node() {
        return node;
    }

    String path() {
        return path;
    }

    boolean has(String field) {
        JsonNode value = node.get(field);
        return value != null && !value.isNull();
    }

    /** The part at that field, perhaps absent. */
    Part at(String field) {
        return new Part(node.path(field), child(field));
    }

    Part needObject(String field) throws BadPostException {
        if (!node.path(field).isObject()) {
            throw wrong(field, "an object");
        }
        return at(field);
    }

    /** The items of an array; none if it is no array. */
    List<Part> items() {
        List<Part> items = new ArrayList<>(node.isArray() ? node.size() : 0);
        if (node.isArray()) {
            for (JsonNode item : node) {
                items.add(new Part(item, path + "[" + items.size() + "]"));
            }
        }
        return items;
    }

    List<Part> items(String field) {
        return at(field).items();
    }

    /** A string that is not empty, else null. */
    @Nullable
    String text(String field) {
        return text(node.path(field));
    }

    private static @Nullable String text(JsonNode value) {
        return !value.isTextual() || value.textValue().isEmpty() ? null : Utf8.withoutLoneSurrogates(value.textValue());
    }

    String needText(String field) throws BadPostException {
        String text = text(field);
        if (text == null) {
            throw wrong(field, "a string");
        }
        return text;
    }

    Instant needInstant(String field) throws BadPostException {
        String text = needText(field);
        long millis = Instants.millis(text);
        if (millis == Instants.NONE) {
            throw new BadPostException(child(field) + " '" + Quote.of(text) + "' is not an ISO-8601 instant");
        }
        return Instant.ofEpochMilli(millis);
    }

    /** An integer that is not negative, else null. */
    @Nullable
    Long count(String field) {
        JsonNode value = node.path(field);
        return value.isNumber() && value.canConvertToLong() && value.longValue() >= 0 ? value.longValue() : null;
    }

    @Nullable
    Boolean flag(String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    /** That field of each item of a list of objects, where it is a string. */
    List<String> texts(String list, String field) {
        List<String> texts = new ArrayList<>();
        for (Part item : items(list)) {
            String text = item.text(field);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The strings of a list of strings. */
    List<String> texts(String list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node.path(list)) {
            String text = text(item);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The same error with this part's path before it. */
    BadPostException within(BadPostException error) {
        return path.isEmpty() ? error : new BadPostException(path + ": " + error.getMessage());
    }

    /** The error that a field is missing, or is not what it must be. */
    BadPostException wrong(String field, String wanted) {
        return new BadPostException(child(field) + (has(field) ? " must be " + wanted : " is missing"));
    }

    private String child(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
