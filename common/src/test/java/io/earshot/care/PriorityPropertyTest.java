package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alert.AlertLevel;
import io.earshot.brand.PriorityFactor;
import io.earshot.brand.PriorityWeights;
import io.earshot.care.Priority.Factor;
import io.earshot.care.PriorityFacts.Past;
import io.earshot.care.PriorityFacts.Surroundings;
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
                saying(said -> with(said, Math.min(1, said.severity() + random.nextDouble()), said.reach())),
                saying(said -> with(said, said.severity(), said.reach() * (1 + random.nextInt(1_000)))),
                saying(this::graver),
                saying(this::bitterer),
                saying(said -> copy(said, said.intent(), said.sentiment(), true, said.urgent())),
                saying(said -> copy(said, said.intent(), said.sentiment(), said.verified(), true)),
                amid(now -> new Surroundings(now.topicSize() + random.nextInt(1_000), now.hot(), now.viralRisk())),
                amid(now -> new Surroundings(now.topicSize(), true, now.viralRisk())),
                amid(now -> new Surroundings(now.topicSize(), now.hot(), worse(now.viralRisk()))),
                after(past -> new Past(
                        past.waited().plusMinutes(random.nextInt(3_000)),
                        past.reopened(),
                        past.brokenPromises(),
                        past.breaches())),
                after(past -> new Past(past.waited(), past.reopened() + 1, past.brokenPromises(), past.breaches())),
                after(past -> new Past(past.waited(), past.reopened(), past.brokenPromises() + 1, past.breaches())),
                after(past -> new Past(past.waited(), past.reopened(), past.brokenPromises(), past.breaches() + 1)));
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

    private static UnaryOperator<PriorityFacts> saying(UnaryOperator<Said> change) {
        return facts -> new PriorityFacts(change.apply(facts.said()), facts.tier(), facts.surroundings(), facts.past());
    }

    private static UnaryOperator<PriorityFacts> amid(UnaryOperator<Surroundings> change) {
        return facts -> new PriorityFacts(facts.said(), facts.tier(), change.apply(facts.surroundings()), facts.past());
    }

    private static UnaryOperator<PriorityFacts> after(UnaryOperator<Past> change) {
        return facts -> new PriorityFacts(facts.said(), facts.tier(), facts.surroundings(), change.apply(facts.past()));
    }

    private PriorityFacts facts() {
        Said said = new Said(
                random.nextDouble(),
                new Intent(pick(Intent.Label.values()), random.nextDouble()),
                random.nextInt(5) == 0 ? null : sentiment(random.nextDouble() * 2 - 1),
                (long) Math.pow(10, random.nextDouble() * 7),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0);
        return new PriorityFacts(
                said,
                TIERS.get(random.nextInt(TIERS.size())),
                new Surroundings(
                        random.nextInt(2_000),
                        random.nextInt(4) == 0,
                        random.nextBoolean() ? null : pick(AlertLevel.values())),
                new Past(
                        Duration.ofMinutes(random.nextInt(4_000)),
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(3)));
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

    private Said bitterer(Said said) {
        Sentiment before = said.sentiment();
        double score = before == null ? -random.nextDouble() : Math.max(-1, before.score() - random.nextDouble());
        return copy(said, said.intent(), sentiment(score), said.verified(), said.urgent());
    }

    private Said graver(Said said) {
        Intent.Label other = pick(Intent.Label.values());
        boolean graver = Priority.share(other) >= Priority.share(said.intent().label());
        return copy(
                said,
                graver ? new Intent(other, 0.5) : said.intent(),
                said.sentiment(),
                said.verified(),
                said.urgent());
    }

    private static AlertLevel worse(@Nullable AlertLevel risk) {
        if (risk == null) {
            return AlertLevel.WATCH;
        }
        return risk == AlertLevel.WATCH ? AlertLevel.ELEVATED : AlertLevel.CRITICAL;
    }

    private static Said with(Said said, double severity, long reach) {
        return new Said(severity, said.intent(), said.sentiment(), reach, said.verified(), said.urgent());
    }

    private static Said copy(
            Said said, Intent intent, @Nullable Sentiment sentiment, boolean verified, boolean urgent) {
        return new Said(said.severity(), intent, sentiment, said.reach(), verified, urgent);
    }
}
