package io.earshot.jobs.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.config.MentionsConfig;
import io.earshot.jobs.config.ModelsConfig;
import io.earshot.jobs.config.NetworkConfig;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.mentions.MentionsAlone;
import io.earshot.jobs.mentions.MentionsJob;
import io.earshot.jobs.mentions.PostsAlone;
import io.earshot.jobs.mentions.TestBrands;
import io.earshot.mention.Mention;
import io.earshot.text.Understanding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The mentions job with a network in it, from posts to mentions. */
final class MentionsWithNetworkTest {
    private static final int POSTS = 400;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    private Path folder;

    private NetworkConfig network;

    @BeforeEach
    void write() throws Exception {
        network = SampleNetwork.in(folder);
    }

    @Test
    void everyMentionIsThereOnceWithTheNetworksJudgement() throws Exception {
        // The sample knows these two words; the small model takes the second for a good one.
        List<Mention> mentions = run(i -> i % 2 == 0 ? "acme is awful today" : "bad acme, lol love it bad");
        Map<String, String> labels = labels(mentions);

        assertThat(mentions)
                .extracting(mention -> mention.models().get("sentiment"))
                .containsOnly(NetworkEdition.of(network));
        assertThat(labels).hasSize(POSTS);
        assertThat(labels.values()).containsOnly("NEGATIVE");
        assertThat(SharedNetworks.open()).isZero();
    }

    @Test
    void everyMentionIsThereOnceAlsoWhereTheNetworkFailsAtEachSecond() throws Exception {
        List<Mention> mentions = run(i -> i % 2 == 0 ? "my acme phone is broken, good" : "acme is good");
        Map<String, String> labels = labels(mentions);

        assertThat(labels).hasSize(POSTS);
        assertThat(labels.keySet()).filteredOn(id -> number(id) % 2 == 1).allMatch(id -> labels.get(id)
                .equals("POSITIVE"));
        // Each names what judged it: where the network failed, the small model.
        String small = Understanding.load()
                .analyze("good", null, List.of("en"))
                .models()
                .get("sentiment");
        assertThat(mentions).allSatisfy(mention -> assertThat(mention.models().get("sentiment"))
                .isEqualTo(number(mention.mention()) % 2 == 1 ? NetworkEdition.of(network) : small));
    }

    @Test
    void everyMentionIsThereOnceAlsoWhereTheNetworkNeverEnds() throws Exception {
        network = withTimeout(Duration.ofMillis(50));
        Map<String, String> labels = labels(run(i -> i % 100 == 0 ? "acme makes me wait forever" : "acme is good"));

        assertThat(labels).hasSize(POSTS);
    }

    @Test
    void mentionsStayInTheOrderOfTheirCreation() throws Exception {
        List<Mention> mentions = run(i -> "acme is good");

        assertThat(mentions).extracting(mention -> mention.post().createdAt()).isSorted();
    }

    @Test
    void theStepHasOneUidWithANetworkAndWithout() {
        for (Optional<NetworkConfig> maybe : List.of(Optional.of(network), Optional.<NetworkConfig>empty())) {
            StreamExecutionEnvironment env = built(maybe, 1, i -> "", new ArrayList<>());

            assertThat(env.getStreamGraph(false).getStreamNodes())
                    .filteredOn(node -> "mentions-sentiment-network".equals(node.getTransformationUID()))
                    .singleElement()
                    .extracting(StreamNode::getOperatorFactory)
                    .matches(factory -> maybe.isPresent() == (factory instanceof AsyncWaitOperatorFactory));
            assertThat(env.getStreamGraph(false).getJobGraph().getVertices())
                    .extracting(JobVertex::getName)
                    .anyMatch(name ->
                            name.contains("understand -> " + (maybe.isPresent() ? "judge sentiment" : "pass on")));
        }
    }

    private List<Mention> run(IntFunction<String> texts) throws Exception {
        List<CloseableIterator<Mention>> results = new ArrayList<>();
        StreamExecutionEnvironment env = built(Optional.of(network), 2, texts, results);
        env.executeAsync("mentions");
        List<Mention> mentions = new ArrayList<>();
        results.get(0).forEachRemaining(mentions::add);
        return mentions;
    }

    private static Map<String, String> labels(List<Mention> mentions) {
        // Refuses an id that is there twice.
        return mentions.stream()
                .collect(Collectors.toMap(
                        Mention::mention, mention -> mention.sentiment().label().name()));
    }

    private static int number(String mention) {
        return Integer.parseInt(mention.substring("acme/x:".length()));
    }

    private NetworkConfig withTimeout(Duration timeout) {
        return new NetworkConfig(
                network.file(),
                network.vocabulary(),
                network.labels(),
                network.outputs(),
                network.languages(),
                network.tokens(),
                network.batch(),
                network.longestWait(),
                timeout,
                network.threads(),
                network.whenBusy());
    }

    private static StreamExecutionEnvironment built(
            Optional<NetworkConfig> network,
            int parallelism,
            IntFunction<String> texts,
            List<CloseableIterator<Mention>> results) {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(parallelism);
        MentionsConfig config = new MentionsConfig(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofHours(6),
                Duration.ofHours(1),
                new ModelsConfig("", Duration.ofSeconds(10)),
                network);
        MentionsJob.build(
                env, new Posts(texts), new Collected(results), new TestBrands(Map.of("main", "acme"), NOON), config);
        return env;
    }

    private record Posts(IntFunction<String> texts) implements PostsAlone {
        @Override
        public DataStream<RawRecord> posts(StreamExecutionEnvironment env) {
            return env.fromData(
                            RawRecord.class,
                            IntStream.range(0, POSTS).mapToObj(this::post).toArray(RawRecord[]::new))
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<RawRecord>forMonotonousTimestamps()
                            .withTimestampAssigner((record, none) -> record.timestampMillis()));
        }

        private RawRecord post(int number) {
            return TestBrands.post(number, texts.apply(number), NOON.plusSeconds(number));
        }
    }

    private record Collected(List<CloseableIterator<Mention>> results) implements MentionsAlone {
        @Override
        public void mentions(DataStream<Mention> mentions) {
            results.add(mentions.collectAsync());
        }
    }
}
