package io.earshot.jobs.connect;

import io.earshot.jobs.connect.MentionReader.NoMentionException;
import io.earshot.mention.Mention;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads what the mentions job wrote; a record that is no mention becomes a dead letter of the stage. */
public final class DecodeMention extends ProcessFunction<RawRecord, Mention> {
    private static final long serialVersionUID = 1;

    private final String stage;
    private transient MentionReader reader;

    /** Names the stage in dead letters, such as {@code care-decode-mention}. */
    public DecodeMention(String stage) {
        this.stage = stage;
    }

    @Override
    public void open(OpenContext context) {
        reader = new MentionReader();
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<Mention> out) {
        try {
            out.collect(reader.read(record));
        } catch (NoMentionException e) {
            context.output(DeadLetter.TAG, DeadLetter.of(record, stage, e.getMessage()));
        }
    }
}
