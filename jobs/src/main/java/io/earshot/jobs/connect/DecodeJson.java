package io.earshot.jobs.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads records that another job wrote as JSON. One that is none of them becomes a dead letter of the stage; a tombstone
 * says nothing.
 */
public final class DecodeJson<T> extends ProcessFunction<RawRecord, T> implements ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1;

    private final String stage;
    private final Class<T> type;
    private final Whole<T> whole;

    /** Whether all is there that the reader needs. */
    @FunctionalInterface
    public interface Whole<T> extends Serializable {
        boolean test(T value);
    }

    public DecodeJson(String stage, Class<T> type, Whole<T> whole) {
        this.stage = stage;
        this.type = type;
        this.whole = whole;
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<T> out) {
        if (record.value() == null) {
            return;
        }
        String name = type.getSimpleName();
        try {
            T value = Json.MAPPER.readValue(record.value(), type);
            if (value != null && whole.test(value)) {
                out.collect(value);
            } else {
                refuse(record, "not a whole " + name, context);
            }
        } catch (JsonMappingException e) {
            refuse(record, "not a " + name + ": " + e.getOriginalMessage(), context);
        } catch (JsonProcessingException e) {
            refuse(record, "not JSON: " + e.getOriginalMessage(), context);
        } catch (IOException e) {
            refuse(record, "not JSON: " + e.getMessage(), context);
        }
    }

    private void refuse(RawRecord record, String reason, Context context) {
        context.output(DeadLetter.TAG, DeadLetter.of(record, stage, reason));
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }
}
