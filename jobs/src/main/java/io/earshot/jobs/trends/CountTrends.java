package io.earshot.jobs.trends;

import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.post.Platform;
import io.earshot.tally.CareTally;
import io.earshot.tally.HeardMinute;
import io.earshot.trend.Bucket;
import io.earshot.trend.BucketSize;
import io.earshot.trend.PastBucket;
import io.earshot.trend.Trend;
import io.earshot.trend.TrendBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Counts the mentions of a brand on a channel, and what is done about them, by minute, hour and day. A bucket that changed is written once per
 * flush interval of processing time, however many mentions changed it. It can be corrected until the horizon after
 * its end; then its state ends, and what would still change it goes to the dead letters. What hours and days had
 * is kept for a week longer, as later ones are compared with it; one that is corrected corrects those too. What is done comes from other topics, and may come long after the mentions: the
 * watermark that ends buckets is the least of all, so that it waits.
 */
final class CountTrends extends KeyedCoProcessFunction<ChannelKey, MentionRecord, CareRecord, Trend> {

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

    /** What was heard of care, by minutes that can still be corrected. */
    private transient MapState<Bucket, HeardMinute> heard;

    /** When each deadline passed, in milliseconds since 1970, as long as that can be taken back. */
    private transient MapState<String, Long> breached;

    private transient Counter late;
    private transient Counter beyondHorizon;
    private transient Counter careBeyondHorizon;
    private transient Counter repeated;

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
        heard = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("heard", bucket, TypeInformation.of(HeardMinute.class)));
        breached = getRuntimeContext().getMapState(new MapStateDescriptor<>("breached", Types.STRING, Types.LONG));
        late = getRuntimeContext().getMetricGroup().counter("lateMentions");
        beyondHorizon = getRuntimeContext().getMetricGroup().counter("mentionsBeyondHorizon");
        careBeyondHorizon = getRuntimeContext().getMetricGroup().counter("careBeyondHorizon");
        repeated = getRuntimeContext().getMetricGroup().counter("repeatedCare");
    }

    @Override
    public void processElement1(MentionRecord record, Context context, Collector<Trend> out) throws Exception {
        Instant createdAt = record.createdAt();
        Bucket minute = Bucket.of(BucketSize.MINUTE, createdAt);
        if (isForgotten(minute, context)) {
            beyondHorizon.inc();
            context.output(DeadLetter.TAG, record.refused(TrendsJob.COUNT, tooLate("created at " + createdAt)));
            return;
        }
        if (minute.missed(record.mention().post(), lateAfter)) {
            late.inc();
        }
        for (BucketSize size : SIZES) {
            Bucket bucket = Bucket.of(size, createdAt);
            change(
                    bucket,
                    counts -> counts.add(
                            record.mention(), bucket.missed(record.mention().post(), lateAfter)),
                    context);
        }
    }

    @Override
    public void processElement2(CareRecord record, Context context, Collector<Trend> out) throws Exception {
        Bucket minute = Bucket.of(BucketSize.MINUTE, record.at());
        if (isForgotten(minute, context)) {
            careBeyondHorizon.inc();
            context.output(DeadLetter.TAG, record.refused(TrendsJob.COUNT, tooLate("happened at " + record.at())));
            return;
        }
        HeardMinute known = heard.get(minute);
        HeardMinute hearing = known == null ? new HeardMinute() : known;
        if (!hearing.hear(record.id())) {
            repeated.inc();
            return;
        }
        if (record.event() != null) {
            keepLastWord(record.event(), hearing, context);
        }
        heard.put(minute, hearing);
        for (BucketSize size : SIZES) {
            change(Bucket.of(size, record.at()), record::count, context);
        }
    }

    /** A deadline counts once, as kept or passed: where an answer in time was heard late, the passing is taken back. */
    private void keepLastWord(ItemEvent event, HeardMinute hearing, Context context) throws Exception {
        String deadline = CareTally.deadline(event);
        if (event.kind() == ItemEvent.Kind.BREACHED) {
            breached.put(deadline, event.at().toEpochMilli());
            hearing.breached.add(deadline);
        }
        Long passed = event.kind() == ItemEvent.Kind.MET ? breached.get(deadline) : null;
        if (passed != null && CareTally.takesBack(event, Instant.ofEpochMilli(passed))) {
            breached.remove(deadline);
            for (BucketSize size : SIZES) {
                change(Bucket.of(size, Instant.ofEpochMilli(passed)), CareTally::takeBreachBack, context);
            }
        }
    }

    /** Whether it can be corrected no more. The minute ends first: what it cannot take would make its day disagree. */
    private boolean isForgotten(Bucket minute, Context context) {
        return forgottenAtMillis(minute) <= context.timerService().currentWatermark();
    }

    private void change(Bucket bucket, Consumer<TrendBucket> what, Context context) throws Exception {
        boolean isWaiting = changed.contains(bucket);
        // Asked only where nothing is known to wait: in RocksDB it opens an iterator.
        if (!isWaiting && changed.isEmpty()) {
            context.timerService()
                    .registerProcessingTimeTimer(
                            context.timerService().currentProcessingTime() + flushInterval.toMillis());
        }
        TrendBucket counts = buckets.get(bucket);
        if (counts == null) {
            counts = new TrendBucket();
            context.timerService().registerEventTimeTimer(forgottenAtMillis(bucket));
        }
        what.accept(counts);
        buckets.put(bucket, counts);
        if (isWaiting) {
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
                forgetCare(bucket);
                if (isCompared(bucket)) {
                    past.put(bucket, counts.past());
                    context.timerService().registerEventTimeTimer(timestampMillis + COMPARED.toMillis());
                }
            }
            past.remove(bucket.after(COMPARED.negated()));
        }
    }

    private void forgetCare(Bucket bucket) throws Exception {
        HeardMinute ending = heard.get(bucket);
        if (ending == null) {
            return;
        }
        heard.remove(bucket);
        for (String deadline : ending.breached) {
            Long passed = breached.get(deadline);
            if (passed != null && Instant.ofEpochMilli(passed).isBefore(bucket.end())) {
                breached.remove(deadline);
            }
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

    private String tooLate(String when) {
        return when + ", too late to correct its minute: trends.correction-horizon is " + correctionHorizon
                + "; raise it, and replay, if it must count";
    }
}
