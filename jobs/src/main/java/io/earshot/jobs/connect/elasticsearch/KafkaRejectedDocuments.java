package io.earshot.jobs.connect.elasticsearch;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.KafkaSinks;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
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
    private final Properties properties;

    /** Made for the first letter: most sinks never write one. */
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    private KafkaRejectedDocuments(Properties properties) {
        this.properties = properties;
    }

    /**
     * Letters to the Kafka that the properties reach.
     *
     * @param clientProperties such as {@code bootstrap.servers}; what the letters need is set on top
     */
    public static Factory with(Properties clientProperties) {
        Properties complete = new Properties();
        complete.putAll(clientProperties);
        complete.put(ProducerConfig.ACKS_CONFIG, "all");
        complete.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        complete.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(KafkaSinks.MAX_RECORD_BYTES));
        complete.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return () -> new KafkaRejectedDocuments(complete);
    }

    @Override
    public CompletableFuture<Void> accept(DeadLetter letter) {
        CompletableFuture<Void> safe = new CompletableFuture<>();
        send(letter, safe);
        return safe;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of everything that the future would tell
    private void send(DeadLetter letter, CompletableFuture<Void> safe) {
        if (producer == null) {
            producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
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

    /** Event time as on all records of ours, as far as a broker takes it: not before 1970 and not ahead of now. */
    private static long timestampMillis(DeadLetter letter) {
        long nowMillis = System.currentTimeMillis();
        return letter.recordedAt() == null
                ? nowMillis
                : Math.max(0, Math.min(nowMillis, letter.recordedAt().toEpochMilli()));
    }

    @Override
    public void close() {
        if (producer != null) {
            // Letters that are not acknowledged are in the sink's state: nothing is worth waiting for.
            producer.close(Duration.ZERO);
        }
    }
}
