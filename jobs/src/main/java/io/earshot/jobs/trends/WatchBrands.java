package io.earshot.jobs.trends;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertState;
import io.earshot.brand.AlertOptions;
import io.earshot.brand.Brand;
import io.earshot.jobs.config.Clock;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.FollowedBrands;
import io.earshot.topic.Topic;
import io.earshot.watch.Told;
import io.earshot.watch.TopicMember;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps a {@link Watched} for each brand, feeds it mentions, and tells it that time goes on when no mention does: by the
 * watermark always, by the wall when live.
 *
 * <p>A brand's topics, threads and series are one web of objects that each mention touches, too large to be read from the
 * state and written back each time. So the brands that are being talked of live in memory, and are written to the
 * keyed state when a checkpoint is taken: that is why this is an operator, not a function. A brand that was not talked
 * of between two checkpoints goes out of memory until it is.
 */
final class WatchBrands extends AbstractStreamOperator<Alert>
        implements OneInputStreamOperator<MentionRecord, Alert>, Triggerable<String, VoidNamespace> {
    /** Topics that are new, or look otherwise than when last told. */
    static final OutputTag<Topic> TOPICS = new OutputTag<>("topics", TypeInformation.of(Topic.class));

    /** Which topic each mention is part of that may want an answer. */
    static final OutputTag<TopicMember> MEMBERS = new OutputTag<>("members", TypeInformation.of(TopicMember.class));

    private static final long serialVersionUID = 1;

    /** How often the wall's clock is looked at while something is going on. */
    private static final Duration TICK = Duration.ofSeconds(5);

    private final TrendsConfig trends;
    private final BrandsLog brands;
    private transient FollowedBrands<AlertOptions> options;
    private transient Map<String, Watched> live;
    private transient WatchedState states;
    private transient InternalTimerService<VoidNamespace> timers;

    /** As of the last checkpoint, for metrics, which other threads ask for. */
    private transient volatile int inMemory;

    private transient volatile long letGo;
    /** When this task began, by the wall: before its first records came, it knows nothing of silence. */
    private transient long startedAtMillis;

    private transient Counter late;
    private transient Counter opened;

    WatchBrands(TrendsConfig trends, BrandsLog brands) {
        this.trends = trends;
        this.brands = brands;
    }

    @Override
    public void open() throws Exception {
        super.open();
        live = new LinkedHashMap<>();
        options = new FollowedBrands<>(brands, Brand::alerts, AlertOptions.DEFAULT);
        states = new WatchedState(
                getPartitionedState(WatchedState.WHOLE),
                getPartitionedState(WatchedState.SINCE),
                getPartitionedState(WatchedState.MARKS));
        timers = getInternalTimerService("watch", VoidNamespaceSerializer.INSTANCE, this);
        startedAtMillis = timers.currentProcessingTime();
        late = getMetricGroup().counter("mentionsLateForSpikes");
        opened = getMetricGroup().counter("alertsOpened");
        getMetricGroup().gauge("brandsInMemory", () -> inMemory);
        getMetricGroup().gauge("topicsAndThreadsLetGo", () -> letGo);
    }

    @Override
    public void processElement(StreamRecord<MentionRecord> element) throws Exception {
        takeOptions();
        MentionRecord record = element.getValue();
        Watched watched = watched(record.brand());
        if (watched.watch().isLate(record.mention())) {
            late.inc();
        }
        if (trends.clock() == Clock.WALL) {
            watched.heardAtMillis = timers.currentProcessingTime();
        }
        tell(watched.tell(WatchInput.of(record.mention())));
        keep(watched);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        takeOptions();
        Watched watched = watched(timer.getKey());
        boolean isEnd = timers.currentWatermark() == Long.MAX_VALUE;
        if (isEnd || timer.getTimestamp() >= watched.watch().forgottenAt().toEpochMilli()) {
            tell(watched.watch().finish());
            forget(watched, timer.getKey());
            return;
        }
        tell(watched.tell(WatchInput.until(Instant.ofEpochMilli(timer.getTimestamp()))));
        keep(watched);
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        takeOptions();
        Watched watched = watched(timer.getKey());
        watched.tickAtMillis = Watched.NEVER;
        // Minutes are the mentions' own to end while they come, for they may lag: a replay of the last hour does.
        long endMillis = timers.currentProcessingTime() - trends.quietAfter().toMillis();
        long heardAtMillis = Math.max(watched.heardAtMillis, startedAtMillis);
        if (isLive(watched, endMillis) && heardAtMillis <= endMillis) {
            tell(watched.watch().advance(Instant.ofEpochMilli(endMillis)));
        }
        keep(watched);
    }

    /** A brand that wants to be watched otherwise goes on with what it remembers. */
    private void takeOptions() throws IOException {
        for (String brand : options.changes()) {
            Watched watched = live.get(brand);
            if (watched != null) {
                live.put(brand, watched.wanting(brand, options.of(brand)));
            }
        }
    }

    private Watched watched(String brand) throws Exception {
        Watched watched = live.get(brand);
        if (watched == null) {
            AlertOptions wanted = options.of(brand);
            watched = states.read(brand);
            if (watched == null) {
                watched = Watched.begin(brand, wanted);
            } else if (!watched.options().equals(wanted)) {
                watched = watched.wanting(brand, wanted);
            }
            live.put(brand, watched);
        }
        watched.isTouched = true;
        return watched;
    }

    private void keep(Watched watched) {
        long watermark = timers.currentWatermark();
        if (watched.forgetAtMillis == Watched.NEVER || watched.forgetAtMillis <= watermark) {
            watched.forgetAtMillis = watched.watch().forgottenAt().toEpochMilli();
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, watched.forgetAtMillis);
        }
        if (!watched.watch().isWaiting()) {
            return;
        }
        long endOfMinute = watched.watch().endOfMinute().toEpochMilli();
        if (watched.minuteAtMillis != endOfMinute) {
            watched.minuteAtMillis = endOfMinute;
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, endOfMinute);
        }
        if (watched.tickAtMillis == Watched.NEVER && isLive(watched, timers.currentProcessingTime())) {
            watched.tickAtMillis = timers.currentProcessingTime() + TICK.toMillis();
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, watched.tickAtMillis);
        }
    }

    private void forget(Watched watched, String brand) {
        live.remove(brand);
        states.clear();
        timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, watched.forgetAtMillis);
        timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, watched.minuteAtMillis);
        timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, watched.tickAtMillis);
    }

    private boolean isLive(Watched watched, long wallMillis) {
        return trends.isLive(watched.watch().endOfMinute().toEpochMilli(), wallMillis);
    }

    private void tell(Told told) {
        for (Topic topic : told.topics()) {
            output.collect(TOPICS, new StreamRecord<>(topic, topic.updatedAt().toEpochMilli()));
        }
        for (TopicMember member : told.members()) {
            output.collect(MEMBERS, new StreamRecord<>(member, member.at().toEpochMilli()));
        }
        for (Alert alert : told.alerts()) {
            if (alert.state() == AlertState.OPEN) {
                opened.inc();
            }
            output.collect(new StreamRecord<>(alert, alert.updatedAt().toEpochMilli()));
        }
    }

    @Override
    public void close() throws Exception {
        if (options != null) {
            options.close();
        }
        super.close();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<String> idle = new ArrayList<>();
        for (Map.Entry<String, Watched> brand : live.entrySet()) {
            Watched watched = brand.getValue();
            if (!watched.isTouched) {
                idle.add(brand.getKey());
                continue;
            }
            setCurrentKey(brand.getKey());
            states.write(watched);
        }
        idle.forEach(live::remove);
        inMemory = live.size();
        letGo = live.values().stream()
                .mapToLong(watched -> watched.watch().letGo())
                .sum();
    }
}
