package io.earshot.jobs.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.earshot.care.ItemEvent;
import io.earshot.json.BadRecordException;
import io.earshot.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the care job wrote of what happened to items. */
public final class ItemEventReader {
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private static final ObjectReader READER = Json.MAPPER.readerFor(ItemEvent.class);

    private ItemEventReader() {}

    /** A record that is no event of an item; its message is a dead letter's reason. */
    public static final class NoItemEventException extends BadRecordException {
        private static final long serialVersionUID = 1;

        NoItemEventException(String reason) {
            super(reason);
        }
    }

    /**
     * The event in a record.
     *
     * @throws NoItemEventException if there is none
     */
    public static ItemEvent read(RawRecord record) throws NoItemEventException {
        if (record.value() == null) {
            throw new NoItemEventException("no value: an item event is a JSON object");
        }
        ItemEvent event = parse(record.value());
        if (event == null) {
            throw new NoItemEventException("not an item event: a JSON object was expected, found null");
        }
        List<String> missing = new ArrayList<>();
        if (event.channel() == null) {
            missing.add("channel");
        }
        if (event.intent() == null) {
            missing.add("intent");
        }
        if (event.level() == null) {
            missing.add("level");
        }
        if (!missing.isEmpty()) {
            throw new NoItemEventException("not an item event: without " + String.join(", ", missing));
        }
        if (event.at().isBefore(Instant.EPOCH) || !event.at().isBefore(END_OF_TIME)) {
            throw new NoItemEventException(
                    "not an item event: at is not of our age: expected 1970 to 9999, found " + event.at());
        }
        checkSpan("seconds", event.seconds());
        checkSpan("businessSeconds", event.businessSeconds());
        return event;
    }

    private static void checkSpan(String field, @Nullable Long seconds) throws NoItemEventException {
        if (seconds != null && seconds < 0) {
            throw new NoItemEventException(
                    "not an item event: " + field + " is a span of time: expected 0 or more, found " + seconds);
        }
    }

    private static @Nullable ItemEvent parse(byte[] value) throws NoItemEventException {
        try {
            return READER.readValue(value);
        } catch (JsonMappingException e) {
            throw new NoItemEventException("not an item event: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new NoItemEventException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new NoItemEventException("not JSON: " + e.getMessage());
        }
    }
}
