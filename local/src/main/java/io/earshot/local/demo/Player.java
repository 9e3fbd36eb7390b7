package io.earshot.local.demo;

import io.earshot.care.Activity;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.post.Post;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends the posts of a play into Kafka in order, fast: half of the time for the quiet day, half for the crisis. */
final class Player {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LINES = 12;
    private static final double QUIET_SHARE = 0.5;
    private static final int CUT_OFF_EVERY = 2_500;

    private final Consumer<String> say;

    Player(Consumer<String> say) {
        this.say = say;
    }

    /**
     * Sends all, and returns when Kafka has them.
     *
     * @throws IOException if Kafka refuses one
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every outcome
    void play(Scenario scenario, List<Activity> activities, String bootstrapServers, Duration length)
            throws IOException, InterruptedException {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 10, "compression.type", "lz4");
        AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
        long start = System.nanoTime();
        int sent = 0;
        int line = 1;
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            int done = 0;
            for (Post post : scenario.posts()) {
                double share = share(scenario, post.createdAt());
                waitUntil(start + Math.round(share * length.toNanos()));
                Callback callback = (metadata, failure) -> {
                    if (failure != null) {
                        refused.compareAndSet(null, failure);
                    }
                };
                while (done < activities.size() && !activities.get(done).at().isAfter(post.createdAt())) {
                    producer.send(record(activities.get(done)), callback);
                    done++;
                }
                producer.send(record(post), callback);
                sent++;
                if (sent % CUT_OFF_EVERY == 0) {
                    producer.send(cutOff(record(post)), callback);
                }
                if (share * LINES >= line) {
                    say.accept("  %s UTC  %,6d posts%s"
                            .formatted(CLOCK.format(post.createdAt()), sent, mood(scenario, post.createdAt())));
                    line++;
                }
            }
        }
        Exception failure = refused.get();
        if (failure != null) {
            throw new IOException("Kafka refused a post: " + failure.getMessage(), failure);
        }
    }

    /** As a collector that dies while it writes may leave it: half a record, for the dead letters. */
    private static ProducerRecord<byte[], byte[]> cutOff(ProducerRecord<byte[], byte[]> record) {
        byte[] half = Arrays.copyOf(record.value(), record.value().length / 2);
        return new ProducerRecord<>(record.topic(), null, record.timestamp(), record.key(), half);
    }

    private static ProducerRecord<byte[], byte[]> record(Post post) {
        return new ProducerRecord<>(
                Topics.POSTS,
                null,
                post.createdAt().toEpochMilli(),
                post.id().getBytes(StandardCharsets.UTF_8),
                Json.bytes(post));
    }

    private static ProducerRecord<byte[], byte[]> record(Activity activity) {
        String key = activity.item() != null ? activity.item() : activity.lead();
        return new ProducerRecord<>(
                Topics.ACTIVITY,
                null,
                activity.at().toEpochMilli(),
                key.getBytes(StandardCharsets.UTF_8),
                Json.bytes(activity));
    }

    /** How much of the play is over at that time of the posts. */
    private static double share(Scenario scenario, Instant time) {
        return time.isBefore(scenario.outage())
                ? QUIET_SHARE * part(scenario.begin(), time, scenario.outage())
                : QUIET_SHARE + (1 - QUIET_SHARE) * part(scenario.outage(), time, scenario.end());
    }

    private static double part(Instant from, Instant time, Instant to) {
        return (double) Duration.between(from, time).toMillis()
                / Duration.between(from, to).toMillis();
    }

    private static String mood(Scenario scenario, Instant time) {
        if (time.isBefore(scenario.outage())) {
            return "";
        }
        return ", " + Duration.between(scenario.outage(), time).toMinutes() + " minutes into the outage";
    }

    private static void waitUntil(long nanoTime) throws InterruptedException {
        long nanos = nanoTime - System.nanoTime();
        if (nanos > 0) {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }
}
