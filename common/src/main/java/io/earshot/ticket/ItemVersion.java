package io.earshot.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.care.Item;
import io.earshot.clock.PriorityLevel;
import io.earshot.json.BadRecordException;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One writing of an item: what decides where it goes, and all of it as it was written, so that what a later version of the
 * contract adds goes through.
 *
 * @param team null where nobody in particular is to see to it
 * @param version rises with every writing of the item
 * @param updatedAt when it was written
 * @param json as it came
 */
public record ItemVersion(
        String item,
        String brand,
        @Nullable String team,
        Platform channel,
        PriorityLevel level,
        Item.Status status,
        long version,
        Instant updatedAt,
        String json) {

    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    /** A record that is no item; its message says why. */
    public static final class NoItemException extends BadRecordException {
        private static final long serialVersionUID = 1;

        NoItemException(String reason) {
            super(reason);
        }
    }

    /**
     * Reads a record of {@code earshot.items}.
     *
     * @throws NoItemException if it is none that could be sent on
     */
    public static ItemVersion read(byte[] value) throws NoItemException {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(value);
        } catch (JsonProcessingException e) {
            throw new NoItemException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new NoItemException("not JSON");
        }
        if (root == null || !root.isObject()) {
            throw new NoItemException("not an item: expected a JSON object");
        }
        return new Reading(root).item(new String(value, StandardCharsets.UTF_8));
    }

    /** An item that nobody asked for, to try a target with. */
    public static ItemVersion madeUp(Instant at) {
        String now = Json.instant(at);
        ObjectNode root = Json.MAPPER.createObjectNode();
        String post = "other:test-" + at.toEpochMilli();
        root.put("item", "earshot/" + post)
                .put("brand", "earshot")
                .put("conversation", post)
                .put("mention", "earshot/" + post)
                .put("channel", "other")
                .put("status", "new")
                .put("text", "This is a test by `earshot tickets test`. Nobody waits for an answer.")
                .put("version", at.toEpochMilli());
        root.putObject("customer").put("handle", "earshot").put("isNew", true);
        root.putObject("language").put("code", "en").put("confidence", 1);
        root.putObject("intent").put("label", "other").put("confidence", 1);
        root.putObject("priority").put("score", 0).put("level", "low");
        root.putObject("service").put("policy", "test").put("state", "on_track");
        root.put("publishedAt", now).put("openedAt", now).put("updatedAt", now);
        try {
            return read(Json.bytes(root));
        } catch (NoItemException e) {
            throw new IllegalStateException("our own item is none", e);
        }
    }

    /** The same for the same writing, whoever sends it: {@code <item>/<version>}, as a header can have it. */
    public String idempotencyKey() {
        StringBuilder key = new StringBuilder();
        for (byte one : (item + "/" + version).getBytes(StandardCharsets.UTF_8)) {
            if (one > ' ' && one < 127 && one != '%') {
                key.append((char) one);
            } else {
                key.append(String.format(Locale.ROOT, "%%%02X", one & 0xff));
            }
        }
        return key.toString();
    }

    /** Whether nobody is to do anything about it any more. */
    public boolean isOver() {
        return status == Item.Status.RESOLVED || status == Item.Status.EXPIRED;
    }

    /** The whole of it. */
    public JsonNode tree() {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an item that was read before does not read: " + item, e);
        }
    }

    /** Takes the fields that we need, and remembers what is wrong with them. */
    private static final class Reading {
        private final JsonNode root;
        private final List<String> wrong = new ArrayList<>();

        Reading(JsonNode root) {
            this.root = root;
        }

        ItemVersion item(String json) throws NoItemException {
            String item = text("/item");
            String brand = text("/brand");
            Optional<Platform> channel = constant("/channel", Platform.class);
            Optional<PriorityLevel> level = constant("/priority/level", PriorityLevel.class);
            Optional<Item.Status> status = constant("/status", Item.Status.class);
            long version = root.path("version").asLong();
            if (version <= 0) {
                wrong.add("version");
            }
            Optional<Instant> updatedAt = instant("/updatedAt");
            if (channel.isEmpty() || level.isEmpty() || status.isEmpty() || updatedAt.isEmpty() || !wrong.isEmpty()) {
                throw new NoItemException("not an item: without " + String.join(", ", wrong));
            }
            JsonNode team = root.path("team");
            return new ItemVersion(
                    item,
                    brand,
                    team.isTextual() ? team.asText() : null,
                    channel.get(),
                    level.get(),
                    status.get(),
                    version,
                    updatedAt.get(),
                    json);
        }

        private String text(String place) {
            JsonNode node = root.at(place);
            if (!node.isTextual() || node.asText().isBlank()) {
                wrong.add(place.substring(1).replace('/', '.'));
                return "";
            }
            return node.asText();
        }

        private <E extends Enum<E>> Optional<E> constant(String place, Class<E> type) {
            String text = text(place);
            Optional<E> found = Arrays.stream(type.getEnumConstants())
                    .filter(one -> one.name().equalsIgnoreCase(text))
                    .findFirst();
            if (found.isEmpty() && !text.isEmpty()) {
                wrong.add("a known " + place.substring(1).replace('/', '.'));
            }
            return found;
        }

        private Optional<Instant> instant(String place) {
            String text = text(place);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                Instant read = Json.instant(text);
                if (!read.isBefore(Instant.EPOCH) && read.isBefore(END_OF_TIME)) {
                    return Optional.of(read);
                }
            } catch (DateTimeException e) {
                // Said below.
            }
            wrong.add("a sane " + place.substring(1));
            return Optional.empty();
        }
    }
}
