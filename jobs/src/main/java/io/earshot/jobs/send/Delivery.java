package io.earshot.jobs.send;

import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.KafkaSinks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records into a topic and keeps count: each was acknowledged by Kafka or is a named problem. A record that Kafka
 * refuses for what it is costs itself alone; any other failure ends the sending.
 */
public final class Delivery implements AutoCloseable {
    private static final String LONGEST_OUTAGE_MILLIS = "60000";
    private static final Map<String, String> DEFAULTS = Map.of(
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            "20",
            ProducerConfig.BATCH_SIZE_CONFIG,
            Integer.toString(128 << 10),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Integer.toString(KafkaSinks.MAX_RECORD_BYTES),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            "15000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            LONGEST_OUTAGE_MILLIS,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            LONGEST_OUTAGE_MILLIS);
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Problems problems;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public Delivery(KafkaConfig kafka, String topic, Problems problems) {
        Properties properties = kafka.clientProperties();
        DEFAULTS.forEach(properties::putIfAbsent);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
        this.problems = problems;
    }

    /**
     * Hands a record to the producer; its acknowledgement comes later. The record's timestamp is its event time, but
     * not beyond now: a broker refuses the whole batch of a record that lies ahead, and the job judges what claims to.
     *
     * @throws SendException if an earlier record met a failure that all others would meet too
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every outcome
    public void send(Outgoing outgoing) throws SendException {
        refuseAfterFailure();
        List<Header> headers = outgoing.format() == null
                ? List.of()
                : List.of(new RecordHeader("format", outgoing.format().getBytes(StandardCharsets.UTF_8)));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                null,
                Math.min(outgoing.at().toEpochMilli(), System.currentTimeMillis()),
                outgoing.key().getBytes(StandardCharsets.UTF_8),
                outgoing.value(),
                headers);
        String place = outgoing.place();
        try {
            producer.send(record, (metadata, error) -> completed(place, error));
        } catch (KafkaException e) {
            completed(place, e);
            refuseAfterFailure();
        }
    }

    private void completed(String place, @Nullable Exception error) {
        if (error == null) {
            acknowledged.incrementAndGet();
        } else if (isOfTheRecord(error)) {
            problems.add(place, "Kafka refuses the record: " + error.getMessage());
        } else {
            if (failure.compareAndSet(null, error)) {
                problems.add(place, "was not acknowledged: " + error.getMessage());
            }
            lost.incrementAndGet();
        }
    }

    private static boolean isOfTheRecord(Exception error) {
        return error instanceof RecordTooLargeException
                || error instanceof InvalidTimestampException
                || error instanceof InvalidRecordException; // another of its batch was refused
    }

    /** How many records Kafka has acknowledged by now. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /**
     * Waits until each record is acknowledged or refused.
     *
     * @throws SendException if some are neither
     */
    public void finish() throws SendException {
        producer.flush();
        refuseAfterFailure();
    }

    private void refuseAfterFailure() throws SendException {
        Exception error = failure.get();
        if (error != null) {
            producer.close(TO_CLOSE); // completes all that is under way, so that the count is whole
            throw new SendException(
                    "Kafka takes no more: " + error.getMessage() + "; acknowledged: "
                            + Progress.number(acknowledged.get()) + ", on their way and not acknowledged: "
                            + Progress.number(lost.get())
                            + ". All may be sent again: the jobs know a post by its id",
                    error);
        }
    }

    @Override
    public void close() {
        producer.close(TO_CLOSE);
    }
}
