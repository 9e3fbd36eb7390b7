package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.text.WordKnowledge.Vector;
import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import io.earshot.text.model.ModelFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a model knows of words that no labelled post has: those that are used like its own. */
final class PhrasesOfModelTest {
    private static final List<Vector> VECTORS = List.of(
            new Vector("late", new float[] {1, 0, 0.1f}),
            new Vector("overdue", new float[] {0.9f, 0.1f, 0}),
            new Vector("dirty", new float[] {-1, 0, 0.1f}),
            new Vector("muck", new float[] {-0.9f, -0.1f, 0}),
            new Vector("bus", new float[] {0, 1, 0}),
            new Vector("coach", new float[] {0, 0.9f, 0.1f}));

    private static Classifier learn(@Nullable WordKnowledge knowledge) {
        List<LabelledText> posts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String thing = i % 2 == 0 ? "bus" : "coach";
            posts.add(new LabelledText("late train", thing + " late"));
            posts.add(new LabelledText("dirt", thing + " dirty"));
        }
        Training.Plan plan = new Training.Plan("reason", "en", 12, 0.1, 8, 1, 2, 1, EnumSet.allOf(Family.class));
        return new Training(plan, Training.Progress.UNHEARD, knowledge)
                .learn(posts)
                .model();
    }

    private static WordKnowledge knowledge() {
        return new WordKnowledge(VECTORS);
    }

    private static double lateness(Classifier model, String text) {
        return PostClassifier.of(model).probabilities(text)[model.labels().indexOf("late train")];
    }

    @Test
    void aWordThatNoPostHasIsJudgedLikeThoseThatAreUsedAlike() {
        Classifier model = learn(knowledge());

        assertThat(lateness(model, "overdue")).isGreaterThan(lateness(model, "muck") + 0.1);
    }

    @Test
    void withoutKnowledgeOfWordsTheModelIsLinearAlone() {
        assertThat(learn(null).phrases()).isNull();
    }

    @Test
    void theSamePostsAndKnowledgeMakeTheSameBytes() {
        assertThat(ModelFile.write(learn(knowledge()))).isEqualTo(ModelFile.write(learn(knowledge())));
    }

    @Test
    void aFileKeepsWhatPhrasesSay() throws BadModelException {
        Classifier learned = learn(knowledge());
        Classifier read = ModelFile.read(ModelFile.write(learned));

        assertThat(read.about()).isEqualTo(learned.about());
        assertThat(lateness(read, "the overdue coach")).isEqualTo(lateness(learned, "the overdue coach"));
    }

    @Test
    void aFileThatLostItsPhrasesIsRefused() {
        Classifier learned = learn(knowledge());
        Classifier stripped = new Classifier(learned.about(), learned.weights(), learned.temperature());

        assertThatThrownBy(() -> ModelFile.read(ModelFile.write(stripped)))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("damaged");
    }
}
