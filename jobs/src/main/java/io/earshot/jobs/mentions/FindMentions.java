package io.earshot.jobs.mentions;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.post.BadPostException;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import io.earshot.query.BrandMatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The hot path: decodes every post of the firehose and holds it against every query of every brand. What matches
 * nothing leaves no trace but a count; what can't be read becomes a dead letter.
 */
final class FindMentions extends BroadcastProcessFunction<RawRecord, RawRecord, MatchedPost>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;

    /** Brand id to the brand's JSON: the versions in force, which a restore goes on with. */
    static final MapStateDescriptor<String, String> BRANDS =
            new MapStateDescriptor<>("brands", String.class, String.class);

    private final BrandsAtStart brandsAtStart;
    private final long futureToleranceMillis;

    private transient PostDecoder decoder;
    private transient BrandsInForce brands;
    private transient Counter posts;
    private transient Counter ignored;
    private transient Counter matched;
    private transient Counter badPosts;
    private transient Counter badBrands;

    FindMentions(BrandsAtStart brandsAtStart, Duration futureTolerance) {
        this.brandsAtStart = brandsAtStart;
        this.futureToleranceMillis = futureTolerance.toMillis();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        brands = new BrandsInForce();
        if (context.isRestored()) {
            BroadcastState<String, String> versions =
                    context.getOperatorStateStore().getBroadcastState(BRANDS);
            for (Map.Entry<String, String> version : versions.immutableEntries()) {
                brands.restore(version.getValue());
            }
        } else {
            for (RawRecord record : brandsAtStart.read()) {
                brands.take(record);
            }
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // The broadcast state is kept up to date as brands come.
    }

    @Override
    public void open(OpenContext context) {
        decoder = new PostDecoder();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        posts = metrics.counter("posts");
        ignored = metrics.counter("recordsWithoutPost");
        matched = metrics.counter("mentions");
        badPosts = metrics.counter("badPosts");
        badBrands = metrics.counter("badBrands");
        metrics.gauge("brands", () -> brands.size());
    }

    @Override
    public void processElement(RawRecord record, ReadOnlyContext context, Collector<MatchedPost> out) {
        List<Post> decoded;
        try {
            decoded = decode(record);
        } catch (BadPostException e) {
            badPosts.inc();
            context.output(DeadLetter.TAG, DeadLetter.of(record, "decode", e.getMessage()));
            return;
        }
        if (decoded.isEmpty()) {
            ignored.inc();
        }
        for (Post post : decoded) {
            posts.inc();
            for (BrandMatch match : brands.matcher().match(post)) {
                matched.inc();
                out.collect(new MatchedPost(
                        post,
                        match.brand().id(),
                        match.brand().languages(),
                        match.queries(),
                        match.tagged(),
                        match.own()));
            }
        }
    }

    private List<Post> decode(RawRecord record) throws BadPostException {
        if (record.value() == null) {
            throw new BadPostException("the record has no value");
        }
        List<Post> decoded = decoder.decode(record.value(), record.format());
        for (Post post : decoded) {
            // A post from the future would push event time ahead of everybody else's posts.
            if (post.createdAt().toEpochMilli() > record.timestampMillis() + futureToleranceMillis) {
                throw new BadPostException("createdAt " + post.createdAt() + " is later than the record's own time, "
                        + Instant.ofEpochMilli(record.timestampMillis())
                        + ", by more than posts.future-tolerance");
            }
        }
        return decoded;
    }

    @Override
    public void processBroadcastElement(RawRecord record, Context context, Collector<MatchedPost> out)
            throws Exception {
        String reason = brands.take(record);
        if (reason != null) {
            badBrands.inc();
            // Every parallel instance sees the same record; one letter is enough.
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                context.output(DeadLetter.TAG, DeadLetter.of(record, "brands", reason));
            }
            return;
        }
        BroadcastState<String, String> versions = context.getBroadcastState(BRANDS);
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            versions.remove(id);
        } else {
            versions.put(id, new String(record.value(), StandardCharsets.UTF_8));
        }
    }
}
