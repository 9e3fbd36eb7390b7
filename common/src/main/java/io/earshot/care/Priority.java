package io.earshot.care;

import io.earshot.alert.AlertLevel;
import io.earshot.brand.PriorityFactor;
import io.earshot.brand.PriorityWeights;
import io.earshot.clock.PriorityLevel;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How much an item matters, and why: the score is the sum of the points of its factors, always.
 *
 * @param score 0..100
 * @param factors what gave points, those with the most first; where they gave more than 100 together, the last one,
 *     {@code limit}, takes the rest away
 */
public record Priority(int score, PriorityLevel level, List<Factor> factors) {
    private static final int MOST = 100;
    private static final String LIMIT = "limit";

    /** Ten people are no audience; every tenfold of it gives as much, so that 100,000 give all. */
    private static final double NO_AUDIENCE = 10;

    private static final double TENFOLDS_OF_AUDIENCE = 4;

    /** One mention is no topic; every tenfold of it gives as much, so that 1,000 give all. */
    private static final double TENFOLDS_OF_TOPIC = 3;

    /** An item that nobody has answered for so long gets all the points there are for waiting; before, its share. */
    private static final Duration WAITED_LONG = Duration.ofDays(2);

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

    /** The priority of an item that the mention opens, where nothing else is known. */
    public static Priority of(Mention mention) {
        return of(PriorityFacts.of(Said.of(mention)), PriorityWeights.DEFAULT);
    }

    /** The priority of an item of which this is known, for a brand with these weights. */
    public static Priority of(PriorityFacts facts, PriorityWeights weights) {
        return new Sum(facts, weights).told();
    }

    /** What level the priority of such an item is of. */
    static PriorityLevel level(PriorityFacts facts, PriorityWeights weights) {
        return level(new Sum(facts, weights).score());
    }

    /** What level a score is of. */
    public static PriorityLevel level(int score) {
        if (score >= 70) {
            return PriorityLevel.URGENT;
        }
        if (score >= 45) {
            return PriorityLevel.HIGH;
        }
        return score >= 20 ? PriorityLevel.NORMAL : PriorityLevel.LOW;
    }

    /**
     * After how long a wait the points for waiting rise next, counted as {@link PriorityFacts.Past#waited}; empty where
     * they rise no more.
     */
    public static Optional<Duration> nextRise(Duration waited, PriorityWeights weights) {
        int most = weights.of(PriorityFactor.WAITING);
        int points = pointsOfWait(waited, most);
        return points < most ? Optional.of(shortestWait(points + 1, most)) : Optional.empty();
    }

    private static int pointsOfWait(Duration waited, int most) {
        long millis = Math.max(0, Math.min(waited.toMillis(), WAITED_LONG.toMillis()));
        return (int) (most * millis / WAITED_LONG.toMillis());
    }

    /** The shortest wait that gives so many points. */
    private static Duration shortestWait(int points, int most) {
        return Duration.ofMillis(-Math.floorDiv(-points * WAITED_LONG.toMillis(), (long) most));
    }

    /** Which share of the points for the intent it gets. */
    static double share(Intent.Label intent) {
        return switch (intent) {
            case OUTAGE -> 1;
            case DEFECT -> 0.75;
            case BILLING, ACCOUNT, DELIVERY, COMPLAINT -> 0.6;
            case QUESTION, REQUEST -> 0.4;
            case SUGGESTION -> 0.1;
            case PRAISE, NEWS, SPAM, OTHER -> 0;
        };
    }

    private static double share(AlertLevel risk) {
        return switch (risk) {
            case WATCH -> 1 / 3.0;
            case ELEVATED -> 2 / 3.0;
            case CRITICAL -> 1;
        };
    }

    /** From 0, not negative, to 1. */
    static double bitterness(@Nullable Sentiment sentiment) {
        return sentiment == null || sentiment.label() != Sentiment.Label.NEGATIVE ? 0 : -sentiment.score();
    }

    /** Adds up. */
    private static final class Sum {
        private final PriorityWeights weights;
        private final List<Part> parts = new ArrayList<>();
        private int points;

        Sum(PriorityFacts facts, PriorityWeights weights) {
            this.weights = weights;
            ofSaid(facts.said());
            add(PriorityWeights.TIER, weights.ofTier(facts.tier()), () -> "a customer of the tier " + facts.tier());
            ofSurroundings(facts.surroundings());
            ofPast(facts.past());
        }

        int score() {
            return Math.min(MOST, points);
        }

        Priority told() {
            parts.sort((a, b) -> Integer.compare(b.points(), a.points()));
            List<Factor> factors = new ArrayList<>(parts.size() + 1);
            for (Part part : parts) {
                factors.add(
                        new Factor(part.name(), part.points(), part.because().get()));
            }
            if (points > MOST) {
                factors.add(new Factor(LIMIT, MOST - points, "no more than " + MOST + " in all"));
            }
            return new Priority(score(), level(score()), factors);
        }

        private void ofSaid(Said said) {
            add(PriorityFactor.SEVERITY, said.severity(), () -> "severity " + hundredths(said.severity()) + " of 1");
            Intent intent = said.intent();
            add(
                    PriorityFactor.INTENT,
                    share(intent.label()),
                    () -> "reads as " + intent.label().name().toLowerCase(Locale.ROOT) + " (confidence "
                            + hundredths(intent.confidence()) + ")");
            double tenfolds = Math.log10(Math.max((double) said.reach(), NO_AUDIENCE) / NO_AUDIENCE);
            add(
                    PriorityFactor.INFLUENCE,
                    tenfolds / TENFOLDS_OF_AUDIENCE,
                    () -> words("may be read by %,d", said.reach()));
            Sentiment sentiment = said.sentiment();
            if (sentiment != null) {
                add(
                        PriorityFactor.SENTIMENT,
                        bitterness(sentiment),
                        () -> "negative (" + hundredths(sentiment.score()) + ")");
            }
            add(PriorityFactor.VERIFIED, said.verified() ? 1 : 0, () -> "a verified account");
            add(
                    PriorityFactor.URGENCY,
                    said.urgent() ? 1 : 0,
                    () -> "says that it cannot wait, or is not the first time");
        }

        private void ofSurroundings(PriorityFacts.Surroundings surroundings) {
            add(
                    PriorityFactor.TOPIC,
                    Math.log10(Math.max(1.0, (double) surroundings.topicSize())) / TENFOLDS_OF_TOPIC,
                    () -> words("one of %,d mentions of the same", surroundings.topicSize()));
            add(PriorityFactor.HEAT, surroundings.hot() ? 1 : 0, () -> "its topic is hot");
            AlertLevel risk = surroundings.viralRisk();
            if (risk != null) {
                add(
                        PriorityFactor.VIRALITY,
                        share(risk),
                        () -> "its thread may run away (" + risk.name().toLowerCase(Locale.ROOT) + ")");
            }
        }

        private void ofPast(PriorityFacts.Past past) {
            int most = weights.of(PriorityFactor.WAITING);
            int waiting = pointsOfWait(past.waited(), most);
            // Of the step, not of the moment: the same points always have the same reason.
            add(PriorityFactor.WAITING.code(), waiting, () -> "has waited for " + span(shortestWait(waiting, most)));
            add(PriorityFactor.REOPENED, ofTimes(past.reopened()), () -> "reopened " + times(past.reopened()));
            add(
                    PriorityFactor.PROMISES,
                    ofTimes(past.brokenPromises()),
                    () -> "a promise was broken " + times(past.brokenPromises()));
            add(PriorityFactor.BREACHES, ofTimes(past.breaches()), () -> "a deadline passed " + times(past.breaches()));
        }

        private void add(PriorityFactor factor, double share, Supplier<String> because) {
            add(factor.code(), (int) Math.round(weights.of(factor) * Math.max(0, Math.min(1, share))), because);
        }

        private void add(String name, int more, Supplier<String> because) {
            if (more > 0) {
                parts.add(new Part(name, more, because));
                points += more;
            }
        }

        /** Two thirds of the points for the first time, and of what is left for each further one. */
        private static double ofTimes(int times) {
            return 1 - Math.pow(1 / 3.0, Math.max(0, times));
        }

        private static String times(int times) {
            return switch (times) {
                case 1 -> "once";
                case 2 -> "twice";
                default -> words("%,d times", times);
            };
        }

        private static String span(Duration duration) {
            long hours = duration.toHours();
            return hours < 1
                    ? words("%d minutes or more", duration.toMinutes())
                    : words(hours == 1 ? "%d hour or more" : "%d hours or more", hours);
        }

        private static String hundredths(double value) {
            return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
        }

        private static String words(String format, Object... values) {
            return String.format(Locale.ROOT, format, values);
        }
    }

    /** A factor before it is put into words: a case asks for its level more often than for its reasons. */
    private record Part(String name, int points, Supplier<String> because) {}
}
