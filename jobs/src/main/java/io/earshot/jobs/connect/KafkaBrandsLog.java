package io.earshot.jobs.connect;

import io.earshot.jobs.config.KafkaConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** The brands in Kafka. */
public record KafkaBrandsLog(KafkaConfig kafka) implements BrandsLog {
    private static final long serialVersionUID = 1;

    @Override
    public Follower follow(Map<Integer, Long> from) {
        KafkaConsumer<byte[], byte[]> consumer = TopicConsumer.of(kafka, Topics.BRANDS, from);
        try {
            KafkaFollower follower = new KafkaFollower(consumer);
            TopicConsumer.toEnd(consumer, follower.records::add);
            follower.thread.start();
            return follower;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Reads on a thread of its own, to which alone the consumer belongs from its start on. */
    private static final class KafkaFollower implements Follower {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final ConcurrentLinkedQueue<RawRecord> records = new ConcurrentLinkedQueue<>();
        private final Thread thread = new Thread(this::read, "brands");
        private volatile @Nullable RuntimeException failure;
        private volatile boolean closed;

        KafkaFollower(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
            thread.setDaemon(true);
        }

        private void read() {
            try (consumer) {
                while (!closed) {
                    TopicConsumer.poll(consumer, records::add);
                }
            } catch (WakeupException e) {
                // closed
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        @Override
        public @Nullable RawRecord next() {
            RawRecord next = records.poll();
            RuntimeException broken = failure;
            if (next == null && broken != null) {
                throw new IllegalStateException("the brands cannot be read any more", broken);
            }
            return next;
        }

        @Override
        public void close() {
            closed = true;
            consumer.wakeup();
        }
    }
}
