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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

    @Test
    void nobodyIsOverlookedByTheIndex() {
        Random random = new Random(11);
        Map<String, Topic> living = new LinkedHashMap<>();
        Map<String, Set<String>> expected = new HashMap<>();
        int linked = 0;
        for (int i = 0; i < 800; i++) {
            Instant at = NOW.plus(Duration.ofMinutes(6L * i));
            // Some are told again, in other words.
            int number = random.nextInt(5) == 0 ? Math.max(0, i - random.nextInt(100)) : i;
            String brand = "brand" + number % 7;
            String day = "day" + i / 50 + "w";
            // Some words are of the trade, others of the day.
            String[] words = random.ints(6, 0, 100)
                    .mapToObj(word -> word < 40 ? "trade" + word % 8 : day + word)
                    .distinct()
                    .toArray(String[]::new);
            Topic topic = topic(brand + "/" + number, brand, at, words);
            living.put(topic.topic(), topic);
            for (Topic other : living.values()) {
                if (!other.brand().equals(brand) && areAlike(topic, other, living.values())) {
                    expected.computeIfAbsent(topic.topic(), id -> new TreeSet<>())
                            .add(other.topic());
                    expected.computeIfAbsent(other.topic(), id -> new TreeSet<>())
                            .add(topic.topic());
                }
            }
            links.add(topic);
            assertThat(links.of(topic.topic()))
                    .containsExactlyElementsOf(expected.getOrDefault(topic.topic(), Set.of()));
            linked += links.of(topic.topic()).size();
            living.values().removeIf(old -> old.lastSeen().isBefore(at.minus(MEMORY)));
            expected.keySet().retainAll(living.keySet());
        }
        assertThat(linked).isGreaterThan(50);
    }

    /** By the definition: of all the weight of their words, less for common ones, 0.3 in both. */
    private static boolean areAlike(Topic one, Topic other, Collection<Topic> all) {
        Map<String, Double> weights = shares(one, all);
        Map<String, Double> others = shares(other, all);
        Set<String> either = new HashSet<>(weights.keySet());
        either.addAll(others.keySet());
        double inBoth = 0;
        double inEither = 0;
        int count = 0;
        for (String word : either) {
            double its = weights.getOrDefault(word, 0.0);
            double theirs = others.getOrDefault(word, 0.0);
            inBoth += Math.min(its, theirs);
            inEither += Math.max(its, theirs);
            count += its > 0 && theirs > 0 ? 1 : 0;
        }
        return count >= 2 && inBoth >= 0.3 * inEither;
    }

    private static Map<String, Double> shares(Topic topic, Collection<Topic> all) {
        Map<String, Double> shares = new HashMap<>();
        double sum = 0;
        for (String word : topic.terms()) {
            long spread =
                    all.stream().filter(each -> each.terms().contains(word)).count();
            double weight = Math.log((1.0 + all.size()) / spread) + 0.1;
            shares.put(word, weight);
            sum += weight;
        }
        double total = sum;
        shares.replaceAll((word, weight) -> weight / total);
        return shares;
    }

    @Test
    void whatAllBrandsSpeakOfIsLinkedWithFiftyOthers() {
        for (int i = 0; i < 120; i++) {
            links.add(topic("brand" + i + "/1", "brand" + i, NOW, "strike", "airport", "heathrow"));
        }

        assertThat(IntStream.range(0, 120)
                        .mapToObj(i -> links.of("brand" + i + "/1").size()))
                .allMatch(count -> count <= 50);
        assertThat(links.of("brand0/1")).hasSize(50);
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
