package io.earshot.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.text.model.Classifier.Reason;
import io.earshot.text.model.ConvolutionTrainer.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionModelTest {
    private final List<ConvolutionWeights> networks = List.of(network(6, 5, 1), network(6, 9, 2));
    private final ConvolutionModel model = new ConvolutionModel(networks, 3);

    /** As it is before it learns: random. */
    private static ConvolutionWeights network(int bits, int filters, long seed) {
        return new ConvolutionTrainer(new Settings(bits, filters, 0, 0, 0, 0.05, 0, seed))
                .train(new Passages(), 3, seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 25})
    void tablesGiveWhatTheNetworksGiveTogether(int length) {
        Features post = Posts.random(length, 9);
        double[] scores = {1, 2, 3};

        model.addTo(post, scores);

        double[] first = networks.get(0).scores(Posts.passage(post, 0, 0, 0));
        double[] second = networks.get(1).scores(Posts.passage(post, 0, 0, 0));
        for (int label = 0; label < 3; label++) {
            assertThat(scores[label]).isCloseTo(label + 1 + first[label] + second[label], within(1e-5));
        }
    }

    @Test
    void reasonsAddUpToTheScore() {
        Features post = Posts.random(8, 4);
        double[] scores = new double[3];
        model.addTo(post, scores);

        List<Reason> reasons = model.reasons(post, 2);

        // The constants are 0 before anything was learned.
        assertThat(reasons.stream().mapToDouble(Reason::weight).sum()).isCloseTo(scores[2], within(1e-5));
        assertThat(reasons)
                .filteredOn(reason -> reason.family() == Family.PATTERN)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason.lastPiece() - reason.firstPiece())
                        .isBetween(1, 2));
    }

    @Test
    void noNetworkAddsNothing() {
        double[] scores = {1, 2, 3};
        ConvolutionModel.none(3).addTo(Posts.random(8, 4), scores);
        assertThat(scores).containsExactly(1, 2, 3);
    }

    @Test
    void networksOfDifferentShapeAreRefused() {
        assertThatThrownBy(() -> new ConvolutionModel(List.of(network(6, 5, 1), network(7, 5, 1)), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found one of 128");
    }
}
