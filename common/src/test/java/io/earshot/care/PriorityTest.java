package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.alert.AlertLevel;
import io.earshot.brand.PriorityFactor;
import io.earshot.brand.PriorityWeights;
import io.earshot.care.Priority.Factor;
import io.earshot.care.PriorityFacts.Past;
import io.earshot.care.PriorityFacts.Surroundings;
import io.earshot.clock.PriorityLevel;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes an item urgent. */
final class PriorityTest {
    private static final PriorityWeights USUAL = PriorityWeights.DEFAULT;

    @Test
    void addsUpAndExplainsItself() {
        Priority priority = Priority.of(mention(0.85, -0.6, 12_400, true, Intent.Label.OUTAGE));

        assertThat(priority.factors())
                .extracting(Factor::name, Factor::points, Factor::because)
                .containsExactly(
                        tuple("severity", 34, "severity 0.85 of 1"),
                        tuple("intent", 20, "reads as outage (confidence 0.80)"),
                        tuple("influence", 15, "may be read by 12,400"),
                        tuple("sentiment", 9, "negative (-0.60)"),
                        tuple("verified", 5, "a verified account"));
        assertThat(priority.score()).isEqualTo(34 + 20 + 15 + 9 + 5);
        assertThat(priority.level()).isEqualTo(PriorityLevel.URGENT);
    }

    @Test
    void whatIsKnownBesideTheMentionAddsToIt() {
        PriorityFacts facts = new PriorityFacts(
                quiet(),
                "Gold",
                new Surroundings(120, true, AlertLevel.ELEVATED),
                new Past(Duration.ofHours(7), 1, 2, 1));

        assertThat(Priority.of(facts, USUAL).factors())
                .extracting(Factor::name, Factor::points, Factor::because)
                .containsExactly(
                        tuple("promises", 27, "a promise was broken twice"),
                        tuple("virality", 17, "its thread may run away (elevated)"),
                        tuple("heat", 15, "its topic is hot"),
                        tuple("tier", 10, "a customer of the tier Gold"),
                        tuple("reopened", 10, "reopened once"),
                        tuple("breaches", 7, "a deadline passed once"),
                        tuple("topic", 3, "one of 120 mentions of the same"),
                        tuple("waiting", 2, "has waited for 6 hours or more"));
        assertThat(Priority.of(facts, USUAL).score()).isEqualTo(91);
    }

    @Test
    void whatIsMoreThanAHundredIsTakenAwayInTheOpen() {
        PriorityFacts facts = new PriorityFacts(
                Said.of(mention(1, -1.0, Long.MAX_VALUE, true, Intent.Label.OUTAGE)),
                null,
                new Surroundings(5_000, true, AlertLevel.CRITICAL),
                Past.NONE);

        Priority priority = Priority.of(facts, USUAL);

        assertThat(priority.score()).isEqualTo(100);
        assertThat(priority.factors().get(priority.factors().size() - 1))
                .isEqualTo(new Factor("limit", -45, "no more than 100 in all"));
    }

    @ParameterizedTest(name = "an audience of {0} gives {1}")
    @CsvSource({"0, 0", "10, 0", "100, 5", "1000, 10", "10000, 15", "100000, 20", "50000000, 20"})
    void influenceCountsByTenfolds(long reach, int points) {
        Priority priority = Priority.of(mention(0, 0.5, reach, false, Intent.Label.OTHER));

        assertThat(priority.score()).isEqualTo(points);
    }

    @Test
    void theMentionAloneGivesNoMoreThanAHundred() {
        assertThat(Priority.of(mention(1, -1.0, Long.MAX_VALUE, true, Intent.Label.OUTAGE)))
                .satisfies(priority -> {
                    assertThat(priority.score()).isEqualTo(100);
                    assertThat(priority.factors()).extracting(Factor::name).doesNotContain("limit");
                });
    }

    @Test
    void praiseAndUnjudgedToneGiveNoPoints() {
        assertThat(Priority.of(mention(0, 0.9, 5, false, Intent.Label.PRAISE)))
                .isEqualTo(new Priority(0, PriorityLevel.LOW, List.of()));
        assertThat(Priority.of(mention(0, null, 5, false, Intent.Label.OTHER)).score())
                .isZero();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"100, URGENT", "70, URGENT", "69, HIGH", "45, HIGH", "44, NORMAL", "20, NORMAL", "19, LOW", "0, LOW"})
    void hasALevel(int score, PriorityLevel level) {
        assertThat(Priority.level(score)).isEqualTo(level);
    }

    @Test
    void theBooksWeightsTakeThePlaceOfTheUsualOnes() {
        PriorityWeights weights =
                new PriorityWeights(Map.of(PriorityFactor.HEAT, 40, PriorityFactor.TOPIC, 0), Map.of("vip", 25));
        Surroundings hot = new Surroundings(1_000, true, null);

        assertThat(Priority.of(new PriorityFacts(quiet(), "VIP", hot, Past.NONE), weights)
                        .factors())
                .extracting(Factor::name, Factor::points)
                .containsExactly(tuple("heat", 40), tuple("tier", 25));
        assertThat(Priority.of(new PriorityFacts(quiet(), "gold", hot, Past.NONE), weights)
                        .score())
                .isEqualTo(40);
    }

    @ParameterizedTest(name = "after {0} minutes {1}, next at {2}")
    @CsvSource({"0, 0, 192", "191, 0, 192", "192, 1, 384", "2687, 13, 2688", "2688, 14, 2880", "9999, 15,"})
    void anOldItemRisesSlowlyAndNotForEver(long minutes, int points, @Nullable Long next) {
        Duration waited = Duration.ofMinutes(minutes);

        assertThat(Priority.of(waiting(waited), USUAL).score()).isEqualTo(points);
        assertThat(Priority.nextRise(waited, USUAL))
                .isEqualTo(Optional.ofNullable(next).map(Duration::ofMinutes));
    }

    @Test
    void itRisesAtNoOtherTimeThanTold() {
        for (int most : new int[] {1, 7, 15, 100}) {
            PriorityWeights weights = new PriorityWeights(Map.of(PriorityFactor.WAITING, most), Map.of());
            Optional<Duration> next = Priority.nextRise(Duration.ZERO, weights);
            int points = 0;
            while (next.isPresent()) {
                Duration at = next.get();
                assertThat(Priority.of(waiting(at.minusMillis(1)), weights).score())
                        .isEqualTo(points);
                assertThat(Priority.of(waiting(at), weights).score()).isEqualTo(++points);
                next = Priority.nextRise(at, weights);
            }
            assertThat(points).isEqualTo(most);
        }
    }

    @Test
    void ofSeveralPostsTheWorstCountsWhicheverCameFirst() {
        Mention calm = mention(0.1, 0.8, 10, false, Intent.Label.QUESTION);
        Mention bitter = mention(0.7, -0.9, 500, true, Intent.Label.DEFECT);

        assertThat(Said.of(calm).and(bitter)).isEqualTo(Said.of(bitter));
        assertThat(Said.of(bitter).and(calm)).isEqualTo(Said.of(bitter));
    }

    private static PriorityFacts waiting(Duration waited) {
        return new PriorityFacts(quiet(), null, Surroundings.NONE, new Past(waited, 0, 0, 0));
    }

    private static Said quiet() {
        return Said.of(mention(0, null, 0, false, Intent.Label.OTHER));
    }

    private static Mention mention(
            double severity, @Nullable Double tone, long reach, boolean verified, Intent.Label intent) {
        Mention told =
                Story.pat("x:1").by(new Author("1", "pat", null, 7L, verified)).at(0);
        Sentiment sentiment = tone == null
                ? null
                : new Sentiment(tone < 0 ? Sentiment.Label.NEGATIVE : Sentiment.Label.POSITIVE, tone, 0.9);
        return new Mention(
                told.mention(),
                told.brand(),
                told.post(),
                told.queries(),
                told.tagged(),
                told.own(),
                told.language(),
                sentiment,
                new Intent(intent, 0.8),
                severity,
                told.actionable(),
                told.flags(),
                told.personalData(),
                reach,
                told.models(),
                told.words(),
                List.of(),
                null);
    }
}
