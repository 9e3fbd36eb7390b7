package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ConfusionTest {

    @Test
    void eachLabelWeighsTheSameInTheMeans() {
        Confusion confusion = new Confusion();
        add(confusion, "good", "good", 8);
        add(confusion, "good", "bad", 2);
        add(confusion, "bad", "bad", 1);
        add(confusion, "bad", "ugly", 1);

        assertThat(confusion.count()).isEqualTo(12);
        assertThat(confusion.labels()).containsExactly("bad", "good");
        assertThat(confusion.recall("good")).isEqualTo(0.8);
        assertThat(confusion.recall("bad")).isEqualTo(0.5);
        assertThat(confusion.macroRecall()).isCloseTo(0.65, within(1e-9));
        assertThat(confusion.precision("bad")).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(confusion.f1("bad")).isCloseTo(0.4, within(1e-9));
        assertThat(confusion.accuracy()).isEqualTo(0.75);
        assertThat(confusion.guesses("bad")).containsEntry("ugly", 1);
    }

    @Test
    void nothingCountedIsNothingRight() {
        Confusion confusion = new Confusion();

        assertThat(confusion.accuracy()).isZero();
        assertThat(confusion.macroRecall()).isZero();
    }

    private static void add(Confusion confusion, String truth, String guess, int times) {
        for (int i = 0; i < times; i++) {
            confusion.add(truth, guess);
        }
    }
}
