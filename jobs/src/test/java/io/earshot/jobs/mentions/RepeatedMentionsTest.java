package io.earshot.jobs.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.config.MentionsConfig;
import io.earshot.jobs.config.ModelsConfig;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.json.Json;
import io.earshot.mention.Flag;
import io.earshot.mention.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mentions job suspects the same posts of spam at any parallelism, and writes those again that it had written. */
final class RepeatedMentionsTest {
    private static final int POSTS = 600;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(30);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @Test
    void theSamePostsAreSuspectedAtAnyParallelism() throws Exception {
        Heard alone = run(1);
        Heard together = run(4);

        assertThat(alone.mentions).hasSize(POSTS);
        assertThat(alone.mentions).filteredOn(RepeatedMentionsTest::isSuspected).hasSizeBetween(20, 400);
        assertThat(together.mentions).isEqualTo(alone.mentions);
        assertThat(alone.suspected)
                .containsExactlyElementsOf(alone.mentions.stream()
                        .filter(RepeatedMentionsTest::isSuspected)
                        .toList());
        assertThat(together.suspected).containsExactlyInAnyOrderElementsOf(alone.suspected);
    }

    private static boolean isSuspected(Mention mention) {
        return mention.flags().contains(Flag.SPAM_SUSPECTED);
    }

    private record Heard(List<Mention> mentions, List<Mention> suspected) {}

    private static Heard run(int parallelism) throws Exception {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(parallelism);
        MentionsConfig config = new MentionsConfig(
                OUT_OF_ORDER,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofHours(6),
                Duration.ofHours(1),
                new ModelsConfig("", Duration.ofSeconds(10)),
                Optional.empty());
        List<CloseableIterator<Mention>> mentions = new ArrayList<>();
        List<CloseableIterator<Mention>> suspected = new ArrayList<>();
        MentionsJob.build(
                env,
                new Posts(),
                new Collected(mentions, suspected),
                new TestBrands(Map.of("main", "acme"), NOON),
                config);
        env.executeAsync("mentions");
        return new Heard(all(mentions.get(0)), all(suspected.get(0)));
    }

    private static List<Mention> all(CloseableIterator<Mention> iterator) {
        List<Mention> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        return all;
    }

    /** Every third post is of one of two campaigns, by one of 40 accounts; they come as much out of order as they may. */
    private record Posts() implements PostsAlone {
        @Override
        public DataStream<RawRecord> posts(StreamExecutionEnvironment env) {
            List<RawRecord> records = new ArrayList<>(
                    IntStream.range(0, POSTS).mapToObj(Posts::record).toList());
            for (int from = 0; from < POSTS; from += 20) {
                Collections.shuffle(records.subList(from, Math.min(from + 20, POSTS)), new Random(from));
            }
            return env.fromData(RawRecord.class, records.toArray(RawRecord[]::new))
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<RawRecord>forBoundedOutOfOrderness(OUT_OF_ORDER)
                            .withTimestampAssigner((record, none) -> record.timestampMillis()))
                    .rebalance();
        }

        private static RawRecord record(int number) {
            String text = number % 3 == 0
                    ? "everybody must " + (number % 2 == 0 ? "see" : "hear") + " what acme did to Ann #a #b #c #d"
                    : "acme made me wait for number " + word(number) + " once more today";
            Instant at = NOON.plusSeconds(number);
            String post = Json.string(Map.of(
                    "id",
                    "x:" + number,
                    "platform",
                    "x",
                    "author",
                    Map.of("id", "u" + number % 40),
                    "text",
                    text,
                    "createdAt",
                    Json.instant(at)));
            return TestBrands.record("earshot.posts", "x:" + number, post, at);
        }

        private static String word(int number) {
            return Integer.toString(number, 26).replaceAll("[0-9]", "z") + (char) ('a' + number % 26);
        }
    }

    private record Collected(List<CloseableIterator<Mention>> all, List<CloseableIterator<Mention>> again)
            implements MentionsAlone {
        @Override
        public void mentions(DataStream<Mention> mentions) {
            all.add(mentions.collectAsync());
        }

        @Override
        public void suspectedMentions(DataStream<Mention> mentions) {
            again.add(mentions.collectAsync());
        }
    }
}
