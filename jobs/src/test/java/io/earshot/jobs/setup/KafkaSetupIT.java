package io.earshot.jobs.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Step.Result;
import io.earshot.servers.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaSetupIT {
    @TempDir
    private Path directory;

    /** One a test: a deleted topic lingers. */
    private KafkaBroker broker;

    private Admin admin;

    @BeforeEach
    void start() throws Exception {
        broker = KafkaBroker.in(directory).start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void everyTopicIsCreatedWithItsPartitionsAndPolicy() throws Exception {
        List<Step> steps = Setup.topics(broker.bootstrapServers(), 3);

        assertThat(steps).allMatch(step -> step.result() == Result.CREATED);
        assertThat(admin.listTopics().names().get())
                .containsExactlyInAnyOrder(
                        Topics.POSTS,
                        Topics.BRANDS,
                        Topics.ACTIVITY,
                        Topics.CUSTOMERS,
                        Topics.MENTIONS,
                        Topics.TOPICS,
                        Topics.TOPIC_MEMBERS,
                        Topics.ALERTS,
                        Topics.ITEMS,
                        Topics.ITEM_EVENTS,
                        Topics.TRENDS,
                        Topics.DEAD_LETTERS);
        assertThat(partitions(Topics.POSTS)).isEqualTo(3);
        assertThat(partitions(Topics.BRANDS)).isEqualTo(1);
        assertThat(config(Topics.BRANDS, "cleanup.policy")).isEqualTo("compact");
        assertThat(config(Topics.CUSTOMERS, "cleanup.policy")).isEqualTo("compact");
        assertThat(config(Topics.ITEMS, "cleanup.policy")).isEqualTo("compact");
        assertThat(config(Topics.TRENDS, "cleanup.policy")).isEqualTo("delete");
        assertThat(config(Topics.MENTIONS, "max.message.bytes")).isEqualTo("4194304");
        assertThat(config(Topics.DEAD_LETTERS, "max.message.bytes")).isEqualTo("4194304");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        Setup.topics(broker.bootstrapServers(), 3);

        assertThat(Setup.topics(broker.bootstrapServers(), 3)).allMatch(step -> step.result() == Result.UNCHANGED);
        assertThat(Setup.topics(broker.bootstrapServers(), 2))
                .as("more partitions than wanted do no harm")
                .allMatch(step -> step.result() == Result.UNCHANGED);
    }

    @Test
    void aTopicThatSomebodyMadeIsReportedAndNotChanged() throws Exception {
        admin.createTopics(List.of(
                        new NewTopic(Topics.MENTIONS, Optional.of(1), Optional.empty()),
                        new NewTopic(Topics.ITEMS, Optional.of(4), Optional.empty())))
                .all()
                .get();

        List<Step> steps = Setup.topics(broker.bootstrapServers(), 4);

        assertThat(steps)
                .filteredOn(step -> step.result() == Result.KEPT)
                .extracting(Step::what)
                .containsExactly("topic earshot.mentions", "topic earshot.items");
        assertThat(detail(steps, Topics.MENTIONS))
                .startsWith("has 1 partition, 4 wanted")
                .contains("has max.message.bytes=1048588, 4194304 wanted");
        assertThat(detail(steps, Topics.ITEMS)).contains("has cleanup.policy=delete, compact wanted");
        assertThat(partitions(Topics.MENTIONS)).isEqualTo(1);
        assertThat(config(Topics.ITEMS, "cleanup.policy")).isEqualTo("delete");
    }

    @Test
    void aDryRunSaysTheSameAndChangesNothing() throws Exception {
        KafkaConfig kafka = new KafkaConfig(broker.bootstrapServers(), "earshot", Duration.ofMinutes(1), Map.of());

        List<Step> planned = Setup.topics(kafka, 4, true);

        assertThat(admin.listTopics().names().get()).isEmpty();
        assertThat(Setup.topics(kafka, 4, false)).isEqualTo(planned);
    }

    @Test
    void anAddressWhereNoBrokerListensIsAStepThatFailed() throws Exception {
        KafkaConfig nobody = new KafkaConfig(
                "127.0.0.1:1",
                "earshot",
                Duration.ofMinutes(1),
                Map.of("default.api.timeout.ms", "2000", "request.timeout.ms", "1000"));

        assertThat(Setup.topics(nobody, 4, false)).singleElement().satisfies(step -> assertThat(step.line(false))
                .contains("FAILED", "Kafka at 127.0.0.1:1: no broker answers", "is the broker running"));
    }

    private int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private String config(String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return config.get(key).value();
    }

    private static String detail(List<Step> steps, String topic) {
        return String.valueOf(steps.stream()
                .filter(step -> step.what().equals("topic " + topic))
                .findFirst()
                .orElseThrow()
                .detail());
    }
}
