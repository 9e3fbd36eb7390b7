package io.earshot.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import io.earshot.mention.Intent.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A post and what people said that its author wants; docs/models/intent.md says what the labels mean.
 *
 * @param also other labels that hold as well
 * @param actionable whether a care team would answer
 * @param urgent whether it says so, or that it is not the first time
 * @param abuse whether it insults or threatens people
 * @param threat whether it threatens people
 */
public record IntentPost(
        String text,
        Label intent,
        List<Label> also,
        boolean actionable,
        boolean urgent,
        boolean abuse,
        boolean threat) {
    private static final Set<String> FIELDS =
            Set.of("id", "text", "intent", "also", "sentiment", "actionable", "urgent", "abuse", "threat", "because");

    public IntentPost {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(intent, "intent");
        also = List.copyOf(also);
    }

    /** A line that is no labelled post; the message says what was found and what was expected. */
    public static final class BadPostException extends Exception {
        private static final long serialVersionUID = 1;

        BadPostException(String message) {
            super(message);
        }
    }

    /**
     * Reads a post from a line of JSON. Text and intent are needed; flags that are left out are false.
     *
     * @throws BadPostException if it is none
     */
    public static IntentPost read(String line) throws BadPostException {
        JsonNode post = parse(line);
        List<String> unknown = new ArrayList<>();
        post.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw new BadPostException(
                    "expected the fields text, intent, also, actionable, urgent, abuse and threat, found "
                            + String.join(", ", unknown));
        }
        List<Label> also = new ArrayList<>();
        for (JsonNode label : post.path("also")) {
            also.add(label(label));
        }
        JsonNode text = post.path("text");
        if (!text.isTextual()) {
            throw new BadPostException("expected a text in the field text, found " + found(text));
        }
        return new IntentPost(
                text.textValue(),
                label(post.path("intent")),
                also,
                flag(post, "actionable"),
                flag(post, "urgent"),
                flag(post, "abuse"),
                flag(post, "threat"));
    }

    private static JsonNode parse(String line) throws BadPostException {
        JsonNode post;
        try {
            post = Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadPostException("expected a JSON object: " + e.getOriginalMessage());
        }
        if (post == null || !post.isObject()) {
            throw new BadPostException("expected a JSON object, found " + found(post));
        }
        return post;
    }

    private static Label label(JsonNode node) throws BadPostException {
        List<String> names = Arrays.stream(Label.values())
                .map(label -> label.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = names.indexOf(node.textValue());
        if (at < 0) {
            throw new BadPostException(
                    "expected an intent, one of " + String.join(" ", names) + ", found " + found(node));
        }
        return Label.valueOf(names.get(at).toUpperCase(Locale.ROOT));
    }

    private static boolean flag(JsonNode post, String name) throws BadPostException {
        JsonNode node = post.path(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw new BadPostException("expected true or false in the field " + name + ", found " + node);
        }
        return node.booleanValue();
    }

    private static String found(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() ? "nothing" : node.toString();
    }
}
