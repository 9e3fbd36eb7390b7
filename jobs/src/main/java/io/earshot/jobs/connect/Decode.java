package io.earshot.jobs.connect;

import io.earshot.json.BadRecordException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads records; one that cannot be used becomes a dead letter of the stage. */
public final class Decode<T> extends ProcessFunction<RawRecord, T> implements ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1;

    private final String stage;
    private final Class<T> type;
    private final Reader<T> reader;

    /** What a record says; some say nothing, such as most tombstones. */
    @FunctionalInterface
    public interface Reader<T> extends Serializable {
        Optional<T> read(RawRecord record) throws BadRecordException;
    }

    /** Whether all is there that is needed. */
    @FunctionalInterface
    public interface Whole<T> extends Serializable {
        boolean test(T value);
    }

    /** Names the stage in dead letters, such as {@code care-decode-mention}. */
    public Decode(String stage, Class<T> type, Reader<T> reader) {
        this.stage = stage;
        this.type = type;
        this.reader = reader;
    }

    /** Of records that another job wrote as JSON; one must have all that is needed, and a tombstone says nothing. */
    public static <T> Decode<T> whole(String stage, Class<T> type, Whole<T> whole) {
        return new Decode<>(stage, type, record -> WholeReader.read(record, type, whole));
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<T> out) {
        try {
            reader.read(record).ifPresent(out::collect);
        } catch (BadRecordException e) {
            context.output(DeadLetter.TAG, DeadLetter.of(record, stage, e.getMessage()));
        }
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }
}
