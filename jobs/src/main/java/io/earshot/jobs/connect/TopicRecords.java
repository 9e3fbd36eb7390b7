package io.earshot.jobs.connect;

import io.earshot.jobs.config.KafkaConfig;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What a topic holds now, for commands that look at all of it once. */
public final class TopicRecords {
    private TopicRecords() {}

    /**
     * Hands on every committed record from the first to what was the last when the reading began: those of a partition in
     * their order, partitions mixed.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker can't be reached in time
     */
    public static void read(KafkaConfig kafka, String topic, Consumer<RawRecord> to) {
        try (KafkaConsumer<byte[], byte[]> consumer = TopicConsumer.of(kafka, topic, Map.of())) {
            TopicConsumer.toEnd(consumer, to);
        }
    }
}
