package io.earshot.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.trend.SentimentCounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopicLinksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration MEMORY = Duration.ofHours(12);

    private final TopicLinks links = new TopicLinks(MEMORY);

    @Test
    void aStrikeThatHitsTwoAirlinesLinksTheirTopics() {
        links.add(topic("red/1", "red", NOW, "strike", "airport", "heathrow", "cancelled"));
        links.add(topic("red/2", "red", NOW, "seat", "legroom", "narrow"));
        List<Topic> told = links.add(topic("blue/1", "blue", NOW, "heathrow", "strike", "queue", "airport"));

        assertThat(told).extracting(Topic::topic).containsExactly("blue/1", "red/1");
        assertThat(told.get(0).linked()).containsExactly("red/1");
        assertThat(told.get(1).linked()).containsExactly("blue/1");
        assertThat(told.get(1).version()).as("told anew").isEqualTo(2);
        assertThat(links.of("red/2")).isEmpty();
    }

    @Test
    void topicsOfOneBrandAreNotLinked() {
        links.add(topic("red/1", "red", NOW, "strike", "airport", "heathrow"));

        assertThat(links.add(topic("red/2", "red", NOW, "strike", "airport", "heathrow")))
                .hasSize(1);
        assertThat(links.of("red/2")).isEmpty();
    }

    @Test
    void whatIsLongOverLinksNothing() {
        links.add(topic("red/1", "red", NOW, "strike", "airport", "heathrow"));
        links.add(topic("blue/1", "blue", NOW.plus(Duration.ofDays(2)), "strike", "airport", "heathrow"));

        assertThat(links.of("blue/1")).isEmpty();
    }

    @Test
    void whatIsReadBackKnowsTheLinksAndGoesOn() throws IOException {
        links.add(topic("red/1", "red", NOW, "strike", "airport", "heathrow"));
        links.add(topic("blue/1", "blue", NOW, "strike", "airport", "heathrow"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        links.write(new DataOutputStream(bytes));
        TopicLinks copy = TopicLinks.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), MEMORY);
        Topic third = topic("green/1", "green", NOW, "strike", "airport", "heathrow");

        assertThat(copy.of("blue/1")).containsExactly("red/1");
        assertThat(copy.add(third)).isEqualTo(links.add(third));
    }

    private static Topic topic(String id, String brand, Instant at, String... terms) {
        return new Topic(
                id,
                brand,
                String.join(" ", terms),
                List.of(terms),
                Collections.nCopies(terms.length, 5.0),
                TopicState.EMERGING,
                10,
                10,
                10,
                List.of(),
                0,
                new SentimentCounts(0, 10, 0, 0),
                Map.of(),
                1,
                0,
                at,
                at,
                at,
                List.of(),
                brand + "/x:1",
                "en",
                null,
                List.of(),
                1);
    }
}
