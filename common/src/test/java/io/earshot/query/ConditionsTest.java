package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.brand.Brand;
import io.earshot.mention.Intent;
import io.earshot.mention.MentionBuilder;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of a brand's conditions hold of a mention. */
final class ConditionsTest {
    private static final Brand ACME = new Brand(
            "acme", "Acme", Map.of(), List.of(), List.of(), Map.of("trouble", "(down OR outage)", "money", "refund*"));

    @Test
    void theFirstThatHoldsIsFound() {
        Conditions conditions = conditions("let:money", "let:trouble", "acme");

        assertThat(conditions.first(saying("acme is down").build())).isEqualTo(1);
        assertThat(conditions.first(saying("refunds for when acme was down").build()))
                .isEqualTo(0);
        assertThat(conditions.first(saying("hello acme").build())).isEqualTo(2);
        assertThat(conditions.first(saying("hello").build())).isEqualTo(-1);
    }

    @Test
    void allThatHoldAreFound() {
        Conditions conditions = conditions("let:money", "let:trouble", "acme", "-acme");

        assertThat(conditions.holding(saying("acme is down").build())).isEqualTo(places(1, 2));
        assertThat(conditions.holding(saying("nothing").build())).isEqualTo(places(3));
    }

    @Test
    void theyMayAskForWhatWasJudgedOfTheMention() {
        Conditions conditions =
                conditions("intent:billing sentiment:negative", "intent:billing", "lang:en", "platform:reddit");

        MentionBuilder billing = saying("charged twice").intent(Intent.Label.BILLING);
        assertThat(conditions.holding(billing.build())).isEqualTo(places(1, 2));
        assertThat(conditions.holding(billing.tone(Sentiment.Label.NEGATIVE)
                        .on(Platform.REDDIT)
                        .build()))
                .isEqualTo(places(0, 1, 2, 3));
    }

    @Test
    void aToneThatIsNotJudgedIsNone() {
        Conditions conditions = conditions("sentiment:neutral", "sentiment:-1..1");

        assertThat(conditions.first(saying("hm").tone(null).build())).isEqualTo(-1);
    }

    @Test
    void oneAfterTheOtherIsJudgedByItself() {
        Conditions conditions = conditions("sentiment:negative");

        assertThat(conditions.first(
                        saying("acme").tone(Sentiment.Label.NEGATIVE).build()))
                .isEqualTo(0);
        assertThat(conditions.first(
                        saying("acme").tone(Sentiment.Label.POSITIVE).build()))
                .isEqualTo(-1);
    }

    @Test
    void anEmptyConditionAlwaysHolds() {
        assertThat(conditions("let:money", "").first(saying("").build())).isEqualTo(1);
    }

    @Test
    void withoutConditionsNoneHolds() {
        assertThat(conditions().first(saying("acme").build())).isEqualTo(-1);
        assertThat(conditions().holding(saying("acme").build())).isEqualTo(places());
    }

    @Test
    void aConditionThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> conditions("acme", "(acme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the condition (acme of brand acme: this bracket is not closed");
    }

    private static Conditions conditions(String... texts) {
        return Conditions.of(ACME, List.of(texts));
    }

    private static MentionBuilder saying(String words) {
        return MentionBuilder.mention("x:1", Instant.EPOCH).words(words);
    }

    private static BitSet places(int... all) {
        BitSet places = new BitSet();
        for (int place : all) {
            places.set(place);
        }
        return places;
    }
}
