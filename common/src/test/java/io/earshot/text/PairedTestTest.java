package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PairedTestTest {
    /** Of ten coins one shows heads: below it (1) / 1024, at it 10 / 1024. */
    @Test
    void midPCountsHalfOfWhatWasSeen() {
        assertThat(PairedTest.midP(1, 9)).isCloseTo((2 * 1 + 10) / 1024.0, within(1e-12));
        assertThat(PairedTest.midP(9, 1)).isEqualTo(PairedTest.midP(1, 9));
        assertThat(PairedTest.midP(0, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(PairedTest.midP(7, 7)).isEqualTo(1);
        assertThat(PairedTest.midP(0, 0)).isEqualTo(1);
    }

    @Test
    void manyPostsAreNoTrouble() {
        assertThat(PairedTest.midP(50_000, 50_100)).isCloseTo(0.752, within(0.002));
        assertThat(PairedTest.midP(20_000, 30_000)).isZero();
    }

    @Test
    void aModelThatIsRightMoreOftenIsClearlyBetter() {
        List<String> truth = new ArrayList<>();
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String label = i % 4 == 0 ? "rare" : "common";
            truth.add(label);
            first.add(i % 8 == 0 ? "common" : label);
            second.add(label);
        }

        PairedTest test = PairedTest.of(truth, first, second);

        assertThat(test.onlyFirst()).isZero();
        assertThat(test.onlySecond()).isEqualTo(50);
        assertThat(test.p()).isLessThan(1e-10);
        assertThat(test.macroRecallGain()).isCloseTo(0.25, within(1e-12));
        assertThat(test.from()).isBetween(0.15, 0.25);
        assertThat(test.to()).isBetween(0.25, 0.35);
        assertThat(test.isClear()).isTrue();
        assertThat(PairedTest.of(truth, first, second)).isEqualTo(test);
    }

    @Test
    void theSameGuessesAreNoGain() {
        List<String> truth = List.of("a", "b", "a");

        PairedTest test = PairedTest.of(truth, truth, truth);

        assertThat(test.p()).isEqualTo(1);
        assertThat(test.macroRecallGain()).isZero();
        assertThat(test.isClear()).isFalse();
    }
}
