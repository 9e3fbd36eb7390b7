package io.earshot.jobs.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.care.Activity;
import io.earshot.json.BadRecordException;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/** Reads what agents did: JSON lines of the activity contract, which go on as they are. */
public final class ActivityReader extends ContractReader {
    public ActivityReader(Problems problems) {
        super(problems);
    }

    @Override
    Outgoing outgoing(String place, byte[] line) throws BadRecordException {
        Activity activity = Activity.read(null, line);
        return new Outgoing(place, key(activity), activity.at(), line, null, moves(line, activity));
    }

    /** Activity on one thing stays in order: by its item, else its conversation, else its post. */
    private static String key(Activity activity) {
        if (activity.item() != null) {
            return activity.item();
        }
        return Objects.requireNonNullElse(activity.conversation(), activity.lead());
    }

    private static Function<Instant, byte[]> moves(byte[] line, Activity activity) {
        return time -> {
            try {
                ObjectNode json = (ObjectNode) Json.MAPPER.readTree(line);
                json.put("at", Json.instant(time));
                if (activity.dueAt() != null) {
                    json.put("dueAt", Json.instant(time.plus(Duration.between(activity.at(), activity.dueAt()))));
                }
                return Json.bytes(json);
            } catch (IOException e) {
                throw new UncheckedIOException("it was read before", e);
            }
        };
    }
}
