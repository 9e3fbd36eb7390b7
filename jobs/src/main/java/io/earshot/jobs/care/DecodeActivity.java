package io.earshot.jobs.care;

import io.earshot.care.Activity;
import io.earshot.care.BadActivityException;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads what agents and ticket systems did. A record that is no activity becomes a dead letter, and so does one of the
 * future: as the latest news it would silence all that is done until then.
 */
final class DecodeActivity extends ProcessFunction<RawRecord, Activity> {
    private static final long serialVersionUID = 1;

    private final CareConfig config;

    DecodeActivity(CareConfig config) {
        this.config = config;
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<Activity> out) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        try {
            Activity activity = Activity.read(key, record.value());
            Instant latest = Instant.ofEpochMilli(record.timestampMillis()).plus(config.futureTolerance());
            if (activity.at().isAfter(latest)) {
                refuse(
                        record,
                        "at lies ahead: the record is of " + Instant.ofEpochMilli(record.timestampMillis()) + ", found "
                                + activity.at(),
                        context);
            } else {
                out.collect(activity);
            }
        } catch (BadActivityException e) {
            refuse(record, e.getMessage(), context);
        }
    }

    private static void refuse(RawRecord record, String reason, Context context) {
        context.output(DeadLetter.TAG, DeadLetter.of(record, CareJob.DECODE_ACTIVITY, reason));
    }
}
