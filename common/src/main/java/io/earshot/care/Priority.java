package io.earshot.care;

import io.earshot.clock.PriorityLevel;
import io.earshot.customer.CustomerContext;
import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How much an item matters, and why: the score is the sum of the points of its factors.
 *
 * @param score 0..100
 * @param factors what gave points, those with the most first
 */
public record Priority(int score, PriorityLevel level, List<Factor> factors) {
    /** The most that each factor can give; together 100. */
    static final int MOST_SEVERITY = 40;

    static final int MOST_INTENT = 20;
    static final int MOST_INFLUENCE = 20;
    static final int MOST_SENTIMENT = 15;
    static final int MOST_VERIFIED = 5;

    /** Ten people are no audience; every tenfold of it gives five points, so that 100,000 give them all. */
    private static final double POINTS_PER_TENFOLD = 5;

    private static final double NO_AUDIENCE = 10;

    public Priority {
        Objects.requireNonNull(level, "level");
        factors = List.copyOf(factors);
    }

    /**
     * One reason for the score.
     *
     * @param because a few words for a person
     */
    public record Factor(String name, int points, String because) {}

    /** The priority of a case. */
    static Priority of(
            CaseFacts facts,
            CustomerContext customer,
            int waited,
            int reopened,
            int broken,
            Map<String, Integer> weights) {
        List<Factor> factors = new ArrayList<>();
        add(
                factors,
                "severity",
                MOST_SEVERITY * facts.severity(),
                MOST_SEVERITY,
                String.format(Locale.ROOT, "severity %.2f of 1", facts.severity()));
        Intent intent = facts.intent();
        add(
                factors,
                "intent",
                points(intent.label()),
                MOST_INTENT,
                String.format(
                        Locale.ROOT,
                        "reads as %s (confidence %.2f)",
                        intent.label().name().toLowerCase(Locale.ROOT),
                        intent.confidence()));
        add(
                factors,
                "influence",
                POINTS_PER_TENFOLD * Math.log10(Math.max((double) facts.reach(), NO_AUDIENCE) / NO_AUDIENCE),
                MOST_INFLUENCE,
                String.format(Locale.ROOT, "may be read by %,d", facts.reach()));
        Sentiment sentiment = facts.sentiment();
        if (sentiment != null && sentiment.label() == Sentiment.Label.NEGATIVE) {
            add(
                    factors,
                    "sentiment",
                    MOST_SENTIMENT * -sentiment.score(),
                    MOST_SENTIMENT,
                    String.format(Locale.ROOT, "negative (%.2f)", sentiment.score()));
        }
        if (facts.verified()) {
            add(factors, "verified", MOST_VERIFIED, MOST_VERIFIED, "a verified account");
        }
        factors.sort((a, b) -> Integer.compare(b.points(), a.points()));
        int score = factors.stream().mapToInt(Factor::points).sum();
        return new Priority(score, level(score), factors);
    }

    static PriorityLevel level(int score) {
        if (score >= 70) {
            return PriorityLevel.URGENT;
        }
        if (score >= 45) {
            return PriorityLevel.HIGH;
        }
        return score >= 20 ? PriorityLevel.NORMAL : PriorityLevel.LOW;
    }

    private static void add(List<Factor> factors, String name, double points, int most, String because) {
        int whole = (int) Math.round(Math.max(0, Math.min(most, points)));
        if (whole > 0) {
            factors.add(new Factor(name, whole, because));
        }
    }

    static int points(Intent.Label intent) {
        return switch (intent) {
            case OUTAGE -> 20;
            case DEFECT -> 15;
            case BILLING, ACCOUNT, DELIVERY, COMPLAINT -> 12;
            case QUESTION, REQUEST -> 8;
            case SUGGESTION -> 2;
            case PRAISE, NEWS, SPAM, OTHER -> 0;
        };
    }
}
