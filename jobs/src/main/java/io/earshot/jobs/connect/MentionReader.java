package io.earshot.jobs.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.earshot.json.BadRecordException;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the mentions job wrote. */
public final class MentionReader {
    private static final byte[] BEGINNING = "{\"mention\":\"".getBytes(StandardCharsets.UTF_8);
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private static final ObjectReader READER = Json.MAPPER.readerFor(Mention.class);

    private MentionReader() {}

    /** A record that is no mention; its message is a dead letter's reason. */
    public static final class NoMentionException extends BadRecordException {
        private static final long serialVersionUID = 1;

        NoMentionException(String reason) {
            super(reason);
        }
    }

    /**
     * The mention in a record.
     *
     * @throws NoMentionException if there is none
     */
    public static Mention read(RawRecord record) throws NoMentionException {
        if (record.value() == null) {
            throw new NoMentionException("no value: a mention is a JSON object");
        }
        Mention mention = parse(record.value());
        if (mention == null) {
            throw new NoMentionException("not a mention: a JSON object was expected, found null");
        }
        List<String> missing = new ArrayList<>();
        if (mention.language() == null) {
            missing.add("language");
        }
        if (mention.intent() == null || mention.intent().label() == null) {
            missing.add("intent");
        }
        if (mention.actionable() == null) {
            missing.add("actionable");
        }
        if (!missing.isEmpty()) {
            throw new NoMentionException("not a mention: without " + String.join(", ", missing));
        }
        if (!isSane(mention.post().createdAt()) || !isSane(mention.post().receivedAt())) {
            throw new NoMentionException("not a mention: its times are not within 1970 to 9999");
        }
        return mention;
    }

    /**
     * The mention's id, seen without reading all of it; null where it does not stand at the beginning, as the mentions job
     * writes it.
     */
    public static @Nullable String skimId(byte[] value) {
        for (int i = 0; i < BEGINNING.length; i++) {
            if (i >= value.length || value[i] != BEGINNING[i]) {
                return null;
            }
        }
        int end = BEGINNING.length;
        while (end < value.length && value[end] != '"') {
            if (value[end] == '\\') {
                return null;
            }
            end++;
        }
        return new String(value, BEGINNING.length, end - BEGINNING.length, StandardCharsets.UTF_8);
    }

    private static @Nullable Mention parse(byte[] value) throws NoMentionException {
        try {
            return READER.readValue(value);
        } catch (JsonMappingException e) {
            throw new NoMentionException("not a mention: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new NoMentionException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new NoMentionException("not JSON: " + e.getMessage());
        }
    }

    /** Whether the time counts in milliseconds without overflow; what is not there does. */
    private static boolean isSane(@Nullable Instant time) {
        return time == null || (!time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME));
    }
}
