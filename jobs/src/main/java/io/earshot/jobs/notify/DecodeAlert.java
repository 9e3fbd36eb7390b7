package io.earshot.jobs.notify;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.notify.AlertVersion;
import io.earshot.notify.AlertVersion.NoAlertException;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads alerts; a record that is none becomes a dead letter. A tombstone says that an alert may be forgotten. */
final class DecodeAlert extends ProcessFunction<RawRecord, AlertVersion> {
    private static final long serialVersionUID = 1;

    @Override
    public void processElement(RawRecord record, Context context, Collector<AlertVersion> out) {
        if (record.value() == null) {
            return;
        }
        try {
            out.collect(AlertVersion.read(record.value()));
        } catch (NoAlertException e) {
            context.output(DeadLetter.TAG, DeadLetter.of(record, NotifyJob.DECODE_ALERT, e.getMessage()));
        }
    }
}
