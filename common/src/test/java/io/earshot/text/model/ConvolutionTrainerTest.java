package io.earshot.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.text.model.ConvolutionTrainer.Descent;
import io.earshot.text.model.ConvolutionTrainer.Part;
import io.earshot.text.model.ConvolutionTrainer.Settings;
import io.earshot.text.model.Passages.Passage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConvolutionTrainerTest {
    private static final float SMALL = 2e-3f;

    private static final Settings SETTINGS = new Settings(6, 5, 30, 0, 0.2, 0.05, 1e-5, 1);

    @Test
    void stepsGoAgainstTheGradientOfTheLoss() {
        Passage passage = Posts.passage(Posts.random(6, 3), 0.2f, 0.7f, 0.1f);
        Settings whole = new Settings(6, 5, 1, 0, 0, 1e-4, 0, 1);
        Passages none = new Passages();
        ConvolutionWeights network = new ConvolutionTrainer(whole).train(none, 3, 7);
        ConvolutionWeights moved = new ConvolutionTrainer(whole).train(none, 3, 7);
        Descent descent = new Descent(moved);

        descent.learn(passage, whole, new Random(1));

        assertGradient(network, network.wordVectors, descent.words, passage);
        assertGradient(network, network.classVectors, descent.classes, passage);
        assertGradient(network, network.convolution, descent.convolution, passage);
        assertGradient(network, network.output, descent.output, passage);
    }

    /** The root of the one square is the size of a gradient, and the way that the weight moved is against its sign. */
    private static void assertGradient(ConvolutionWeights network, float[] weights, Part part, Passage passage) {
        int moved = 0;
        for (int i = 0; i < weights.length; i++) {
            float before = weights[i];
            weights[i] = before + SMALL;
            double above = loss(network, passage);
            weights[i] = before - SMALL;
            double below = loss(network, passage);
            weights[i] = before;
            double gradient = -Math.signum(part.weights[i] - before) * Math.sqrt(part.squares[i]);
            assertThat(gradient).isCloseTo((above - below) / (2 * SMALL), within(1e-3));
            moved += gradient == 0 ? 0 : 1;
        }
        assertThat(moved).isPositive();
    }

    private static double loss(ConvolutionWeights network, Passage passage) {
        double[] scores = network.scores(passage);
        double logOfSum = Softmax.logOfSum(scores);
        double loss = 0;
        for (int label = 0; label < scores.length; label++) {
            loss += passage.target()[label] * (logOfSum - scores[label]);
        }
        return loss;
    }

    @Test
    void learnsWhatOnlyTheOrderOfTheWordsTells() {
        Passages passages = new Passages();
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            boolean good = i % 2 == 0;
            float[] target = {good ? 0 : 1, good ? 1 : 0};
            passages.add(inOrder(good, random), target, 1);
        }

        ConvolutionModel model = new ConvolutionTrainer(SETTINGS).train(passages, 2, 1, 1);

        int right = 0;
        for (int i = 0; i < 200; i++) {
            boolean good = i % 2 == 0;
            double[] scores = new double[2];
            model.addTo(inOrder(good, random), scores);
            right += scores[1] > scores[0] == good ? 1 : 0;
        }
        assertThat(right).isGreaterThan(190);
    }

    /** Words 1 and 2 beside each other, in an order that says what the post is, among others. */
    private static Features inOrder(boolean good, Random random) {
        int[] words = {10, 11, 12, 13, 14, 15};
        for (int i = 0; i < words.length; i++) {
            words[i] = 10 + random.nextInt(20);
        }
        int at = random.nextInt(5);
        words[at] = good ? 1 : 2;
        words[at + 1] = good ? 2 : 1;
        return Posts.of(words);
    }

    @Test
    void samePostsAndSeedGiveTheSameBytes() {
        assertThat(bytes(1)).isEqualTo(bytes(1));
        assertThat(bytes(1)).isNotEqualTo(bytes(2));
    }

    private static byte[] bytes(long seed) {
        Passages passages = new Passages();
        for (int i = 0; i < 30; i++) {
            passages.add(Posts.random(i % 7, i), new float[] {i % 2, 1 - i % 2}, 1);
        }
        Settings settings = new Settings(6, 5, 3, 0.3, 0.5, 0.05, 1e-5, seed);
        List<ConvolutionWeights> networks =
                new ConvolutionTrainer(settings).train(passages, 2, 1, 1).networks();
        return ConvolutionFile.write(networks.get(0));
    }
}
