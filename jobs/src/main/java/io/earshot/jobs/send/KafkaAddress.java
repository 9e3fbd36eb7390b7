package io.earshot.jobs.send;

import io.earshot.jobs.config.KafkaConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Finds out in seconds what a client would take minutes to say: that nobody answers, or that a topic is missing. */
public final class KafkaAddress {
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);

    /** A broker may hear of a topic a moment after the controller made it. */
    private static final Duration TO_APPEAR = Duration.ofSeconds(2);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    private KafkaAddress() {}

    /**
     * Returns if Kafka answers and has the topic.
     *
     * @throws SendException saying what is wrong and what helps
     */
    public static void check(KafkaConfig kafka, String topic) throws SendException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (String server : kafka.bootstrapServers().split(",", -1)) {
            String failure = connect(server.strip());
            if (failure == null) {
                describe(kafka, topic);
                return;
            }
            failures.add(failure);
        }
        throw new SendException("Kafka does not answer: " + String.join("; ", failures)
                + ". Is it running? `earshot up` starts one here, --bootstrap-servers names another");
    }

    private static @Nullable String connect(String server) {
        int colon = server.lastIndexOf(':');
        String host = server.substring(0, colon).replaceAll("[\\[\\]]", "");
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(server.substring(colon + 1)));
        if (address.isUnresolved()) {
            return server + ": there is no such host";
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) TO_CONNECT.toMillis());
            return null;
        } catch (IOException e) {
            return server + ": " + e.getMessage();
        }
    }

    private static void describe(KafkaConfig kafka, String topic) throws SendException, InterruptedException {
        Properties properties = kafka.clientProperties();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(TO_ANSWER.toMillis()));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(TO_ANSWER.toMillis()));
        long givenUp = System.nanoTime() + TO_APPEAR.toNanos();
        try (Admin admin = Admin.create(properties)) {
            while (!hasTopic(admin, topic)) {
                if (System.nanoTime() > givenUp) {
                    throw new SendException("Kafka at " + kafka.bootstrapServers() + " has no topic " + topic
                            + "; `earshot setup` creates it");
                }
                Thread.sleep(BETWEEN_QUESTIONS.toMillis());
            }
        } catch (ExecutionException e) {
            throw new SendException(
                    "Kafka at " + kafka.bootstrapServers() + " does not tell of topic " + topic + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    private static boolean hasTopic(Admin admin, String topic) throws ExecutionException, InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}
