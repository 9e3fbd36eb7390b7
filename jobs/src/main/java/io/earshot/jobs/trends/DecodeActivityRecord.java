package io.earshot.jobs.trends;

import io.earshot.care.Activity;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.NewsReader;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.json.BadRecordException;
import io.earshot.tally.CareTally;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads what agents and ticket systems told and keeps what counts. A record that is no activity, or one of the future,
 * becomes a dead letter; what does not tell its brand cannot be counted.
 */
final class DecodeActivityRecord extends ProcessFunction<RawRecord, CareRecord> {
    private static final long serialVersionUID = 1;

    private final Duration futureTolerance;
    private transient Counter withoutBrand;

    DecodeActivityRecord(TrendsConfig config) {
        futureTolerance = config.futureTolerance();
    }

    @Override
    public void open(OpenContext context) {
        withoutBrand = getRuntimeContext().getMetricGroup().counter("activityWithoutBrand");
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<CareRecord> out) {
        try {
            Activity activity = NewsReader.activity(record, futureTolerance);
            if (CareTally.counts(activity)) {
                String brand = activity.about();
                if (brand == null) {
                    withoutBrand.inc();
                } else {
                    out.collect(CareRecord.of(record, activity, brand));
                }
            }
        } catch (BadRecordException e) {
            context.output(DeadLetter.TAG, DeadLetter.of(record, TrendsJob.DECODE_ACTIVITY, e.getMessage()));
        }
    }
}
