package io.earshot.jobs.connect;

import io.earshot.brand.Brand;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The compacted topic of brands, read whole and written one brand a record. */
public final class BrandsTopic {
    private BrandsTopic() {}

    /**
     * Every record from the first to what was the last when the reading began, partition by partition.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker can't be reached in time
     */
    public static List<RawRecord> read(KafkaConfig kafka) {
        List<RawRecord> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = TopicConsumer.of(kafka, Topics.BRANDS, Map.of())) {
            TopicConsumer.toEnd(consumer, records::add);
        }
        return records;
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
