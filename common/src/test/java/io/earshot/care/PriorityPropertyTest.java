package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alert.AlertLevel;
import io.earshot.brand.PriorityFactor;
import io.earshot.brand.PriorityWeights;
import io.earshot.care.Priority.Factor;
import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of every priority, whatever is known and whatever the weights. */
final class PriorityPropertyTest {
    private static final int CASES = 20_000;
    private static final List<String> TIERS = List.of("vip", "gold", "none");

    private final Random random = new Random(6);

    @Test
    void thePointsAlwaysAddUpToAScoreFrom0To100() {
        int limited = 0;
        for (int i = 0; i < CASES; i++) {
            Priority priority = Priority.of(facts(), weights());

            assertThat(priority.factors().stream().mapToInt(Factor::points).sum())
                    .isEqualTo(priority.score());
            assertThat(priority.score()).isBetween(0, 100);
            assertThat(priority.level()).isEqualTo(Priority.level(priority.score()));
            for (Factor factor : priority.factors()) {
                assertThat(factor.points() < 0).isEqualTo(factor.name().equals("limit"));
                limited += factor.points() < 0 ? 1 : 0;
            }
        }
        assertThat(limited).as("cases with more than 100 points").isBetween(CASES / 100, CASES * 99 / 100);
    }

    @Test
    void moreOfAnythingThatCountsIsNeverLess() {
        List<UnaryOperator<PriorityFacts>> worse = List.of(
                facts -> with(facts, Math.min(1, facts.severity() + random.nextDouble()), facts.reach()),
                facts -> with(facts, facts.severity(), facts.reach() * (1 + random.nextInt(1_000))),
                this::graver,
                this::bitterer,
                PriorityPropertyTest::verified,
                PriorityPropertyTest::urgent,
                facts -> facts.withTopic(facts.topicSize() + random.nextInt(1_000), facts.hot()),
                facts -> facts.withTopic(facts.topicSize(), true),
                facts -> facts.withViralRisk(worse(facts.viralRisk())),
                facts -> facts.withWaited(facts.waited().plusMinutes(random.nextInt(3_000))),
                facts -> facts.withPast(facts.reopened() + 1, facts.brokenPromises(), facts.breaches()),
                facts -> facts.withPast(facts.reopened(), facts.brokenPromises() + 1, facts.breaches()),
                facts -> facts.withPast(facts.reopened(), facts.brokenPromises(), facts.breaches() + 1));
        int[] rises = new int[worse.size()];
        for (int i = 0; i < CASES; i++) {
            PriorityFacts facts = facts();
            PriorityWeights weights = weights();
            int which = i % worse.size();
            int before = Priority.of(facts, weights).score();
            int after = Priority.of(worse.get(which).apply(facts), weights).score();

            assertThat(after).as("%s, made worse in way %d", facts, which).isGreaterThanOrEqualTo(before);
            rises[which] += after > before ? 1 : 0;
        }
        assertThat(rises).as("how often each way raised the score").doesNotContain(0);
    }

    private PriorityFacts facts() {
        return new PriorityFacts(
                random.nextDouble(),
                new Intent(pick(Intent.Label.values()), random.nextDouble()),
                random.nextInt(5) == 0 ? null : sentiment(random.nextDouble() * 2 - 1),
                (long) Math.pow(10, random.nextDouble() * 7),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                TIERS.get(random.nextInt(TIERS.size())),
                random.nextInt(2_000),
                random.nextInt(4) == 0,
                random.nextBoolean() ? null : pick(AlertLevel.values()),
                Duration.ofMinutes(random.nextInt(4_000)).toMillis(),
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(3));
    }

    private PriorityWeights weights() {
        if (random.nextBoolean()) {
            return PriorityWeights.DEFAULT;
        }
        EnumMap<PriorityFactor, Integer> most = new EnumMap<>(PriorityFactor.class);
        for (PriorityFactor factor : PriorityFactor.values()) {
            most.put(factor, random.nextInt(60));
        }
        return new PriorityWeights(most, Map.of("vip", random.nextInt(101), "gold", random.nextInt(50)));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Sentiment sentiment(double score) {
        return new Sentiment(score < 0 ? Sentiment.Label.NEGATIVE : Sentiment.Label.POSITIVE, score, 0.9);
    }

    private PriorityFacts bitterer(PriorityFacts facts) {
        Sentiment before = facts.sentiment();
        double score = before == null ? -random.nextDouble() : Math.max(-1, before.score() - random.nextDouble());
        return copy(facts, facts.intent(), sentiment(score), facts.verified(), facts.urgent());
    }

    private PriorityFacts graver(PriorityFacts facts) {
        Intent.Label other = pick(Intent.Label.values());
        boolean graver = Priority.share(other) >= Priority.share(facts.intent().label());
        return copy(
                facts,
                graver ? new Intent(other, 0.5) : facts.intent(),
                facts.sentiment(),
                facts.verified(),
                facts.urgent());
    }

    private static PriorityFacts verified(PriorityFacts facts) {
        return copy(facts, facts.intent(), facts.sentiment(), true, facts.urgent());
    }

    private static PriorityFacts urgent(PriorityFacts facts) {
        return copy(facts, facts.intent(), facts.sentiment(), facts.verified(), true);
    }

    private static AlertLevel worse(@Nullable AlertLevel risk) {
        if (risk == null) {
            return AlertLevel.WATCH;
        }
        return risk == AlertLevel.WATCH ? AlertLevel.ELEVATED : AlertLevel.CRITICAL;
    }

    private static PriorityFacts with(PriorityFacts facts, double severity, long reach) {
        return new PriorityFacts(
                severity,
                facts.intent(),
                facts.sentiment(),
                reach,
                facts.verified(),
                facts.urgent(),
                facts.tier(),
                facts.topicSize(),
                facts.hot(),
                facts.viralRisk(),
                facts.waitedMillis(),
                facts.reopened(),
                facts.brokenPromises(),
                facts.breaches());
    }

    private static PriorityFacts copy(
            PriorityFacts facts, Intent intent, @Nullable Sentiment sentiment, boolean verified, boolean urgent) {
        return new PriorityFacts(
                facts.severity(),
                intent,
                sentiment,
                facts.reach(),
                verified,
                urgent,
                facts.tier(),
                facts.topicSize(),
                facts.hot(),
                facts.viralRisk(),
                facts.waitedMillis(),
                facts.reopened(),
                facts.brokenPromises(),
                facts.breaches());
    }
}
