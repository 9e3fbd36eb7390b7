package io.earshot.local;

import io.earshot.jobs.connect.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far consumer groups are behind on the topics of the input. On topics that we write in transactions there are marks
 * beside the records, which nobody reads: nobody would ever seem to have read all.
 */
final class ConsumerLag {
    private static final String TIMEOUT_MILLIS = "5000";

    /** What others than the jobs write. */
    private static final Set<String> INPUTS = Set.of(Topics.POSTS, Topics.BRANDS, Topics.ACTIVITY, Topics.CUSTOMERS);

    private ConsumerLag() {}

    /** Records after what each group has committed, of all partitions of the input that it has committed anything of. */
    static SortedMap<String, Long> byGroup(String bootstrapServers) throws IOException, InterruptedException {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", TIMEOUT_MILLIS,
                "default.api.timeout.ms", TIMEOUT_MILLIS);
        SortedMap<String, Long> lags = new TreeMap<>();
        try (Admin admin = Admin.create(client)) {
            for (GroupListing group : admin.listGroups().all().get()) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get();
                committed.keySet().removeIf(partition -> !INPUTS.contains(partition.topic()));
                if (!committed.isEmpty()) {
                    lags.put(group.groupId(), lag(admin, committed));
                }
            }
            return lags;
        } catch (ExecutionException | KafkaException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }

    private static long lag(Admin admin, Map<TopicPartition, OffsetAndMetadata> committed)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = committed.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(latest).all().get();
        return committed.entrySet().stream()
                .mapToLong(entry -> Math.max(
                        0, ends.get(entry.getKey()).offset() - entry.getValue().offset()))
                .sum();
    }
}
