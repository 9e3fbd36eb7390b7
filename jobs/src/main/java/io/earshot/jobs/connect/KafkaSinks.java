package io.earshot.jobs.connect;

import io.earshot.jobs.config.KafkaConfig;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics as Flink sinks. */
public record KafkaSinks(KafkaConfig kafka, String job) {
    /** A mention is a post of at most 1 MiB and what we add; a dead letter has its bytes in Base64. */
    public static final int MAX_RECORD_BYTES = 4 << 20;

    /**
     * A sink of JSON records, exactly once: they are seen by {@code read_committed} readers when the job's checkpoint is
     * complete.
     *
     * @param key of a record: results of one key stay in order
     * @param eventTime the record's timestamp, which readers take their watermarks from
     */
    public <T> Sink<T> exactlyOnce(
            String topic, SerializableFunction<T, String> key, SerializableFunction<T, Instant> eventTime) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(producer())
                .setProperty(
                        "transaction.timeout.ms",
                        Long.toString(kafka.transactionTimeout().toMillis()))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(kafka.groupPrefix() + "-" + job + "-" + topic)
                .setRecordSerializer(serializer(topic, key, eventTime))
                .build();
    }

    /**
     * A sink of JSON records that are seen at once. After a crash some may come again: only for records that are upserted, and
     * that a replay makes the same.
     */
    public <T> Sink<T> atOnce(
            String topic, SerializableFunction<T, String> key, SerializableFunction<T, Instant> eventTime) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(producer())
                .setProperty("enable.idempotence", "true")
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(serializer(topic, key, eventTime))
                .build();
    }

    private Properties producer() {
        Properties properties = kafka.clientProperties();
        properties.put("max.request.size", Integer.toString(MAX_RECORD_BYTES));
        properties.put("compression.type", "lz4");
        properties.put("linger.ms", "20");
        return properties;
    }

    private static <T> KafkaRecordSerializationSchema<T> serializer(
            String topic, SerializableFunction<T, String> key, SerializableFunction<T, Instant> eventTime) {
        return (value, context, timestamp) -> new ProducerRecord<>(
                topic,
                null,
                recordTimestamp(eventTime.apply(value)),
                key.apply(value).getBytes(StandardCharsets.UTF_8),
                Json.bytes(value));
    }

    /**
     * Not ahead of now: it would push the readers' event time ahead of others', and a broker refuses what is more than
     * an hour ahead, which would stop the job. Not before 1970 either, which Kafka's client refuses.
     */
    private static long recordTimestamp(Instant eventTime) {
        return Math.max(0, Math.min(eventTime.toEpochMilli(), System.currentTimeMillis()));
    }
}
