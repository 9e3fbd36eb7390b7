package io.earshot.jobs.setup;

import io.earshot.jobs.setup.Step.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, and says which of the others are not as planned. */
final class KafkaSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 20;

    private final Properties client;
    private final boolean dryRun;

    /** @param client the client's properties, {@code bootstrap.servers} among them */
    KafkaSetup(Properties client, boolean dryRun) {
        this.client = new Properties();
        this.client.putAll(client);
        this.client.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        this.client.putIfAbsent(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Long.toString(PATIENCE.dividedBy(2).toMillis()));
        this.dryRun = dryRun;
    }

    List<Step> run(List<TopicPlan> plans) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            Set<String> present = admin.listTopics().names().get();
            List<Step> steps = new ArrayList<>();
            for (TopicPlan plan : plans) {
                steps.add(present.contains(plan.name()) ? compare(admin, plan) : create(admin, plan));
            }
            return steps;
        } catch (ExecutionException e) {
            return List.of(unreachable(e.getCause()));
        } catch (KafkaException e) { // from the constructor: its own message is "Failed to create new KafkaAdminClient"
            return List.of(unreachable(e.getCause() == null ? e : e.getCause()));
        }
    }

    private Step unreachable(Throwable cause) {
        String why = cause instanceof TimeoutException ? "no broker answers" : cause.getMessage();
        return Step.of(
                Result.FAILED,
                "Kafka at " + client.getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
                why + "; is the broker running, and the address right?");
    }

    private Step create(Admin admin, TopicPlan plan) throws InterruptedException {
        String what = "topic " + plan.name();
        String detail = count(plan.partitions()) + " " + plan.config();
        if (dryRun) {
            return Step.of(Result.CREATED, what, detail);
        }
        try {
            admin.createTopics(List.of(new NewTopic(plan.name(), Optional.of(plan.partitions()), Optional.empty())
                            .configs(plan.config())))
                    .all()
                    .get();
            awaitVisible(admin, plan.name());
            return Step.of(Result.CREATED, what, detail);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return Step.of(Result.UNCHANGED, what, "somebody else created it meanwhile");
            }
            return Step.of(Result.FAILED, what, e.getCause().getMessage());
        }
    }

    /** A broker answers for a new topic a moment after it has promised it. */
    private static void awaitVisible(Admin admin, String topic) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                admin.describeTopics(List.of(topic)).allTopicNames().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static Step compare(Admin admin, TopicPlan plan) throws InterruptedException, ExecutionException {
        String what = "topic " + plan.name();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, plan.name());
        TopicDescription topic =
                admin.describeTopics(List.of(plan.name())).allTopicNames().get().get(plan.name());
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);

        List<String> differences = new ArrayList<>();
        int partitions = topic.partitions().size();
        if (partitions < plan.partitions()) {
            differences.add("has " + count(partitions) + ", " + plan.partitions()
                    + " wanted; more would move keys to other partitions, so add them while the jobs are stopped"
                    + " (kafka-topics --alter --partitions)");
        }
        for (Map.Entry<String, String> wanted : plan.config().entrySet()) {
            ConfigEntry found = config.get(wanted.getKey());
            if (found != null && !wanted.getValue().equals(found.value())) {
                differences.add("has %1$s=%2$s, %3$s wanted (kafka-configs --alter --add-config %1$s=%3$s)"
                        .formatted(wanted.getKey(), found.value(), wanted.getValue()));
            }
        }
        return differences.isEmpty()
                ? Step.of(Result.UNCHANGED, what)
                : Step.of(Result.KEPT, what, String.join("; ", differences));
    }

    private static String count(int partitions) {
        return partitions == 1 ? "1 partition" : partitions + " partitions";
    }
}
