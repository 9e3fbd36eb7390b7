package io.earshot.jobs.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Reads what the mentions job wrote; a record that is no mention becomes a dead letter of the stage. */
public final class DecodeMention extends ProcessFunction<RawRecord, Mention> {
    private static final long serialVersionUID = 1;

    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private final String stage;
    private transient @Nullable ObjectReader reader;

    /** Names the stage in dead letters, such as {@code care-decode-mention}. */
    public DecodeMention(String stage) {
        this.stage = stage;
    }

    @Override
    public void open(OpenContext context) {
        reader = Json.MAPPER.readerFor(Mention.class);
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<Mention> out) {
        try {
            out.collect(decode(record));
        } catch (IOException e) {
            context.output(DeadLetter.TAG, DeadLetter.of(record, stage, reason(e)));
        }
    }

    private Mention decode(RawRecord record) throws IOException {
        if (record.value() == null) {
            throw new IOException("no value: a mention is a JSON object");
        }
        Mention mention = reader.readValue(record.value());
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
        if (!sane(mention.post().createdAt()) || !sane(mention.post().receivedAt())) {
            throw new IOException("not a mention: its times are not within 1970 to 9999");
        }
        if (!missing.isEmpty()) {
            throw new IOException("not a mention: without " + String.join(", ", missing));
        }
        return mention;
    }

    /** Whether the time counts in milliseconds without overflow; what is not there does. */
    private static boolean sane(@Nullable Instant time) {
        return time == null || (!time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME));
    }

    private static String reason(IOException e) {
        if (e instanceof JsonMappingException mapping) {
            return "not a mention: " + mapping.getOriginalMessage();
        }
        return e instanceof JsonProcessingException json ? "not JSON: " + json.getOriginalMessage() : e.getMessage();
    }
}
