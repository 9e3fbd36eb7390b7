package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.MentionBuilder;
import io.earshot.mention.Sentiment;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What may be shown to others. */
final class PraiseTest {
    @Test
    void anybodysPraiseMustLeaveNoDoubt() {
        assertThat(Praise.isStrong(praise("best crew ever", 0.95))).isTrue();
        assertThat(Praise.isStrong(praise("not bad at all", 0.6))).isFalse();
        assertThat(Praise.isStrong(praise("best crew ever or what?", 0.95))).isFalse();
    }

    @Test
    void afterAnAnswerThanksWillDo() {
        assertThat(Praise.isAfterAnswer(praise("that did it", 0.4))).isTrue();
        assertThat(Praise.isAfterAnswer(said("that did it, thank you", Intent.Label.OTHER, 0.4)))
                .isTrue();
        assertThat(Praise.isAfterAnswer(said("that did it", Intent.Label.OTHER, 0.4)))
                .isFalse();
        assertThat(Praise.isAfterAnswer(said("thanks for nothing", Intent.Label.OTHER, -0.8)))
                .isFalse();
    }

    @Test
    void whatStillAsksIsNone() {
        Mention asks = MentionBuilder.mention("x:1", Instant.EPOCH)
                .words("thanks but where is it")
                .tone(Sentiment.Label.POSITIVE)
                .actionable()
                .build();

        assertThat(asks.actionable()).isEqualTo(new Actionable(true, 0.9));
        assertThat(Praise.isAfterAnswer(asks)).isFalse();
    }

    @Test
    void theBrandDoesNotPraiseItself() {
        Mention own = MentionBuilder.mention("x:1", Instant.EPOCH)
                .own()
                .words("thank you")
                .tone(Sentiment.Label.POSITIVE)
                .intent(Intent.Label.PRAISE)
                .build();

        assertThat(Praise.isAfterAnswer(own)).isFalse();
    }

    private static Mention praise(String words, double score) {
        return said(words, Intent.Label.PRAISE, score);
    }

    private static Mention said(String words, Intent.Label intent, double score) {
        Sentiment.Label tone = score > 0 ? Sentiment.Label.POSITIVE : Sentiment.Label.NEGATIVE;
        return MentionBuilder.mention("x:1", Instant.EPOCH)
                .words(words)
                .intent(intent)
                .build()
                .withSentiment(new Sentiment(tone, score, 0.9));
    }
}
