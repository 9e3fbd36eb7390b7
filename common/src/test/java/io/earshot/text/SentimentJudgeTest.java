package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.mention.Sentiment.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentimentJudgeTest {
    private static final SentimentJudge SHIPPED = new SentimentJudge(Models.shipped());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSITIVE | I love this bank, the app is awesome :)
            POSITIVE | Thanks so much, you made my day!
            NEGATIVE | worst service ever, I hate this app
            NEGATIVE | not happy at all with the new update
            NEGATIVE | 3 hours on hold and nobody answers 😡
            NEUTRAL  | The store opens on Monday at 9
            NEUTRAL  | Acme to present third quarter results on Thursday
            """)
    void tellsTheTone(Label label, String text) {
        assertThat(SHIPPED.judge(Pieces.of(text), "en").sentiment().label()).isEqualTo(label);
    }

    @Test
    void theScoreRunsFromWorstToBest() {
        double worst = SHIPPED.judge(Pieces.of("I hate you, worst company ever!!! 😡"), "en")
                .sentiment()
                .score();
        double middle = SHIPPED.judge(Pieces.of("the shop is in Main Street"), "en")
                .sentiment()
                .score();
        double best = SHIPPED.judge(Pieces.of("I love you, best company ever!!! ❤"), "en")
                .sentiment()
                .score();

        assertThat(worst).isBetween(-1.0, -0.8);
        assertThat(middle).isCloseTo(0, within(0.4));
        assertThat(best).isBetween(0.8, 1.0);
    }
}
