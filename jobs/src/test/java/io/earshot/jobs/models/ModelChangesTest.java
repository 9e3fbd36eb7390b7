package io.earshot.jobs.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.jobs.config.MentionsConfig;
import io.earshot.jobs.config.ModelsConfig;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.mentions.MentionsAlone;
import io.earshot.jobs.mentions.MentionsJob;
import io.earshot.jobs.mentions.PostsAlone;
import io.earshot.jobs.mentions.TestBrands;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.text.Understanding;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The mentions job takes other models while posts come, and every mention is judged by the one that it names. */
final class ModelChangesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SOME = 200;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<String, String> QUERIES =
            new TreeMap<>(Map.of("main", "acme", "sad", "acme sentiment:negative"));
    private static final String TEXT = "well, what can I say, acme is so zork again today";

    private static final Classifier GOOD = SampleModels.sentiment("zork", "plugh");
    private static final Classifier BAD = SampleModels.sentiment("plugh", "zork");

    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setConfiguration(REPORTER.addToConfiguration(new Configuration()))
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    /** The tasks run in this process. */
    private static final Queue<Mention> HEARD = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    /** What each model says of the text, by its edition. */
    private final Map<String, Sentiment> opinions = new HashMap<>();

    @BeforeEach
    void forget() {
        HEARD.clear();
    }

    @Test
    void everyMentionIsJudgedByTheModelThatItNames() throws Exception {
        Path file = folder.resolve("sentiment-en.model");
        String shipped = edition(Understanding.load());
        String good = edition(understanding(GOOD));
        String bad = edition(understanding(BAD));
        assertThat(opinions.get(good).label()).isEqualTo(Sentiment.Label.POSITIVE);
        assertThat(opinions.get(bad).label()).isEqualTo(Sentiment.Label.NEGATIVE);

        JobClient job = start();
        awaitMentions(mention -> isBy(mention, shipped));
        SampleModels.put(file, GOOD);
        awaitMentions(mention -> isBy(mention, good) && !isFoundAsSad(mention));

        byte[] whole = ModelFile.write(BAD);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        await("the damaged file is refused").atMost(PATIENCE).until(() -> gauge(job.getJobID(), "modelsRefused") == 1);
        long judgedByTheGood = heard(good);
        await().atMost(PATIENCE).until(() -> heard(good) >= judgedByTheGood + SOME);
        assertThat(HEARD).noneMatch(mention -> isBy(mention, bad));

        SampleModels.put(file, BAD);
        awaitMentions(mention -> isBy(mention, bad) && isFoundAsSad(mention));
        assertThat(gauge(job.getJobID(), "modelsLoaded")).isEqualTo(1);
        long judgedByTheShipped = heard(shipped);
        Files.delete(file);
        await().atMost(PATIENCE).until(() -> heard(shipped) >= judgedByTheShipped + SOME);
        assertThat(gauge(job.getJobID(), "modelsRefused")).isEqualTo(1);

        job.cancel().get();
        assertThat(HEARD).allSatisfy(mention -> assertThat(mention.sentiment())
                .isEqualTo(opinions.get(mention.models().get("sentiment"))));
        await("the watch ends with the job").atMost(PATIENCE).until(() -> ModelsInForce.inUse() == 0);
    }

    private static Understanding understanding(Classifier model) {
        Understanding shipped = Understanding.load();
        return shipped.with(shipped.models().with(List.of(model)));
    }

    /** Notes what it says of the text. */
    private String edition(Understanding understanding) {
        var analysis = understanding.analyze(TEXT, null, List.of());
        String edition = analysis.models().get("sentiment");
        opinions.put(edition, analysis.sentiment());
        return edition;
    }

    private static boolean isBy(Mention mention, String edition) {
        return edition.equals(mention.models().get("sentiment"));
    }

    private static boolean isFoundAsSad(Mention mention) {
        return mention.queries().stream().anyMatch(match -> match.id().equals("sad"));
    }

    private static long heard(String edition) {
        return HEARD.stream().filter(mention -> isBy(mention, edition)).count();
    }

    private static void awaitMentions(Predicate<Mention> which) {
        await().atMost(PATIENCE).until(() -> HEARD.stream().filter(which).count() >= SOME);
    }

    private static long gauge(JobID job, String name) {
        return REPORTER.findMetric(job, name)
                .map(metric -> ((Number) ((Gauge<?>) metric).getValue()).longValue())
                .orElse(-1L);
    }

    private JobClient start() throws Exception {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(2);
        MentionsConfig config = new MentionsConfig(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofHours(6),
                Duration.ofHours(1),
                new ModelsConfig(folder.toString(), Duration.ofMillis(50)),
                Optional.empty());
        MentionsJob.build(env, new Posts(), new Heard(), new TestBrands(QUERIES, NOON), config);
        return env.executeAsync("mentions");
    }

    /** The same text again and again, some thousand times a second, without an end. */
    private static final class Posts implements PostsAlone {
        private static final long PAUSE_NANOS = 1_000_000;

        @Override
        public DataStream<RawRecord> posts(StreamExecutionEnvironment env) {
            return env.fromSource(
                            new NumberSequenceSource(0, 1_000_000_000), WatermarkStrategy.noWatermarks(), "numbers")
                    .map(Posts::post)
                    .returns(TypeInformation.of(RawRecord.class));
        }

        private static RawRecord post(long number) {
            LockSupport.parkNanos(PAUSE_NANOS);
            return TestBrands.post(number, TEXT, NOON);
        }
    }

    private static final class Heard implements MentionsAlone {
        @Override
        public void searchableMentions(DataStream<Mention> mentions) {
            mentions.map(Heard::hear).returns(TypeInformation.of(Mention.class)).sinkTo(new DiscardingSink<>());
        }

        private static Mention hear(Mention mention) {
            HEARD.add(mention);
            return mention;
        }
    }
}
