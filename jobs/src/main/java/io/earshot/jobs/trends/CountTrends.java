package io.earshot.jobs.trends;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.post.Platform;
import io.earshot.trend.Bucket;
import io.earshot.trend.BucketSize;
import io.earshot.trend.Trend;
import io.earshot.trend.TrendBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts the mentions of a brand on a channel by minute, hour and day. A bucket that changed is written once per
 * flush interval of processing time, however many mentions changed it. It can be corrected until the horizon after
 * its end; then its state ends, and a mention that would still change it goes to the dead letters.
 */
final class CountTrends extends KeyedProcessFunction<ChannelKey, MentionRecord, Trend> {

    private static final long serialVersionUID = 1;
    private static final BucketSize[] SIZES = BucketSize.values();

    private final Duration flushInterval;
    private final Duration correctionHorizon;
    private final Duration lateAfter;

    private transient MapState<Bucket, TrendBucket> buckets;
    private transient MapState<Bucket, Boolean> changed;
    private transient Counter late;
    private transient Counter beyondHorizon;

    CountTrends(TrendsConfig config) {
        flushInterval = config.flushInterval();
        correctionHorizon = config.correctionHorizon();
        lateAfter = config.lateAfter();
    }

    @Override
    public void open(OpenContext context) {
        TypeInformation<Bucket> bucket = TypeInformation.of(Bucket.class);
        buckets = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("buckets", bucket, TypeInformation.of(TrendBucket.class)));
        changed = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("changed", bucket, TypeInformation.of(Boolean.class)));
        late = getRuntimeContext().getMetricGroup().counter("lateMentions");
        beyondHorizon = getRuntimeContext().getMetricGroup().counter("mentionsBeyondHorizon");
    }

    @Override
    public void processElement(MentionRecord record, Context context, Collector<Trend> out) throws Exception {
        Instant createdAt = record.createdAt();
        long watermarkMillis = context.timerService().currentWatermark();
        // The minute ends first: what it cannot take any more would make it disagree with its hour and day.
        if (forgottenAtMillis(Bucket.of(BucketSize.MINUTE, createdAt)) <= watermarkMillis) {
            beyondHorizon.inc();
            context.output(DeadLetter.TAG, record.refused(TrendsJob.COUNT, tooLate(createdAt)));
            return;
        }
        if (createdAt.toEpochMilli() <= watermarkMillis - lateAfter.toMillis()) {
            late.inc();
        }
        if (changed.isEmpty()) {
            context.timerService()
                    .registerProcessingTimeTimer(
                            context.timerService().currentProcessingTime() + flushInterval.toMillis());
        }
        for (BucketSize size : SIZES) {
            add(record, Bucket.of(size, createdAt), context);
        }
    }

    private void add(MentionRecord record, Bucket bucket, Context context) throws Exception {
        TrendBucket counts = buckets.get(bucket);
        if (counts == null) {
            counts = new TrendBucket();
            context.timerService().registerEventTimeTimer(forgottenAtMillis(bucket));
        }
        counts.add(record.mention(), bucket.missed(record.mention().post(), lateAfter));
        buckets.put(bucket, counts);
        changed.put(bucket, true);
    }

    @Override
    public void onTimer(long timestampMillis, OnTimerContext context, Collector<Trend> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            // In order, so that two runs write the same.
            TreeSet<Bucket> due = new TreeSet<>();
            changed.keys().forEach(due::add);
            for (Bucket bucket : due) {
                write(bucket, context.getCurrentKey(), out);
            }
            return;
        }
        Instant end = Instant.ofEpochMilli(timestampMillis).minus(correctionHorizon);
        for (BucketSize size : SIZES) {
            Bucket bucket = Bucket.of(size, end.minus(size.length()));
            if (bucket.end().equals(end) && buckets.contains(bucket)) {
                write(bucket, context.getCurrentKey(), out);
                buckets.remove(bucket);
            }
        }
    }

    private void write(Bucket bucket, ChannelKey key, Collector<Trend> out) throws Exception {
        if (changed.contains(bucket)) {
            changed.remove(bucket);
            out.collect(buckets.get(bucket).trend(key.brand(), channel(key), bucket));
        }
    }

    private long forgottenAtMillis(Bucket bucket) {
        return bucket.end().plus(correctionHorizon).toEpochMilli();
    }

    private static Platform channel(ChannelKey key) {
        return Platform.valueOf(key.channel().toUpperCase(Locale.ROOT));
    }

    private String tooLate(Instant createdAt) {
        return "created at " + createdAt + ", too late to correct its minute: trends.correction-horizon is "
                + correctionHorizon + "; raise it, and replay, if such posts must count";
    }
}
