package io.earshot.jobs.connect;

import io.earshot.brand.Brand;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The compacted topic of brands, read whole and written one brand a record. */
public final class BrandsTopic {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 30_000;

    private BrandsTopic() {}

    /**
     * Every record from the first to what was the last when the reading began, partition by partition.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker can't be reached in time
     */
    public static List<RawRecord> read(KafkaConfig kafka) {
        List<RawRecord> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka, Map.of())) {
            toEnd(consumer, records::add);
        }
        return records;
    }

    /** A consumer of all partitions that begins with these offsets, and with the first record where none is named. */
    static KafkaConsumer<byte[], byte[]> consumer(KafkaConfig kafka, Map<Integer, Long> from) {
        Properties properties = kafka.clientProperties();
        properties.put("isolation.level", "read_committed");
        properties.put("default.api.timeout.ms", Integer.toString(TIMEOUT_MILLIS));
        // Compaction may have removed the record that comes next.
        properties.put("auto.offset.reset", "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.BRANDS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, from.getOrDefault(partition.partition(), 0L));
            }
            return consumer;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Reads to what is the end now. */
    static void toEnd(KafkaConsumer<byte[], byte[]> consumer, Consumer<RawRecord> to) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(consumer, to);
        }
    }

    /** Reads what comes next, if something comes soon. */
    static void poll(KafkaConsumer<byte[], byte[]> consumer, Consumer<RawRecord> to) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            to.accept(new RawRecord(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    null));
        }
    }

    /** A producer for {@link #record}s. */
    public static KafkaProducer<byte[], byte[]> producer(KafkaConfig kafka) {
        Properties properties = kafka.clientProperties();
        properties.put("acks", "all");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The record that puts a brand in force. */
    public static ProducerRecord<byte[], byte[]> record(Brand brand) {
        return record(brand.id(), Json.bytes(brand));
    }

    /** The record that removes a brand. */
    public static ProducerRecord<byte[], byte[]> tombstone(String brand) {
        return record(brand, null);
    }

    private static ProducerRecord<byte[], byte[]> record(String brand, byte @Nullable [] json) {
        return new ProducerRecord<>(Topics.BRANDS, brand.getBytes(StandardCharsets.UTF_8), json);
    }
}
