package io.earshot.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class HotWordsTest {
    private final WordCounts usual = new WordCounts();
    private final WordCounts recent = new WordCounts();

    @Test
    void aWordThatIsAlwaysThereDoesNotStandOut() {
        usual.add(Map.of("acme", 900L, "queue", 100L), 1_000, 1, 100);
        recent.add(Map.of("acme", 90L, "outage", 40L), 100, 1, 100);

        assertThat(HotWords.of(recent, usual, 5)).containsExactly("outage");
    }

    @Test
    void aWordOfTwoPostsIsAnAccident() {
        usual.add(Map.of("acme", 900L), 1_000, 1, 100);
        recent.add(Map.of("typo", 2L), 10, 1, 100);

        assertThat(HotWords.of(recent, usual, 5)).isEmpty();
    }

    @Test
    void whatIsInMorePostsStandsOutMore() {
        usual.add(Map.of("login", 50L), 1_000, 1, 100);
        recent.add(Map.of("login", 60L, "rumour", 5L), 100, 1, 100);

        assertThat(HotWords.of(recent, usual, 5)).containsExactly("login", "rumour");
        assertThat(HotWords.of(recent, usual, 1)).containsExactly("login");
    }

    @Test
    void theRarestWordsGoFirstAndAreNotTakenForNewOnes() {
        usual.add(Map.of("a", 50L, "b", 40L, "c", 30L, "d", 20L), 100, 1, 2);
        assertThat(usual.counts).hasSize(4);

        usual.add(Map.of("e", 10L), 100, 1, 2);
        assertThat(usual.counts).containsOnlyKeys("a", "b");
        assertThat(usual.of("c")).isEqualTo(30);
        assertThat(usual.of("never seen")).isEqualTo(30);
    }

    @Test
    void oldWordsFadeAway() {
        usual.add(Map.of("launch", 80L, "typo", 4L), 100, 1, 100);
        usual.fade(0.5);
        assertThat(usual.of("launch")).isEqualTo(40);
        assertThat(usual.posts).isEqualTo(50);

        usual.add(Map.of("launch", 1L), 1, 1, 100);
        assertThat(usual.of("launch")).isEqualTo(41);
        usual.fade(0.01);
        assertThat(usual.counts).containsOnlyKeys("launch");
        assertThat(usual.of("launch")).isEqualTo(0.41, within(1e-12));
    }
}
