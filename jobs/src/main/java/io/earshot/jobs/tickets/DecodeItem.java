package io.earshot.jobs.tickets;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.ItemVersion.NoItemException;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads items; a record that is none becomes a dead letter. A tombstone says that an item may be forgotten. */
final class DecodeItem extends ProcessFunction<RawRecord, ItemVersion> {
    private static final long serialVersionUID = 1;

    @Override
    public void processElement(RawRecord record, Context context, Collector<ItemVersion> out) {
        if (record.value() == null) {
            return;
        }
        try {
            out.collect(ItemVersion.read(record.value()));
        } catch (NoItemException e) {
            context.output(DeadLetter.TAG, DeadLetter.of(record, TicketsJob.DECODE_ITEM, e.getMessage()));
        }
    }
}
