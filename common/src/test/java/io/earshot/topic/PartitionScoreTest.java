package io.earshot.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PartitionScoreTest {
    private final PartitionScore score = new PartitionScore();

    @Test
    void groupsThatAreTheLabelsAgreeWhollyWhateverTheyAreCalled() {
        add("a", "1", 3);
        add("b", "2", 5);

        assertThat(score.nmi()).isCloseTo(1, within(1e-12));
        assertThat(score.geometricNmi()).isCloseTo(1, within(1e-12));
        assertThat(score.purity()).isEqualTo(1);
    }

    @Test
    void oneGroupOfAllTellsNothing() {
        add("a", "1", 3);
        add("b", "1", 1);

        assertThat(score.nmi()).isCloseTo(0, within(1e-12));
        assertThat(score.homogeneity()).isCloseTo(0, within(1e-12));
        assertThat(score.purity()).isEqualTo(0.75);
    }

    @Test
    void aLabelInTwoHalvesIsPureButNotComplete() {
        // H(label) = ln 2, H(group) = 1.5 ln 2, and all of ln 2 is shared.
        add("a", "1", 4);
        add("b", "2", 2);
        add("b", "3", 2);

        assertThat(score.homogeneity()).isCloseTo(1, within(1e-12));
        assertThat(score.completeness()).isCloseTo(1 / 1.5, within(1e-12));
        assertThat(score.nmi()).isCloseTo(2 / 2.5, within(1e-12));
        assertThat(score.geometricNmi()).isCloseTo(1 / Math.sqrt(1.5), within(1e-12));
        assertThat(score.groups()).isEqualTo(3);
    }

    private void add(String label, String group, int times) {
        for (int i = 0; i < times; i++) {
            score.add(label, group);
        }
    }
}
