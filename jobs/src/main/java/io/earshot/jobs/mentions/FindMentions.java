package io.earshot.jobs.mentions;

import io.earshot.brand.Names;
import io.earshot.jobs.config.ModelsConfig;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.models.ModelsInForce;
import io.earshot.post.BadPostException;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import io.earshot.post.PostFormat;
import io.earshot.post.PostSkim;
import io.earshot.query.BrandMatch;
import io.earshot.text.UnderstandingJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The hot path: takes a look at every post of the firehose and holds it against every query of every brand. What matches
 * nothing leaves no trace but a count; what can't be read becomes a dead letter.
 *
 * <p>It follows the brands' topic by itself, so as to take the posts straight from their source; see {@link BrandsLog}.
 */
final class FindMentions extends ProcessFunction<RawRecord, MatchedPost> implements CheckpointedFunction {
    private static final long serialVersionUID = 1;

    private static final ListStateDescriptor<BrandsRead> BRANDS = new ListStateDescriptor<>("brands", BrandsRead.class);

    private final BrandsLog log;
    private final long futureToleranceMillis;
    private final ModelsConfig modelsConfig;

    private transient PostDecoder decoder;
    private transient PostSkim skim;
    private transient ModelsInForce models;
    private transient BrandsInForce brands;
    private transient BrandsLog.Follower changes;
    /** Brands that were refused before the first post came, when there was nowhere to put a letter. */
    private transient List<DeadLetter> refusedAtStart;

    private transient ListState<BrandsRead> state;
    private transient Counter posts;
    private transient Counter ignored;
    private transient Counter matched;
    private transient Counter badPosts;
    private transient Counter badBrands;

    FindMentions(BrandsLog log, Duration futureTolerance, ModelsConfig models) {
        this.log = log;
        this.futureToleranceMillis = futureTolerance.toMillis();
        this.modelsConfig = models;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        state = context.getOperatorStateStore().getUnionListState(BRANDS);
        models = ModelsInForce.take(modelsConfig);
        // By what its mention will be judged by, so that a query by tone finds the mentions that show this tone.
        brands = new BrandsInForce(new UnderstandingJudge(models::now));
        refusedAtStart = new ArrayList<>();
        badBrands = getRuntimeContext().getMetricGroup().counter("badBrands");
        brands.restore(state.get());
        changes = log.follow(brands.nextOffsets());
        takeChanges(refusedAtStart::add);
        awaitBrands();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.update(brands.snapshot());
    }

    @Override
    public void open(OpenContext context) {
        decoder = new PostDecoder();
        skim = new PostSkim();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        posts = metrics.counter("posts");
        ignored = metrics.counter("recordsWithoutPost");
        matched = metrics.counter("mentions");
        badPosts = metrics.counter("badPosts");
        metrics.gauge("brands", () -> brands.inForce().brands());
        metrics.gauge("brandsChangedMillis", () -> brands.inForce().newestChangeMillis());
        metrics.gauge("queries", () -> brands.inForce().matcher().queries());
        metrics.gauge(
                "queriesWithoutAnchor",
                () -> brands.inForce().matcher().withoutAnchor().size());
        metrics.gauge("matcherBytes", () -> brands.inForce().matcher().bytes());
        metrics.gauge("matcherMillis", () -> brands.inForce().millis());
    }

    @Override
    public void close() {
        if (changes != null) {
            changes.close();
        }
        if (brands != null) {
            brands.close();
        }
        if (models != null) {
            models.close();
        }
    }

    /** Returns when posts are held against all brands taken. */
    void awaitBrands() {
        brands.await();
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<MatchedPost> out) {
        takeChanges(letter -> context.output(DeadLetter.TAG, letter));
        if (!refusedAtStart.isEmpty()) {
            refusedAtStart.forEach(letter -> context.output(DeadLetter.TAG, letter));
            refusedAtStart.clear();
        }
        if (surelyMeansNothing(record)) {
            posts.inc();
            return;
        }
        try {
            List<Post> decoded = decode(record);
            if (decoded.isEmpty()) {
                ignored.inc();
            }
            for (Post post : decoded) {
                posts.inc();
                find(post, out);
            }
        } catch (BadPostException e) {
            badPosts.inc();
            context.output(DeadLetter.TAG, DeadLetter.of(record, "decode", e.getMessage()));
        }
    }

    private void find(Post post, Collector<MatchedPost> out) {
        for (BrandMatch match : brands.matcher().match(post)) {
            matched.inc();
            out.collect(new MatchedPost(
                    post,
                    match.brand().id(),
                    match.brand().languages(),
                    match.brand().personalData(),
                    Names.of(match.brand()),
                    match.queries(),
                    match.tagged(),
                    match.own(),
                    match.ruling()));
        }
    }

    /** Takes the changes of brands that have come, and hands on a letter for each that can't be taken. */
    private void takeChanges(Consumer<DeadLetter> refused) {
        for (RawRecord change = changes.next(); change != null; change = changes.next()) {
            String reason = brands.take(change);
            if (reason != null) {
                badBrands.inc();
                // Every parallel instance sees the same record; one letter is enough.
                if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                    refused.accept(DeadLetter.of(change, "brands", reason));
                }
            }
        }
    }

    /** Whether it is a good post that means no brand, as nearly all are, seen without decoding all of it. */
    private boolean surelyMeansNothing(RawRecord record) {
        return record.value() != null
                && (record.format() == null || record.format().equals(PostFormat.EARSHOT.code()))
                && skim.read(record.value())
                && !isFromTheFuture(skim.createdAtMillis(), record)
                && !brands.matcher().mayMatch(skim.platform(), skim.handle(), skim.text());
    }

    /** A post from the future would push event time ahead of everybody else's posts. */
    private boolean isFromTheFuture(long createdAtMillis, RawRecord record) {
        return createdAtMillis > record.timestampMillis() + futureToleranceMillis;
    }

    private List<Post> decode(RawRecord record) throws BadPostException {
        if (record.value() == null) {
            throw new BadPostException("the record has no value");
        }
        List<Post> decoded = decoder.decode(record.value(), record.format());
        for (Post post : decoded) {
            if (isFromTheFuture(post.createdAt().toEpochMilli(), record)) {
                throw new BadPostException("createdAt " + post.createdAt() + " is later than the record's own time, "
                        + Instant.ofEpochMilli(record.timestampMillis())
                        + ", by more than posts.future-tolerance");
            }
        }
        return decoded;
    }
}
