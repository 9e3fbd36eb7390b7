package io.earshot.jobs.connect;

import io.earshot.care.Item;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/** The items of {@code earshot.items} as they stand now: the last version of each. */
public final class LatestItems implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Predicate<Item> wanted;
    private final Map<String, Item> latest = new LinkedHashMap<>();
    private long changes;

    /**
     * Reads all that is there.
     *
     * @param wanted which items to keep
     * @throws org.apache.kafka.common.KafkaException if the broker can't be reached in time
     */
    public LatestItems(KafkaConfig kafka, Predicate<Item> wanted) {
        this.wanted = wanted;
        consumer = TopicConsumer.of(kafka, Topics.ITEMS, Map.of());
        TopicConsumer.toEnd(consumer, this::take);
    }

    /** Takes what is new, waiting a moment for it; whether anything was. */
    public boolean poll() {
        long before = changes;
        TopicConsumer.poll(consumer, this::take);
        return changes > before;
    }

    /** The items, in no order that means something. */
    public List<Item> items() {
        return new ArrayList<>(latest.values());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(RawRecord record) {
        Item item = read(record.value());
        if (item == null) {
            return;
        }
        Item known = latest.get(item.item());
        if (known != null && known.version() >= item.version()) {
            return;
        }
        changes++;
        if (wanted.test(item)) {
            latest.put(item.item(), item);
        } else {
            latest.remove(item.item());
        }
    }

    /** What is no item is not ours to judge here: whoever looks at a list wants the others. */
    private static @Nullable Item read(byte @Nullable [] value) {
        try {
            return value == null ? null : Json.MAPPER.readValue(value, Item.class);
        } catch (IOException e) {
            return null;
        }
    }
}
