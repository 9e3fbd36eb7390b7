package io.earshot.jobs.trends;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.post.Platform;
import io.earshot.trend.Bucket;
import io.earshot.trend.BucketSize;
import io.earshot.trend.PastBucket;
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
import org.jspecify.annotations.Nullable;

/**
 * Counts the mentions of a brand on a channel by minute, hour and day. A bucket that changed is written once per
 * flush interval of processing time, however many mentions changed it. It can be corrected until the horizon after
 * its end; then its state ends, and a mention that would still change it goes to the dead letters. What hours and days had
 * is kept for a week longer, as later ones are compared with it; one that is corrected corrects those too.
 */
final class CountTrends extends KeyedProcessFunction<ChannelKey, MentionRecord, Trend> {

    private static final long serialVersionUID = 1;
    private static final BucketSize[] SIZES = BucketSize.values();
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    /** Longer than that, so that what is compared is there when the last correction is written; in whole days. */
    private static final Duration COMPARED = WEEK.plus(DAY);

    private final Duration flushInterval;
    private final Duration correctionHorizon;
    private final Duration lateAfter;

    private transient MapState<Bucket, TrendBucket> buckets;
    private transient MapState<Bucket, Boolean> changed;

    /** Buckets that cannot be corrected any more. */
    private transient MapState<Bucket, PastBucket> past;

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
        past = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("past", bucket, TypeInformation.of(PastBucket.class)));
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
        if (changed.contains(bucket)) {
            return;
        }
        changed.put(bucket, true);
        if (isCompared(bucket)) {
            for (Duration distance : new Duration[] {DAY, WEEK}) {
                Bucket later = bucket.after(distance);
                if (buckets.contains(later)) {
                    changed.put(later, true);
                }
            }
        }
    }

    /** Minutes are not: at that scale a day before says nothing. */
    private static boolean isCompared(Bucket bucket) {
        return bucket.size() != BucketSize.MINUTE;
    }

    private @Nullable PastBucket before(Bucket bucket, Duration distance) throws Exception {
        if (!isCompared(bucket)) {
            return null;
        }
        Bucket before = bucket.after(distance.negated());
        TrendBucket counts = buckets.get(before);
        return counts == null ? past.get(before) : counts.past();
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
            TrendBucket counts = bucket.end().equals(end) ? buckets.get(bucket) : null;
            if (counts != null) {
                write(bucket, context.getCurrentKey(), out);
                buckets.remove(bucket);
                if (isCompared(bucket)) {
                    past.put(bucket, counts.past());
                    context.timerService().registerEventTimeTimer(timestampMillis + COMPARED.toMillis());
                }
            }
            past.remove(bucket.after(COMPARED.negated()));
        }
    }

    private void write(Bucket bucket, ChannelKey key, Collector<Trend> out) throws Exception {
        if (changed.contains(bucket)) {
            changed.remove(bucket);
            out.collect(buckets.get(bucket)
                    .trend(key.brand(), channel(key), bucket, before(bucket, DAY), before(bucket, WEEK)));
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
