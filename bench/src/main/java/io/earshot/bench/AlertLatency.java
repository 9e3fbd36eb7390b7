package io.earshot.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertState;
import io.earshot.jobs.cli.Earshot;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Setup;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.FlinkCluster;
import io.earshot.servers.KafkaBroker;
import io.earshot.servers.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How long it takes from a mention in Kafka to the alert that it raises there: the trends job on a cluster of processes reads
 * mentions of a hundred brands at a rate, that of the time before, and every other second one of the brands begins to have
 * three hundred more within twenty seconds. The time is from the moment, by event time, at which the alert was raised, which is at
 * most two seconds after the mention that raised it or at the end of its minute, to the alert's arrival at a reader.
 */
public final class AlertLatency {
    private static final int BRANDS = 100;
    private static final int HISTORY_MINUTES = 40;
    private static final int WARM_UP_SECONDS = 45;
    private static final int BURST = 300;
    private static final int BURST_SECONDS = 20;
    private static final int SECONDS_BETWEEN = 2;
    private static final Duration POLL = Duration.ofMillis(20);

    private final Map<String, Instant> raised = new ConcurrentHashMap<>();
    private final List<Long> latenciesMillis = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean done;
    private volatile Instant firstBurst = Instant.MAX;

    private AlertLatency() {}

    /** The mentions a second (58 by default: one in a hundred of 5,833 posts), and for how many seconds. */
    public static void main(String[] args) throws Exception {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 58;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 120;
        new AlertLatency().measure(rate, seconds);
    }

    private void measure(int rate, int seconds) throws Exception {
        Path folder = Files.createTempDirectory("earshot-latency");
        Path root = Path.of(System.getProperty("earshot.root", "."));
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka")).start();
                ElasticsearchNode node =
                        ElasticsearchNode.in(folder.resolve("elasticsearch")).start();
                FlinkCluster cluster = FlinkCluster.in(folder.resolve("flink"))
                        .taskManagerMegabytes(3072)
                        .setting("parallelism.default", "2")
                        .setting("execution.checkpointing.interval", "10 s")
                        .start()) {
            Setup.topics(broker.bootstrapServers(), 2);
            Setup.elasticsearch(node.url());
            cluster.submit(
                    root.resolve("jobs/target/earshot-jobs.jar"),
                    Earshot.class.getName(),
                    "run",
                    "trends",
                    "--set",
                    "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "--set",
                    "elasticsearch.hosts=" + node.url());
            CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> listen(broker));
            play(broker, rate, seconds);
            done = true;
            listening.get();
            tell(rate, seconds);
        } finally {
            Trees.delete(folder);
        }
    }

    private void play(KafkaBroker broker, int rate, int seconds) {
        TopicTalk talk = new TopicTalk(BRANDS, 1_000);
        List<Mention> said = talk.next(10_000);
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("linger.ms", "5");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            int sent = 0;
            Instant start = Instant.now();
            int history = 60 * HISTORY_MINUTES * rate;
            for (int i = 0; i < history; i++) {
                Instant at = start.minusMillis((history - i) * 1000L / rate);
                send(producer, said.get(sent % said.size()), "brand" + sent % BRANDS, at, sent++);
            }
            producer.flush();
            long began = System.nanoTime();
            double background = 0;
            for (long step = 0; step < (WARM_UP_SECONDS + seconds) * 100L; step++) {
                long due = began + step * 10_000_000L;
                LockSupport.parkNanos(due - System.nanoTime());
                for (background += rate / 100.0; background >= 1; background--) {
                    send(producer, said.get(sent % said.size()), "brand" + sent % BRANDS, Instant.now(), sent++);
                }
                // Who has begun a burst of late says its next word, one after the other.
                long second = step / 100 - WARM_UP_SECONDS;
                if (second == 0 && firstBurst.equals(Instant.MAX)) {
                    firstBurst = Instant.now();
                }
                if (step % (100L * BURST_SECONDS / BURST) == 0) {
                    for (long ago = 0; ago < BURST_SECONDS; ago++) {
                        long from = second - ago;
                        if (from >= 0 && from % SECONDS_BETWEEN == 0) {
                            String brand = "brand" + from / SECONDS_BETWEEN % BRANDS;
                            send(producer, said.get(sent % said.size()), brand, Instant.now(), sent++);
                        }
                    }
                }
            }
            producer.flush();
        }
        LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
    }

    private static void send(
            KafkaProducer<String, byte[]> producer, Mention like, String brand, Instant at, int number) {
        byte[] json = Json.bytes(TopicTalk.again(like, brand, at, number));
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.MENTIONS, null, at.toEpochMilli(), brand, json);
        Future<?> unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("a mention was not taken", failure);
            }
        });
    }

    private void listen(KafkaBroker broker) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("group.id", "latency");
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.ALERTS));
            while (!done) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    Instant now = Instant.now();
                    Alert alert = read(record.value());
                    boolean isNew = raised.putIfAbsent(alert.alert(), alert.openedAt()) == null;
                    if (isNew
                            && alert.state() == AlertState.OPEN
                            && alert.openedAt().isAfter(firstBurst)) {
                        latenciesMillis.add(
                                Duration.between(alert.openedAt(), now).toMillis());
                    }
                }
            }
        }
    }

    private static Alert read(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, Alert.class);
        } catch (IOException e) {
            throw new IllegalStateException("no alert: " + new String(json, UTF_8), e);
        }
    }

    private void tell(int rate, int seconds) {
        List<Long> sorted = new ArrayList<>(latenciesMillis);
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            throw new IllegalStateException("no alert was raised");
        }
        System.out.printf(
                Locale.ROOT,
                "%,d mentions a second of %d brands for %d s, %d alerts opened; from the moment that raised it to the reader:"
                        + " median %,d ms, 99 of 100 within %,d ms, slowest %,d ms%n",
                rate,
                BRANDS,
                seconds,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get((sorted.size() - 1) * 99 / 100),
                sorted.get(sorted.size() - 1));
    }
}
