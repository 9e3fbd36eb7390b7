package io.earshot.care;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an agent or a ticket system did, as {@code earshot.activity} carries it. It is about an item, a post or a whole
 * conversation: the first of these that is given.
 *
 * @param at when it was done: event time
 * @param item id of the item
 * @param post id of the customer's post
 * @param conversation id of the post that started the thread; the record's key where none of the three is in its value
 * @param topic of the items that it is about, in place of an item, a post or a conversation
 * @param brand where only a post or a conversation is given: whose item; null for every brand that has one there
 * @param channel of the customer's ticket, such as {@code phone}
 * @param dueAt what a promise promises
 * @param correct with {@code feedback}: what the judgements of its post should have been
 */
public record Activity(
        Type type,
        Instant at,
        @Nullable String item,
        @Nullable String post,
        @Nullable String conversation,
        @Nullable String topic,
        @Nullable String brand,
        @Nullable String agent,
        @Nullable Platform channel,
        @Nullable Instant dueAt,
        @Nullable Score score,
        @Nullable String text,
        @Nullable Correction correct) {

    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    /** What was done. */
    public enum Type {
        REPLIED,
        CLAIMED,
        PROMISED,
        RESOLVED,
        REOPENED,
        FEEDBACK,
        NOTE,
        CONTACT
    }

    /**
     * What a customer said of the service.
     *
     * @param nps 0..10
     * @param csat 1..5
     */
    public record Score(@Nullable Integer nps, @Nullable Integer csat) {}

    /**
     * Reads a record of {@code earshot.activity}.
     *
     * @param key the record's key: an item id or a conversation id, used where the value names neither; null for none
     * @throws BadActivityException saying what was expected, if the record cannot be used
     */
    public static Activity read(@Nullable String key, byte @Nullable [] value) throws BadActivityException {
        if (value == null) {
            throw new BadActivityException("no value: an activity is a JSON object with type and at");
        }
        Activity read;
        try {
            read = Json.MAPPER.readValue(value, Activity.class);
        } catch (JsonMappingException e) {
            throw new BadActivityException("not an activity: " + place(e) + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadActivityException("not JSON", e);
        }
        if (read == null) {
            throw new BadActivityException("no activity: expected a JSON object, found null");
        }
        return read.checked(key);
    }

    /** Whose item it is about; null where the record does not tell. */
    public @Nullable String about() {
        if (item != null) {
            return ItemId.brand(item);
        }
        return topic != null ? ItemId.brand(topic) : brand;
    }

    /** The post that it is about; null for a whole conversation. */
    public @Nullable String target() {
        return item != null ? ItemId.post(item) : post;
    }

    /** The post or conversation that leads to the thread. */
    public String lead() {
        String target = target();
        if (target != null) {
            return target;
        }
        if (conversation == null) {
            throw new IllegalStateException("an activity without item, post and conversation");
        }
        return conversation;
    }

    /** The same about that brand. */
    public Activity of(String newBrand) {
        return new Activity(
                type, at, item, post, conversation, topic, newBrand, agent, channel, dueAt, score, text, correct);
    }

    private Activity checked(@Nullable String key) throws BadActivityException {
        if (type == null) {
            throw new BadActivityException("type is missing: expected one of " + types());
        }
        if (at == null) {
            throw new BadActivityException("at is missing: expected when it was done, as an ISO-8601 instant");
        }
        refuseOtherAges("at", at);
        refuseOtherAges("dueAt", dueAt);
        if (item != null && !ItemId.matches(item)) {
            throw new BadActivityException("item is not an item id: expected <brand>/<post id>, found " + item);
        }
        if (score != null) {
            refuseOutside("score.nps", score.nps(), 0, 10);
            refuseOutside("score.csat", score.csat(), 1, 5);
        }
        Activity addressed = addressed(key);
        if (correct != null) {
            addressed.checkCorrection(correct);
        }
        return addressed;
    }

    private Activity addressed(@Nullable String key) throws BadActivityException {
        if (item != null || post != null || conversation != null || topic != null) {
            return this;
        }
        if (key == null || key.isEmpty()) {
            throw new BadActivityException("what it is about is missing: expected item, post, conversation or topic");
        }
        return ItemId.matches(key) ? keyed(key, null) : keyed(null, key);
    }

    private void checkCorrection(Correction correction) throws BadActivityException {
        if (type != Type.FEEDBACK) {
            throw new BadActivityException("correct stands only in feedback: expected type feedback, found "
                    + type.name().toLowerCase(Locale.ROOT));
        }
        if (item == null && post == null) {
            throw new BadActivityException("which post was judged wrong is missing: expected item or post");
        }
        correction.check();
    }

    private static void refuseOutside(String field, @Nullable Integer value, int least, int most)
            throws BadActivityException {
        if (value != null && (value < least || value > most)) {
            throw new BadActivityException(
                    field + " is no such score: expected " + least + " to " + most + ", found " + value);
        }
    }

    private static void refuseOtherAges(String field, @Nullable Instant time) throws BadActivityException {
        if (time != null && (time.isBefore(Instant.EPOCH) || !time.isBefore(END_OF_TIME))) {
            throw new BadActivityException(field + " is not of our age: expected 1970 to 9999, found " + time);
        }
    }

    private Activity keyed(@Nullable String newItem, @Nullable String newConversation) {
        return new Activity(
                type, at, newItem, post, newConversation, topic, brand, agent, channel, dueAt, score, text, correct);
    }

    private static String place(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
        }
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String types() {
        StringBuilder names = new StringBuilder();
        for (Type type : Type.values()) {
            names.append(names.isEmpty() ? "" : ", ").append(type.name().toLowerCase(Locale.ROOT));
        }
        return names.toString();
    }
}
