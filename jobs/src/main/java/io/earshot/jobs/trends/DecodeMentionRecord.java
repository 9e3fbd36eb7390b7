package io.earshot.jobs.trends;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.MentionReader;
import io.earshot.jobs.connect.MentionReader.NoMentionException;
import io.earshot.jobs.connect.RawRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads mentions and keeps their coordinates; a record that is no mention becomes a dead letter. */
final class DecodeMentionRecord extends ProcessFunction<RawRecord, MentionRecord> {
    private static final long serialVersionUID = 1;

    private transient MentionReader reader;

    @Override
    public void open(OpenContext context) {
        reader = new MentionReader();
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<MentionRecord> out) {
        try {
            out.collect(MentionRecord.of(record, reader.read(record)));
        } catch (NoMentionException e) {
            context.output(DeadLetter.TAG, DeadLetter.of(record, TrendsJob.DECODE, e.getMessage()));
        }
    }
}
