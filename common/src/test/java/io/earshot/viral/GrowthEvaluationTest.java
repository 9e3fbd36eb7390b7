package io.earshot.viral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthEvaluationTest {
    private static final GrowthConstants TRUE =
            new GrowthConstants(0.5, 1.5, 0.3, 15_000, 1, 3, 0.3, 3, 0.6, 200, 1_800, 0.4, 0.5, 0, 10, 1);

    private static final List<Spread> THREADS = draw(220);

    @Test
    void learnsWhatSimulatedThreadsWereDrawnFrom() {
        GrowthConstants learned = GrowthFit.learn(THREADS);
        assertThat(learned.lateShare()).isCloseTo(0.5, within(0.1));
        assertThat(learned.branching()).isCloseTo(0.5, within(0.1));
        assertThat(learned.promptFollowers()).isCloseTo(0.3, within(0.1));
        assertThat(learned.steadySeconds()).isBetween(1_300.0, 2_400.0);
        assertThat(GrowthFit.surprise(THREADS, learned)).isLessThanOrEqualTo(GrowthFit.surprise(THREADS, TRUE));
    }

    @Test
    void measuresOnOtherThreadsThanItLearnedFromAndBeatsTheOthers() {
        GrowthEvaluation.Report report = GrowthEvaluation.of(THREADS);
        assertThat(report.threads()).isEqualTo(220);
        GrowthEvaluation.Told watched = report.levels().get(0);
        assertThat(watched.passed()).isPositive();
        assertThat(watched.right()).isBetween(watched.passed() / 2, watched.passed());
        assertThat(watched.right()).isGreaterThan(watched.told() / 4);
        assertThat(watched.medianSize()).isBetween(5, 25);
        GrowthEvaluation.Figures tenMinutes = report.figures().get(0);
        GrowthEvaluation.Score ours = tenMinutes.crossValidated().orElseThrow();
        assertThat(tenMinutes.threads()).isGreaterThan(30);
        assertThat(ours.error()).isLessThan(tenMinutes.seismic().error());
        assertThat(ours.error()).isLessThan(tenMinutes.constantGrowth().error());
        assertThat(ours.doublingAuc().orElseThrow()).isGreaterThan(0.55);
        assertThat(ours.inside().orElseThrow()).isBetween(0.7, 0.92);
    }

    @Test
    void foldsDependOnTheIdAlone() {
        Spread thread = THREADS.get(7);
        Spread other = new Spread(thread.id(), new double[] {0}, new long[] {5});
        assertThat(GrowthEvaluation.fold(other)).isEqualTo(GrowthEvaluation.fold(thread));
        assertThat(THREADS.stream().map(GrowthEvaluation::fold).distinct()).hasSize(5);
    }

    @Test
    void seismicForetellsWhatItsPaperSays() {
        // one post of 1,000 followers and no repost: nothing to be contagious
        assertThat(Seismic.finalSize(new Spread("a", new double[] {0}, new long[] {1_000}), 600))
                .isEqualTo(1);
        // many reposts of few followers: more than 100 followers can bring, so endless
        double[] seconds = new double[60];
        long[] followers = new long[60];
        Arrays.setAll(seconds, i -> 10.0 * i);
        Arrays.fill(followers, 10);
        assertThat(Seismic.finalSize(new Spread("b", seconds, followers), 600)).isInfinite();
    }

    private static List<Spread> draw(int count) {
        ThreadSimulation simulation = new ThreadSimulation(TRUE, 3);
        List<Spread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long rootFollowers = 100L << (i % 8);
            double[] seconds = simulation.draw(rootFollowers);
            long[] followers = new long[seconds.length];
            Arrays.fill(followers, 700);
            followers[0] = rootFollowers;
            threads.add(new Spread("thread " + i, seconds, followers));
        }
        return threads;
    }
}
