package io.earshot.jobs.trends;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * The keyed state of the brands under watch. A watch is a web of objects of some megabytes, of which a mention changes
 * little: so a checkpoint mostly takes what the watch was told since the last one, and the watch whole when that has become much.
 */
final class WatchedState {
    static final ValueStateDescriptor<byte[]> WHOLE =
            new ValueStateDescriptor<>("watch", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    static final ListStateDescriptor<WatchInput> SINCE =
            new ListStateDescriptor<>("watch-since", TypeInformation.of(WatchInput.class));

    static final ValueStateDescriptor<WatchMarks> MARKS =
            new ValueStateDescriptor<>("watch-marks", TypeInformation.of(WatchMarks.class));

    private final ValueState<byte[]> whole;
    private final ListState<WatchInput> since;
    private final ValueState<WatchMarks> marks;

    WatchedState(ValueState<byte[]> whole, ListState<WatchInput> since, ValueState<WatchMarks> marks) {
        this.whole = whole;
        this.since = since;
        this.marks = marks;
    }

    /** The brand whose turn it is; null if nothing is kept of it. */
    @Nullable
    Watched read(String brand) throws Exception {
        WatchMarks kept = marks.value();
        if (kept == null) {
            return null;
        }
        Iterable<WatchInput> inputs = since.get();
        return Watched.read(brand, whole.value(), inputs == null ? List.of() : inputs, kept);
    }

    /** Keeps the brand whose turn it is. */
    void write(Watched watched) throws Exception {
        if (watched.isWrittenWhole()) {
            byte[] bytes = watched.whole();
            whole.update(bytes);
            since.clear();
            watched.keptWhole(bytes.length);
        } else {
            since.addAll(watched.news());
            watched.keptNews();
        }
        marks.update(watched.marks());
    }

    void clear() {
        whole.clear();
        since.clear();
        marks.clear();
    }
}
