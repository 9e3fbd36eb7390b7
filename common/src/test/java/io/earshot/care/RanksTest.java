package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How good an order is, checked by hand. */
final class RanksTest {
    @Test
    void aucCountsPairsInOrderAndTiesHalf() {
        assertThat(Ranks.auc(new double[] {4, 3, 2, 1}, new boolean[] {true, true, false, false}))
                .isEqualTo(1);
        assertThat(Ranks.auc(new double[] {1, 2}, new boolean[] {true, false})).isZero();
        assertThat(Ranks.auc(new double[] {5, 5, 1}, new boolean[] {true, false, true}))
                .isEqualTo(0.25);
    }

    @Test
    void gainsCountLessTheLaterTheyCome() {
        boolean[] hits = {false, true};

        assertThat(Ranks.ndcg(new double[] {1, 2}, hits)).isEqualTo(1);
        assertThat(Ranks.ndcg(new double[] {2, 1}, hits)).isEqualTo(Math.log(2) / Math.log(3), within(1e-12));
        assertThat(Ranks.ndcgByChance(hits)).isEqualTo((1 + Math.log(2) / Math.log(3)) / 2, within(1e-12));
    }

    @Test
    void ranksThatGoTheOtherWayAreOpposed() {
        assertThat(Ranks.spearman(new double[] {1, 2, 9}, new double[] {30, 20, 10}))
                .isEqualTo(-1);
        assertThat(Ranks.spearman(new double[] {1, 1, 2, 2}, new double[] {1, 2, 1, 2}))
                .isZero();
    }
}
