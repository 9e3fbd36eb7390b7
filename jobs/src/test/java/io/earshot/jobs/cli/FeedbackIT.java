package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Names;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.testing.KafkaTopics;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.mention.Ruling;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import io.earshot.servers.KafkaBroker;
import io.earshot.text.Mentions;
import io.earshot.text.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code earshot feedback} on what a real broker holds: mentions as the job writes them, activity as agents send it. */
@Timeout(240)
final class FeedbackIT {
    private static final int PARTITIONS = 3;
    private static final int POSTS = 12;

    @TempDir
    static Path brokerDirectory;

    private static KafkaBroker broker;

    @TempDir
    Path directory;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.in(brokerDirectory).heapMegabytes(256).start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void whatPeopleCorrectedInARunningSystemCanBeLearned() throws Exception {
        CommandRun tooSoon = feedback("sentiment");
        assertThat(tooSoon.exitCode()).isEqualTo(2);
        assertThat(tooSoon.err()).contains("has no topic earshot.activity", "earshot setup");

        KafkaTopics topics = new KafkaTopics(broker.bootstrapServers());
        topics.create(PARTITIONS, Topics.MENTIONS, Topics.ACTIVITY);
        writeMentions(topics);
        StringBuilder activity = new StringBuilder();
        for (int i = 0; i < POSTS; i++) {
            activity.append(correction("zen/x:" + i, i % 2 == 0 ? "negative" : "positive", 12));
        }
        activity.append(correction("zen/x:1", "neutral", 11)); // an older word
        activity.append(correction("zen/x:99", "neutral", 11)); // of a post that is gone
        activity.append("{\"type\":\"resolved\",\"at\":\"2026-11-22T12:00:00Z\",\"item\":\"zen/x:3\"}\n");
        Path file = Files.writeString(directory.resolve("activity.jsonl"), activity.toString());
        CommandRun sent = CommandRun.of(
                "send", "--bootstrap-servers", broker.bootstrapServers(), "--topic", "activity", file.toString());
        assertThat(sent.exitCode()).as(sent.err()).isZero();

        CommandRun run = feedback("sentiment");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .hasLineCount(POSTS)
                .contains("{\"label\":\"positive\",\"text\":\"zen: such a lovely crew 1, write to [email]\","
                        + "\"language\":\"en\",\"mention\":\"zen/x:1\"}")
                .doesNotContain("acme/");
        assertThat(run.err())
                .contains(POSTS + " labelled posts from " + (POSTS + 1) + " corrections", "1 are about posts")
                .contains("1 records cannot be read");
        assertThat(feedback("sentiment").out()).isEqualTo(run.out());
        assertThat(feedback("intent").out()).isEmpty();

        Path labels = Files.writeString(directory.resolve("labels.jsonl"), run.out());
        Path model = directory.resolve("sentiment.model");
        CommandRun train = CommandRun.of(
                "train", "sentiment", labels.toString(), "--out", model.toString(), "--folds", "2", "--bits", "8");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(model).isNotEmptyFile();
    }

    private static CommandRun feedback(String kind) {
        return CommandRun.of("feedback", "--kind", kind, "--bootstrap-servers", broker.bootstrapServers());
    }

    private static void writeMentions(KafkaTopics topics) throws Exception {
        Mentions mentions = new Mentions(Understanding.load());
        try (KafkaProducer<String, String> producer = topics.producer()) {
            for (String brand : List.of("acme", "zen")) {
                for (int i = 0; i < POSTS; i++) {
                    Mention mention = mentions.of(
                            post(i, brand),
                            brand,
                            List.of("en"),
                            List.of(),
                            Names.NONE,
                            List.of(),
                            false,
                            false,
                            Ruling.NONE);
                    producer.send(new ProducerRecord<>(Topics.MENTIONS, brand, Json.string(mention)))
                            .get();
                }
            }
            producer.send(new ProducerRecord<>(Topics.MENTIONS, "zen", "{")).get();
        }
    }

    private static Post post(int number, String brand) throws Exception {
        String text = number % 2 == 0 ? ": so late once again " : ": such a lovely crew ";
        String json = """
                {"id":"x:%d","platform":"x","author":{"id":"1"},"text":"%s%s%d, write to pat@example.com",
                 "createdAt":"2026-11-22T08:00:00Z"}""".formatted(number, brand, text, number);
        return new PostDecoder()
                .decode(json.getBytes(StandardCharsets.UTF_8), null)
                .get(0);
    }

    private static String correction(String item, String sentiment, int hour) {
        return "{'type':'feedback','at':'2026-11-22T%02d:00:00Z','item':'%s','agent':'ann','correct':{'sentiment':'%s'}}\n"
                .formatted(hour, item, sentiment)
                .replace('\'', '"');
    }
}
