package io.earshot.jobs.connect;

import io.earshot.jobs.config.KafkaConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic outside of Flink, from its first record on. */
final class TopicConsumer {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 30_000;

    private TopicConsumer() {}

    /** A consumer of all partitions that begins with these offsets, and with the first record where none is named. */
    static KafkaConsumer<byte[], byte[]> of(KafkaConfig kafka, String topic, Map<Integer, Long> from) {
        Properties properties = kafka.clientProperties();
        properties.put("isolation.level", "read_committed");
        properties.put("default.api.timeout.ms", Integer.toString(TIMEOUT_MILLIS));
        // Compaction may have removed the record that comes next.
        properties.put("auto.offset.reset", "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
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
}
