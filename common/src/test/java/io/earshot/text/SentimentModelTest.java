package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentimentModelTest {
    private static final SentimentModel SHIPPED = SentimentModel.load();

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
        assertThat(SHIPPED.judge(Pieces.of(text)).label()).isEqualTo(label);
    }

    @Test
    void theScoreRunsFromWorstToBest() {
        double worst =
                SHIPPED.judge(Pieces.of("I hate you, worst company ever!!! 😡")).score();
        double middle = SHIPPED.judge(Pieces.of("the shop is in Main Street")).score();
        double best =
                SHIPPED.judge(Pieces.of("I love you, best company ever!!! ❤")).score();

        assertThat(worst).isBetween(-1.0, -0.8);
        assertThat(middle).isCloseTo(0, within(0.4));
        assertThat(best).isBetween(0.8, 1.0);
    }

    @Test
    void theShippedFileIsSmallAndRemembersNoSinglePost() {
        assertThat(Resources.bytes(SentimentModel.SHIPPED)).hasSizeLessThan(2_500_000);
    }

    @Test
    void learnsFromExamplesAndGivesTheSameBytesAgain() {
        List<LabelledText> posts = examples();
        byte[] first = SentimentTrainer.train(posts);
        SentimentModel learned = SentimentModel.of(first);

        assertThat(SentimentTrainer.train(posts)).isEqualTo(first);
        Sentiment sentiment = learned.judge(Pieces.of("the kettle is splendid"));
        assertThat(sentiment.label()).isEqualTo(Label.POSITIVE);
        assertThat(learned.judge(Pieces.of("the kettle is dreadful")).label()).isEqualTo(Label.NEGATIVE);
    }

    @Test
    void needsEachLabelAndNoOther() {
        List<LabelledText> posts = List.of(new LabelledText("positive", "good"), new LabelledText("mixed", "so so"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SentimentTrainer.train(posts))
                .withMessageContaining("[negative, neutral, positive]")
                .withMessageContaining("[mixed, positive]");
    }

    /** Few negative posts among many others, as in life. */
    private static List<LabelledText> examples() {
        List<LabelledText> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add(new LabelledText("positive", "the kettle is splendid, number " + i));
            posts.add(new LabelledText("neutral", "the kettle is grey, number " + i));
            posts.add(new LabelledText("neutral", "the kettle is tall, number " + i));
            if (i % 3 == 0) {
                posts.add(new LabelledText("negative", "the kettle is dreadful, number " + i));
            }
        }
        return posts;
    }
}
