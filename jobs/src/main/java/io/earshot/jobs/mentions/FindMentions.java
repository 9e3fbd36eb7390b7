package io.earshot.jobs.mentions;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.post.BadPostException;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import io.earshot.post.PostFormat;
import io.earshot.post.PostSkim;
import io.earshot.query.BrandMatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.MultipleConnectedStreams;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractInput;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.Input;
import org.apache.flink.streaming.api.operators.MultipleInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.transformations.MultipleInputTransformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The hot path: decodes every post of the firehose and holds it against every query of every brand. What matches
 * nothing leaves no trace but a count; what can't be read becomes a dead letter.
 *
 * <p>It takes the posts straight from their source: an operator of several inputs is the only one that Flink chains to a
 * source while another input, that of the brands, is broadcast to it. As a plain broadcast function it cost a post three
 * microseconds more, for being written to a buffer and read from it again (docs/benchmarks.md).
 */
final class FindMentions extends AbstractStreamOperatorV2<MatchedPost>
        implements MultipleInputStreamOperator<MatchedPost> {
    /** By brand id the versions in force, which a restore goes on with. */
    static final MapStateDescriptor<String, BrandVersion> BRANDS =
            new MapStateDescriptor<>("brands", String.class, BrandVersion.class);

    private final BrandsAtStart brandsAtStart;
    private final long futureToleranceMillis;
    private final PostDecoder decoder = new PostDecoder();
    private final PostSkim skim = new PostSkim();
    private final BrandsInForce brands = new BrandsInForce();
    private final StreamRecord<MatchedPost> outgoing = new StreamRecord<>(null);
    private final Counter posts;
    private final Counter ignored;
    private final Counter matched;
    private final Counter badPosts;
    private final Counter badBrands;

    private BroadcastState<String, BrandVersion> versions;

    private FindMentions(
            StreamOperatorParameters<MatchedPost> parameters, BrandsAtStart brandsAtStart, Duration futureTolerance) {
        super(parameters, 2);
        this.brandsAtStart = brandsAtStart;
        this.futureToleranceMillis = futureTolerance.toMillis();
        MetricGroup metrics = getMetricGroup();
        posts = metrics.counter("posts");
        ignored = metrics.counter("recordsWithoutPost");
        matched = metrics.counter("mentions");
        badPosts = metrics.counter("badPosts");
        badBrands = metrics.counter("badBrands");
        metrics.gauge("brands", () -> brands.inForce().brands());
        metrics.gauge("brandsChangedMillis", () -> brands.inForce().newestChangeMillis());
        metrics.gauge("queries", () -> brands.inForce().matcher().queries());
        metrics.gauge(
                "queriesWithoutAnchor",
                () -> brands.inForce().matcher().withoutAnchor().size());
        metrics.gauge("matcherBytes", () -> brands.inForce().matcher().bytes());
        metrics.gauge("matcherMillis", () -> brands.inForce().millis());
    }

    /** The posts of these brands. */
    static SingleOutputStreamOperator<MatchedPost> of(
            DataStream<RawRecord> posts,
            DataStream<RawRecord> brands,
            BrandsAtStart brandsAtStart,
            Duration futureTolerance) {
        StreamExecutionEnvironment env = posts.getExecutionEnvironment();
        MultipleInputTransformation<MatchedPost> find = new MultipleInputTransformation<>(
                "find mentions",
                new Factory(brandsAtStart, futureTolerance),
                TypeInformation.of(MatchedPost.class),
                posts.getParallelism(),
                false);
        find.addInput(posts.getTransformation()).addInput(brands.broadcast().getTransformation());
        return new MultipleConnectedStreams(env).transform(find);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Flink has it
    public List<Input> getInputs() {
        return List.of(
                new AbstractInput<RawRecord, MatchedPost>(this, 1) {
                    @Override
                    public void processElement(StreamRecord<RawRecord> record) {
                        listen(record);
                    }
                },
                new AbstractInput<RawRecord, MatchedPost>(this, 2) {
                    @Override
                    public void processElement(StreamRecord<RawRecord> record) throws Exception {
                        change(record.getValue());
                    }
                });
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        versions = context.getOperatorStateStore().getBroadcastState(BRANDS);
        if (context.isRestored()) {
            for (Map.Entry<String, BrandVersion> version : versions.immutableEntries()) {
                brands.restore(version.getValue());
            }
        } else {
            for (RawRecord record : brandsAtStart.read()) {
                brands.take(record);
            }
        }
        awaitBrands();
    }

    /** Returns when posts are held against all brands taken. */
    void awaitBrands() {
        brands.await();
    }

    @Override
    public void close() throws Exception {
        brands.close();
        super.close();
    }

    private void listen(StreamRecord<RawRecord> incoming) {
        RawRecord record = incoming.getValue();
        if (surelyMeansNothing(record)) {
            posts.inc();
            return;
        }
        List<Post> decoded;
        try {
            decoded = decode(record);
        } catch (BadPostException e) {
            badPosts.inc();
            bury(DeadLetter.of(record, "decode", e.getMessage()));
            return;
        }
        if (decoded.isEmpty()) {
            ignored.inc();
        }
        for (Post post : decoded) {
            posts.inc();
            for (BrandMatch match : brands.matcher().match(post)) {
                matched.inc();
                output.collect(outgoing.replace(
                        new MatchedPost(
                                post,
                                match.brand().id(),
                                match.brand().languages(),
                                match.queries(),
                                match.tagged(),
                                match.own()),
                        incoming.getTimestamp()));
            }
        }
    }

    /** Whether it is a good post that means no brand, as nearly all are, seen without decoding all of it. */
    private boolean surelyMeansNothing(RawRecord record) {
        return record.value() != null
                && (record.format() == null || record.format().equals(PostFormat.EARSHOT.code()))
                && skim.read(record.value())
                && !isFromTheFuture(skim.createdAtMillis(), record)
                && !brands.matcher()
                        .mayMatch(skim.platform(), skim.handle(), new String(skim.text(), 0, skim.textLength()));
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

    private void change(RawRecord record) throws Exception {
        String reason = brands.take(record);
        if (reason != null) {
            badBrands.inc();
            // Every parallel instance sees the same record; one letter is enough.
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                bury(DeadLetter.of(record, "brands", reason));
            }
            return;
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            versions.remove(id);
        } else {
            versions.put(id, BrandVersion.of(record));
        }
    }

    private void bury(DeadLetter letter) {
        output.collect(DeadLetter.TAG, new StreamRecord<>(letter));
    }

    /** Makes the operator on the machine where it runs. */
    static final class Factory extends AbstractStreamOperatorFactory<MatchedPost> {
        private static final long serialVersionUID = 1;

        private final BrandsAtStart brandsAtStart;
        private final Duration futureTolerance;

        Factory(BrandsAtStart brandsAtStart, Duration futureTolerance) {
            this.brandsAtStart = brandsAtStart;
            this.futureTolerance = futureTolerance;
            setChainingStrategy(ChainingStrategy.HEAD_WITH_SOURCES);
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the signature is Flink's
        public <T extends StreamOperator<MatchedPost>> T createStreamOperator(
                StreamOperatorParameters<MatchedPost> parameters) {
            return (T) new FindMentions(parameters, brandsAtStart, futureTolerance);
        }

        @Override
        @SuppressWarnings("rawtypes") // as Flink has it
        public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
            return FindMentions.class;
        }
    }
}
