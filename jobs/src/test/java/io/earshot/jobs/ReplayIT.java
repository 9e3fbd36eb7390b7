package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.jobs.connect.Indices;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Setup;
import io.earshot.jobs.testing.BoundedRun;
import io.earshot.jobs.testing.KafkaTopics;
import io.earshot.jobs.testing.SearchIndex;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.KafkaBroker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same posts give the same mentions, in the same order per brand, and the same trends, at any parallelism. */
final class ReplayIT {
    private static final int POSTS = 5_000;
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aReplayGivesTheSameMentionsAndTrends() throws Exception {
        Outcome alone = run(folder.resolve("alone"), 1);
        Outcome together = run(folder.resolve("together"), 2);

        assertThat(alone.mentions().values().stream().mapToInt(List::size).sum())
                .isGreaterThan(POSTS / 2);
        assertThat(together.mentions()).isEqualTo(alone.mentions());
        assertThat(together.trends()).isEqualTo(alone.trends()).isNotEmpty();
    }

    /** Mentions as bytes, in their order, by brand; trends by id. */
    private record Outcome(Map<String, List<String>> mentions, Map<String, JsonNode> trends) {}

    private static Outcome run(Path place, int parallelism) throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(place.resolve("kafka")).start();
                ElasticsearchNode node = ElasticsearchNode.in(place.resolve("elasticsearch"))
                        .heapMegabytes(512)
                        .start()) {
            KafkaTopics topics = new KafkaTopics(broker.bootstrapServers());
            Setup.topics(broker.bootstrapServers(), 4);
            Setup.elasticsearch(node.url());
            try (KafkaProducer<String, String> producer = topics.producer()) {
                for (String brand : List.of("acme", "nova")) {
                    Brand listened = new Brand(
                            brand,
                            brand,
                            Map.of(Platform.X, List.of(brand)),
                            List.of(),
                            List.of(new BrandQuery("main", brand)));
                    producer.send(new ProducerRecord<>(Topics.BRANDS, brand, Json.string(listened)))
                            .get();
                }
                Random random = new Random(7);
                List<Future<?>> sent = new ArrayList<>();
                for (int i = 0; i < POSTS; i++) {
                    // Out of order, as posts are, but within posts.out-of-orderness.
                    Instant createdAt = FIRST.plusSeconds(i * 3L).minusMillis(random.nextInt(4_000));
                    sent.add(producer.send(new ProducerRecord<>(
                            Topics.POSTS, null, createdAt.toEpochMilli(), "x:" + i, post(i, createdAt, random))));
                }
                for (Future<?> one : sent) {
                    one.get();
                }
            }

            BoundedRun.of(broker, node, place.resolve("checkpoints"), parallelism, Job.MENTIONS, Job.TRENDS);

            Map<String, List<String>> mentions = new HashMap<>();
            for (ConsumerRecord<String, String> record : topics.committed(Topics.MENTIONS)) {
                mentions.computeIfAbsent(record.key(), brand -> new ArrayList<>())
                        .add(record.value());
            }
            return new Outcome(mentions, new TreeMap<>(new SearchIndex(node.url()).documents(Indices.TRENDS)));
        }
    }

    private static String post(int number, Instant createdAt, Random random) {
        String brand = number % 5 == 0 ? "nobody" : number % 2 == 0 ? "acme" : "nova";
        String text = random.nextInt(3) == 0 ? " is down again, please help" : " has a lovely new branch";
        return Json.string(Map.of(
                "id",
                "x:" + number,
                "platform",
                "x",
                "author",
                Map.of("id", "u" + random.nextInt(400), "handle", "u"),
                "text",
                brand + text,
                "createdAt",
                Json.instant(createdAt)));
    }
}
