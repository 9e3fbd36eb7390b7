package io.earshot.jobs.connect.elasticsearch;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps dead letters in {@code earshot.dead-letters}, acknowledged by all replicas in sync. Not in a transaction: a
 * letter that is repeated after a crash has the same id.
 */
public final class KafkaRejectedDocuments implements RejectedDocuments {
    private final Map<String, Object> settings;

    /** Made for the first letter: most sinks never write one. */
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    private KafkaRejectedDocuments(Map<String, Object> settings) {
        this.settings = settings;
    }

    /**
     * Letters to the Kafka that the settings reach.
     *
     * @param settings such as {@code bootstrap.servers}; what the letters need is set on top
     */
    public static Factory with(Map<String, String> settings) {
        Map<String, String> copy = Map.copyOf(settings);
        return () -> new KafkaRejectedDocuments(complete(copy));
    }

    private static Map<String, Object> complete(Map<String, String> settings) {
        Map<String, Object> complete = new TreeMap<>(settings);
        complete.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        complete.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        complete.put(ProducerConfig.ACKS_CONFIG, "all");
        complete.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return complete;
    }

    @Override
    public CompletableFuture<Void> accept(DeadLetter letter) {
        CompletableFuture<Void> safe = new CompletableFuture<>();
        send(letter, safe);
        return safe;
    }

    private void send(DeadLetter letter, CompletableFuture<Void> safe) {
        if (producer == null) {
            producer = new KafkaProducer<>(settings);
        }
        ProducerRecord<byte[], byte[]> entry = new ProducerRecord<>(
                Topics.DEAD_LETTERS,
                null,
                timestampMillis(letter),
                letter.id().getBytes(StandardCharsets.UTF_8),
                Json.bytes(letter));
        producer.send(entry, (metadata, error) -> {
            if (error == null) {
                safe.complete(null);
            } else if (error instanceof RecordTooLargeException && letter.original() != null) {
                send(letter.withoutOriginal(), safe);
            } else {
                safe.completeExceptionally(error);
            }
        });
    }

    /** Event time, as on all records of ours; Kafka knows none before 1970. */
    private static @Nullable Long timestampMillis(DeadLetter letter) {
        return letter.recordedAt() == null || letter.recordedAt().isBefore(Instant.EPOCH)
                ? null
                : (Long) letter.recordedAt().toEpochMilli();
    }

    @Override
    public void close() {
        if (producer != null) {
            // Letters that are not acknowledged are in the sink's state: nothing is worth waiting for.
            producer.close(Duration.ZERO);
        }
    }
}
