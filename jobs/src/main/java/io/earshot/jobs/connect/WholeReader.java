package io.earshot.jobs.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.earshot.json.BadRecordException;
import io.earshot.json.Json;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records that another job wrote as JSON. */
final class WholeReader {
    private WholeReader() {}

    static <T> Optional<T> read(RawRecord record, Class<T> type, Decode.Whole<T> whole) throws BadRecordException {
        if (record.value() == null) {
            return Optional.empty();
        }
        T value = parse(record.value(), type);
        if (value == null || !whole.test(value)) {
            throw new BadRecordException("not a whole " + type.getSimpleName());
        }
        return Optional.of(value);
    }

    private static <T> @Nullable T parse(byte[] value, Class<T> type) throws BadRecordException {
        try {
            return Json.MAPPER.readValue(value, type);
        } catch (JsonMappingException e) {
            throw new BadRecordException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new BadRecordException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadRecordException("not JSON: " + e.getMessage());
        }
    }
}
