package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import io.earshot.text.model.ModelFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a model learns of another's judgements beside labels. */
final class JudgedTextTest {
    private static final List<JudgedText> NOTHING = List.of();

    private static List<LabelledText> posts() {
        List<LabelledText> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add(new LabelledText("dirt", "the seats are dirty in coach " + i));
            posts.add(new LabelledText("late train", "so late again, number " + i));
        }
        return posts;
    }

    private static Training.Learned learn(List<JudgedText> judged) {
        Training.Plan plan = new Training.Plan("reason", "en", 12, 0.1, 8, 1, 2, 1, EnumSet.allOf(Family.class));
        return new Training(plan, Training.Progress.UNHEARD).learn(posts(), judged);
    }

    private static double lateness(Classifier model, String text) {
        return PostClassifier.of(model).probabilities(text)[model.labels().indexOf("late train")];
    }

    @Test
    void aPostWithoutALabelTeachesWhatTheOtherSaysOfIt() {
        List<JudgedText> judged = Stream.of("overdue", "overdue!", "overdue!!", "overdue :(")
                .map(text -> new JudgedText(text, new float[] {1, 0}))
                .toList();
        Classifier model = learn(judged).model();

        assertThat(lateness(model, "overdue"))
                .isLessThan(lateness(learn(NOTHING).model(), "overdue") - 0.1);
    }

    @Test
    void theOtherCanDoubtALabel() {
        String doubted = "the seats are dirty in coach 7";
        Classifier model =
                learn(List.of(new JudgedText(doubted, new float[] {0, 1}))).model();

        assertThat(lateness(model, doubted))
                .isGreaterThan(lateness(learn(NOTHING).model(), doubted));
    }

    @Test
    void postsWithoutALabelAreNotHeldOut() {
        Training.Learned learned = learn(List.of(
                new JudgedText("overdue", new float[] {0, 1}),
                new JudgedText("so late again, number 3", new float[] {0, 1})));

        assertThat(learned.heldOut()).hasSameSizeAs(posts());
        assertThat(learned.crossValidated().count()).isEqualTo(posts().size());
    }

    @Test
    void theSameJudgementsMakeTheSameBytes() {
        List<JudgedText> judged = List.of(new JudgedText("overdue", new float[] {0.2f, 0.8f}));

        assertThat(ModelFile.write(learn(judged).model()))
                .isEqualTo(ModelFile.write(learn(judged).model()));
    }
}
