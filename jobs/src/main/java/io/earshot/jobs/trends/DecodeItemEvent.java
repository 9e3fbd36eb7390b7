package io.earshot.jobs.trends;

import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.ItemEventReader;
import io.earshot.jobs.connect.ItemEventReader.NoItemEventException;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.tally.CareTally;
import io.earshot.tally.ServiceWatch;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Reads what happened to items and keeps what counts; a record that is no such event becomes a dead letter. */
final class DecodeItemEvent extends ProcessFunction<RawRecord, CareRecord> {
    /** Those that say how an item's clock stands. */
    static final OutputTag<ItemEvent> CLOCKS = new OutputTag<>("clocks", TypeInformation.of(ItemEvent.class));

    private static final long serialVersionUID = 1;

    @Override
    public void processElement(RawRecord record, Context context, Collector<CareRecord> out) {
        try {
            ItemEvent event = ItemEventReader.read(record);
            if (ServiceWatch.counts(event)) {
                context.output(CLOCKS, event);
            }
            if (CareTally.counts(event)) {
                out.collect(CareRecord.of(record, event));
            }
        } catch (NoItemEventException e) {
            context.output(DeadLetter.TAG, DeadLetter.of(record, TrendsJob.DECODE_ITEM_EVENT, e.getMessage()));
        }
    }
}
