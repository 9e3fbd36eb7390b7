package io.earshot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.care.Item;
import io.earshot.jobs.care.CareConfig;
import io.earshot.jobs.care.CareJob;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.KafkaBrandsLog;
import io.earshot.jobs.connect.KafkaSinks;
import io.earshot.jobs.connect.KafkaSources;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.servers.KafkaBroker;
import io.earshot.servers.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long it takes from a mention to its item: a real broker, the care job on the wall's clock in this process, mentions at
 * a steady rate that each open an item, and a reader of what is committed.
 *
 * <p>{@code bench/run CareLatency MENTIONS_A_SECOND SECONDS CHECKPOINT_MILLIS}
 */
public final class CareLatency {
    private static final List<String> TOPICS = List.of(
            Topics.MENTIONS,
            Topics.ACTIVITY,
            Topics.CUSTOMERS,
            Topics.TOPICS,
            Topics.TOPIC_MEMBERS,
            Topics.ALERTS,
            Topics.ITEMS);
    private static final int BRANDS = 100;
    private static final int WARM_UP_SECONDS = 20;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private CareLatency() {}

    public static void main(String[] args) throws Exception {
        int rate = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        String checkpointMillis = args[2];
        Path folder = Files.createTempDirectory("earshot-care-latency");
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka")).start()) {
            measure(broker.bootstrapServers(), rate, seconds, checkpointMillis, folder);
        } finally {
            Trees.delete(folder);
        }
        System.exit(0);
    }

    private static void measure(String kafka, int rate, int seconds, String checkpointMillis, Path folder)
            throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            List<NewTopic> topics = new ArrayList<>();
            TOPICS.forEach(topic -> topics.add(new NewTopic(topic, 2, (short) 1)));
            topics.add(new NewTopic(Topics.BRANDS, 1, (short) 1));
            admin.createTopics(topics).all().get();
        }
        Configuration flink = Configuration.fromMap(Map.of(
                "execution.checkpointing.interval", checkpointMillis + " ms",
                "execution.checkpointing.dir",
                        folder.resolve("checkpoints").toUri().toString(),
                "pipeline.generic-types", "false",
                "pipeline.object-reuse", "true",
                "rest.bind-port", "0"));
        KafkaConfig config = new KafkaConfig(kafka, "bench", Duration.ofMinutes(10), Map.of());
        MiniClusterConfiguration shape = new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build();
        try (MiniCluster cluster = new MiniCluster(shape);
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink)) {
            cluster.start();
            env.setParallelism(2);
            KafkaSources sources = new KafkaSources(
                    config, "care", Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(10), false);
            CareJob.build(env, sources, new ItemsAlone(config), new KafkaBrandsLog(config), CareConfig.defaults());
            cluster.submitJob(env.getStreamGraph().getJobGraph()).get();
            Thread sender = new Thread(() -> send(kafka, rate, WARM_UP_SECONDS + seconds), "mentions");
            sender.start();
            List<Long> millis = read(kafka, Instant.now().plusSeconds(WARM_UP_SECONDS), rate * seconds);
            sender.join();
            millis.sort(null);
            System.out.printf(
                    "%,d mentions/s, a checkpoint every %s ms: %,d items; mention to item median %,d ms, p90 %,d, p99 %,d,"
                            + " most %,d%n",
                    rate,
                    checkpointMillis,
                    millis.size(),
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() * 9 / 10),
                    millis.get(millis.size() * 99 / 100),
                    millis.get(millis.size() - 1));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is lost is missed by the reader
    private static void send(String kafka, int rate, int seconds) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka, "linger.ms", 5);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (long number = 0; number < (long) rate * seconds; number++) {
                long due = start + number * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String brand = CareMentions.brand(number % BRANDS);
                Mention mention = CareMentions.question(number, brand, Instant.now());
                producer.send(new ProducerRecord<>(
                        Topics.MENTIONS, brand.getBytes(StandardCharsets.UTF_8), Json.bytes(mention)));
            }
        }
    }

    /** How long each item of a mention from then on took. */
    private static List<Long> read(String kafka, Instant from, int wanted) throws Exception {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", kafka,
                "group.id", "bench-reader",
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<Long> millis = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.ITEMS));
            Instant last = Instant.now();
            while (millis.size() < wanted * 95L / 100 && last.plus(PATIENCE).isAfter(Instant.now())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    last = Instant.now();
                    JsonNode item = Json.MAPPER.readTree(record.value());
                    Instant published = Instant.parse(item.path("publishedAt").asText());
                    if (!published.isBefore(from) && seen.add(item.path("item").asText())) {
                        millis.add(Duration.between(published, last).toMillis());
                    }
                }
            }
        }
        return millis;
    }

    /** Items go to Kafka as the job writes them; the rest is not looked at. */
    private static final class ItemsAlone extends NowhereSinks {
        private final KafkaConfig kafka;

        ItemsAlone(KafkaConfig kafka) {
            this.kafka = kafka;
        }

        @Override
        public void items(DataStream<Item> items) {
            items.sinkTo(new KafkaSinks(kafka, "care").exactlyOnce(Topics.ITEMS, Item::item, Item::updatedAt));
        }
    }
}
