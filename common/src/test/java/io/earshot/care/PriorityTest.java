package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.care.Priority.Factor;
import io.earshot.clock.PriorityLevel;
import io.earshot.customer.CustomerContext;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes an item urgent. */
final class PriorityTest {
    @Test
    void addsUpAndExplainsItself() {
        Priority priority = of(mention(0.85, -0.6, 12_400, true, Intent.Label.OUTAGE));

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

    @ParameterizedTest(name = "an audience of {0} gives {1}")
    @CsvSource({"0, 0", "10, 0", "100, 5", "1000, 10", "10000, 15", "100000, 20", "50000000, 20"})
    void influenceCountsByTenfolds(long reach, int points) {
        Priority priority = of(mention(0, 0.5, reach, false, Intent.Label.OTHER));

        assertThat(priority.score()).isEqualTo(points);
    }

    @Test
    void isNeverMoreThanAHundred() {
        assertThat(of(mention(1, -1.0, Long.MAX_VALUE, true, Intent.Label.OUTAGE))
                        .score())
                .isEqualTo(100);
        assertThat(Priority.MOST_SEVERITY
                        + Priority.MOST_INTENT
                        + Priority.MOST_INFLUENCE
                        + Priority.MOST_SENTIMENT
                        + Priority.MOST_VERIFIED)
                .isEqualTo(100);
    }

    @Test
    void praiseAndUnjudgedToneGiveNoPoints() {
        assertThat(of(mention(0, 0.9, 5, false, Intent.Label.PRAISE)))
                .isEqualTo(new Priority(0, PriorityLevel.LOW, List.of()));
        assertThat(of(mention(0, null, 5, false, Intent.Label.OTHER)).score()).isZero();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"100, URGENT", "70, URGENT", "69, HIGH", "45, HIGH", "44, NORMAL", "20, NORMAL", "19, LOW", "0, LOW"})
    void hasALevel(int score, PriorityLevel level) {
        assertThat(Priority.level(score)).isEqualTo(level);
    }

    private static Priority of(Mention mention) {
        return Priority.of(CaseFacts.of(mention), CustomerContext.UNKNOWN, 0, 0, 0, Map.of());
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
