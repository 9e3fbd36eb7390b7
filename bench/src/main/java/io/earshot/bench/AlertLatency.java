package io.earshot.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertState;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.KafkaBrandsLog;
import io.earshot.jobs.connect.KafkaSinks;
import io.earshot.jobs.connect.KafkaSources;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Setup;
import io.earshot.jobs.trends.TrendsConfig;
import io.earshot.jobs.trends.TrendsJob;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.servers.KafkaBroker;
import io.earshot.servers.Trees;
import io.earshot.topic.Topic;
import io.earshot.trend.Trend;
import io.earshot.watch.TopicMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How long it takes from a mention in Kafka to the alert that it raises there: a real broker, and the trends job on the
 * wall's clock in this process, with all that it writes to Kafka. It reads some hours of many brands' usual talk, as fast
 * as it can, and goes on with it as it is said; then second by second one more of the brands has a crisis: for some
 * seconds many people speak of one thing. {@link DueAlerts} says by which mention an alert had to come, so it is known
 * whether all did.
 *
 * <p>{@code bench/run AlertLatency MENTIONS_A_SECOND BRANDS}
 */
public final class AlertLatency {
    private static final Duration HISTORY = Duration.ofMinutes(200);

    /** A crisis has so many mentions more, at an even pace, for so many seconds. */
    private static final int BURST = 200;

    private static final int BURST_SECONDS = 20;

    /** How many seconds the job may lag by what it has committed, which it does every ten seconds. */
    private static final int READS_ALONG = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LAST_ALERTS = Duration.ofSeconds(70);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final String GROUP = "earshot-trends";

    private final int rate;
    private final int brands;
    private final List<Mention> usual;
    private final List<Mention> ofCrises = new TopicTalk(1, 1_000).next(1_000);
    private final Random random = new Random(7);
    private final DueAlerts due = new DueAlerts();

    /** When each alert was read from Kafka that opened. */
    private final Map<String, Instant> read = new ConcurrentHashMap<>();

    private volatile boolean done;
    private int sent;

    private AlertLatency(int rate, int brands) {
        this.rate = rate;
        this.brands = brands;
        usual = new TopicTalk(brands, 1_000).next(10_000);
    }

    /** The mentions a second (58 by default: one in a hundred of 5,833 posts), and of how many brands; each has one crisis. */
    public static void main(String[] args) throws Exception {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 58;
        int brands = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        new AlertLatency(rate, brands).measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        Path folder = Files.createTempDirectory("earshot-latency");
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka")).start()) {
            Setup.topics(broker.bootstrapServers(), 2);
            Configuration flink = Configuration.fromMap(Map.of(
                    "execution.checkpointing.interval", "10 s",
                    "execution.checkpointing.incremental", "true",
                    "execution.checkpointing.dir",
                            folder.resolve("checkpoints").toUri().toString(),
                    "state.backend.type", "rocksdb",
                    "pipeline.generic-types", "false",
                    "pipeline.object-reuse", "true",
                    "rest.bind-port", "0"));
            MiniClusterConfiguration shape = new MiniClusterConfiguration.Builder()
                    .setConfiguration(flink)
                    .setNumTaskManagers(1)
                    .setNumSlotsPerTaskManager(2)
                    .build();
            KafkaConfig config =
                    new KafkaConfig(broker.bootstrapServers(), "earshot", Duration.ofMinutes(10), Map.of());
            try (MiniCluster cluster = new MiniCluster(shape);
                    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink)) {
                cluster.start();
                env.setParallelism(2);
                KafkaSources sources = new KafkaSources(
                        config, "trends", Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(10), false);
                TrendsJob.build(env, sources, new ToKafka(config), new KafkaBrandsLog(config), TrendsConfig.defaults());
                cluster.submitJob(env.getStreamGraph().getJobGraph()).get();
                CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> listen(broker));
                play(broker);
                done = true;
                listening.get();
                tell();
            }
        } finally {
            Trees.delete(folder);
        }
    }

    private void play(KafkaBroker broker) throws ExecutionException, InterruptedException {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("linger.ms", "5");
        properties.put("compression.type", "lz4");
        try (KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Instant begin = Instant.now().minus(HISTORY);
            // As fast as may be until the present is reached, then as it comes.
            long done = sayUntil(producer, begin, 0, Instant.now());
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (sent - committed(admin) > (long) READS_ALONG * rate) {
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException("the job does not catch up: " + committed(admin) + " of " + sent);
                }
                done = sayUntil(producer, begin, done, Instant.now().plusSeconds(2));
            }
            System.out.printf(Locale.ROOT, "%,d mentions of history are read; crises begin%n", sent);
            Instant first = Instant.now();
            Deque<String> inCrisis = new ArrayDeque<>();
            int begun = 0;
            for (long round = 0; begun < brands || !inCrisis.isEmpty(); round++) {
                // In each round each brand in crisis has one mention more.
                Instant at = first.plusMillis(round * 1_000 * BURST_SECONDS / BURST);
                done = sayUntil(producer, begin, done, at);
                long second = Duration.between(first, at).toSeconds();
                while (begun < brands && begun <= second) {
                    String brand = "brand" + begun++;
                    due.burst(brand, at);
                    inCrisis.add(brand);
                }
                while (!inCrisis.isEmpty()
                        && second - Integer.parseInt(inCrisis.peek().substring(5)) >= BURST_SECONDS) {
                    inCrisis.remove();
                }
                for (String brand : inCrisis) {
                    say(producer, ofCrises, brand, at);
                }
            }
            sayUntil(producer, begin, done, Instant.now().plus(LAST_ALERTS));
        }
    }

    /** What is usually said, up to a moment, which is waited for. Returns how much it is since the begin. */
    private long sayUntil(KafkaProducer<String, byte[]> producer, Instant begin, long said, Instant until) {
        long next = said;
        for (; ; next++) {
            Instant at = begin.plusMillis(next * 1_000 / rate);
            if (!at.isBefore(until)) {
                break;
            }
            await(at);
            say(producer, usual, "brand" + random.nextInt(brands), at);
        }
        await(until);
        return next;
    }

    private static void await(Instant at) {
        LockSupport.parkNanos(Duration.between(Instant.now(), at).toNanos());
    }

    private void say(KafkaProducer<String, byte[]> producer, List<Mention> talk, String brand, Instant at) {
        Mention mention = TopicTalk.again(talk.get(random.nextInt(talk.size())), brand, at, sent++);
        due.hear(mention);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.MENTIONS, null, at.toEpochMilli(), brand, Json.bytes(mention));
        Future<?> unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("a mention was not taken", failure);
            }
        });
    }

    private static long committed(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(partition -> partition.getKey().topic().equals(Topics.MENTIONS))
                .map(Map.Entry::getValue)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
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
                    Alert alert = alert(record.value());
                    if (alert.state() == AlertState.OPEN) {
                        read.putIfAbsent(alert.alert(), Instant.now());
                    }
                }
            }
        }
    }

    private static Alert alert(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, Alert.class);
        } catch (IOException e) {
            throw new IllegalStateException("no alert: " + new String(json, UTF_8), e);
        }
    }

    private void tell() {
        List<DueAlerts.Due> all = due.all();
        List<DueAlerts.Due> told =
                all.stream().filter(alert -> read.containsKey(alert.alert())).toList();
        System.out.printf(
                Locale.ROOT,
                "%,d mentions a second of %d brands, %d crises of %d mentions within %d s: %d alerts due, %d of them read, %d"
                        + " crises without one; %d alerts of other brands due, %d in all read%n",
                rate,
                brands,
                brands,
                BURST,
                BURST_SECONDS,
                all.size(),
                told.size(),
                due.unseen(),
                due.unplanned(),
                read.size());
        tell("the mention that raised it", told, DueAlerts.Due::raisedBy);
        tell("the first mention after which it was sure to come", told, DueAlerts.Due::sureBy);
        tell("the begin of the crisis", told, DueAlerts.Due::begun);
    }

    private void tell(String from, List<DueAlerts.Due> told, Function<DueAlerts.Due, Instant> begin) {
        long[] millis = told.stream()
                .mapToLong(alert -> Duration.between(begin.apply(alert), read.get(alert.alert()))
                        .toMillis())
                .sorted()
                .toArray();
        if (millis.length == 0) {
            throw new IllegalStateException("no alert was read that was due");
        }
        System.out.printf(
                Locale.ROOT,
                "from %s to its reader: median %,d ms, 90 of 100 within %,d ms, 99 within %,d ms, slowest %,d ms%n",
                from,
                millis[millis.length / 2],
                millis[(int) Math.ceil(millis.length * 0.90) - 1],
                millis[(int) Math.ceil(millis.length * 0.99) - 1],
                millis[millis.length - 1]);
    }

    /** Results go to Kafka as the job writes them; Elasticsearch is left out. */
    private static final class ToKafka extends NowhereSinks {
        private final KafkaConfig kafka;

        ToKafka(KafkaConfig kafka) {
            this.kafka = kafka;
        }

        private <T> void exactlyOnce(
                DataStream<T> stream,
                String topic,
                SerializableFunction<T, String> key,
                SerializableFunction<T, Instant> at) {
            stream.sinkTo(new KafkaSinks(kafka, "trends").exactlyOnce(topic, key, at))
                    .name(topic);
        }

        @Override
        public void alerts(DataStream<Alert> alerts) {
            alerts.sinkTo(new KafkaSinks(kafka, "trends").atOnce(Topics.ALERTS, Alert::alert, Alert::updatedAt))
                    .name(Topics.ALERTS);
        }

        @Override
        public void topics(DataStream<Topic> topics) {
            exactlyOnce(topics, Topics.TOPICS, Topic::topic, Topic::updatedAt);
        }

        @Override
        public void topicMembers(DataStream<TopicMember> members) {
            exactlyOnce(members, Topics.TOPIC_MEMBERS, TopicMember::brand, TopicMember::at);
        }

        @Override
        public void trends(DataStream<Trend> trends) {
            exactlyOnce(trends, Topics.TRENDS, Trend::brand, Trend::bucket);
        }

        @Override
        public void deadLetters(DataStream<DeadLetter> letters) {
            exactlyOnce(letters, Topics.DEAD_LETTERS, DeadLetter::id, DeadLetter::recordedAt);
        }
    }
}
