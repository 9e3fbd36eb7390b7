package io.earshot.viral;

import io.earshot.alert.AlertLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How well final sizes are foretold from the first minutes of threads that are over.
 *
 * <p>What is learned is measured on other threads than it was learned from: threads are parted into five folds by their
 * ids, and each fold is foretold by a model learned from the other four. The constants that come with Earshot are
 * measured beside it.
 */
public final class GrowthEvaluation {
    private static final int FOLDS = 5;

    /** With fewer threads nothing is learned, and only the shipped constants are measured. */
    private static final int ENOUGH_TO_LEARN = 200;

    private static final List<Duration> MOMENTS = List.of(Duration.ofMinutes(10), Duration.ofHours(1));
    private static final int MATTERS = 30; // posts
    private static final int[] LEAST_POSTS = {5, 10, 20};

    private GrowthEvaluation() {}

    /**
     * How well one method did.
     *
     * @param error median of |foretold − final| / final
     * @param meanError their mean
     * @param doublingAuc how well threads are ranked by whether they at least double again: the probability that one
     *     that did is put above one that did not; empty where all did or none, or all are ranked alike
     * @param inside share of final sizes within the interval of about 80 %; empty for methods without one
     * @param insideForetold the share that these intervals claim to hold
     * @param doubling mean probability of doubling that was told; empty for methods without one
     * @param reachError median relative error of the final reach; empty for methods without it
     * @param reachInside share of final reaches within their interval
     */
    public record Score(
            double error,
            double meanError,
            Optional<Double> doublingAuc,
            Optional<Double> inside,
            Optional<Double> insideForetold,
            Optional<Double> doubling,
            Optional<Double> reachError,
            Optional<Double> reachInside) {}

    /**
     * The figures of one moment, for the threads that had so many posts by then.
     *
     * @param doubled share of these threads that at least doubled again
     * @param crossValidated Earshot's model, learned from the other folds; empty where there were too few threads
     * @param shipped Earshot's model with the constants that come with it
     * @param constantGrowth final size = size now × the median growth of the other folds' threads
     */
    public record Figures(
            Duration after,
            int leastPosts,
            int threads,
            double doubled,
            Optional<Score> crossValidated,
            Score shipped,
            Score seismic,
            Score constantGrowth) {}

    /**
     * How a level did when the threads were played, minute by minute, as if they were angry ones about a brand to which
     * so many posts matter; with the constants that ship.
     *
     * @param posts the threshold
     * @param passed threads that passed it in the end
     * @param told threads that had the level, or a higher one, before they passed it or ended
     * @param right those of them that passed it
     * @param medianSize posts that the median of these had when the level came; 0 if there is none
     */
    public record Told(int posts, AlertLevel level, int passed, int told, int right, int medianSize) {}

    /**
     * All figures.
     *
     * @param levels how the levels did
     * @param learned the constants that all the threads teach; empty where they were too few
     */
    public record Report(
            int threads, long posts, List<Figures> figures, List<Told> levels, Optional<GrowthConstants> learned) {}

    /** Measures; takes some ten seconds for a few thousand threads, most of it learning. */
    public static Report of(List<Spread> threads) {
        boolean learns = threads.size() >= ENOUGH_TO_LEARN;
        GrowthModel[] byFold = new GrowthModel[FOLDS];
        for (int fold = 0; learns && fold < FOLDS; fold++) {
            byFold[fold] = new GrowthModel(GrowthFit.learn(without(fold, threads)));
        }
        List<Figures> figures = new ArrayList<>();
        for (Duration moment : MOMENTS) {
            for (int least : LEAST_POSTS) {
                double seconds = moment.toMillis() / 1e3;
                List<Spread> chosen = threads.stream()
                        .filter(thread -> thread.sizeAfter(seconds) >= least)
                        .toList();
                if (!chosen.isEmpty()) {
                    figures.add(figures(moment, least, chosen, learns ? Optional.of(byFold) : Optional.empty()));
                }
            }
        }
        return new Report(
                threads.size(),
                threads.stream().mapToLong(Spread::size).sum(),
                figures,
                RiskReplay.of(threads, MATTERS),
                learns ? Optional.of(GrowthFit.learn(threads)) : Optional.empty());
    }

    private static Figures figures(Duration moment, int least, List<Spread> threads, Optional<GrowthModel[]> byFold) {
        double seconds = moment.toMillis() / 1e3;
        long doubled = threads.stream()
                .filter(thread -> thread.size() >= 2 * thread.sizeAfter(seconds))
                .count();
        return new Figures(
                moment,
                least,
                threads.size(),
                (double) doubled / threads.size(),
                byFold.map(models -> outlooks(threads, seconds, models)),
                outlooks(threads, seconds, new GrowthModel[] {GrowthModel.SHIPPED}),
                plain(threads, seconds, true, thread -> Seismic.finalSize(thread, seconds)),
                plain(
                        threads,
                        seconds,
                        false,
                        thread -> thread.sizeAfter(seconds) * growth(threads, seconds, fold(thread))));
    }

    /** The fold of a thread, by its id alone. */
    static int fold(Spread thread) {
        return Math.floorMod((thread.id().hashCode() * 0x9E3779B1) >>> 8, FOLDS); // String.hashCode is specified
    }

    private static List<Spread> without(int fold, List<Spread> threads) {
        return threads.stream().filter(thread -> fold(thread) != fold).toList();
    }

    private static double growth(List<Spread> threads, double seconds, int fold) {
        double[] growths = without(fold, threads).stream()
                .mapToDouble(thread -> (double) thread.size() / thread.sizeAfter(seconds))
                .toArray();
        return growths.length == 0 ? 1 : median(growths);
    }

    private static Score outlooks(List<Spread> threads, double seconds, GrowthModel[] models) {
        double[] errors = new double[threads.size()];
        double[] reachErrors = new double[threads.size()];
        double[] doubling = new double[threads.size()];
        double inside = 0;
        double claimed = 0;
        double reachInside = 0;
        for (int i = 0; i < errors.length; i++) {
            Spread thread = threads.get(i);
            GrowthModel model = models.length == 1 ? models[0] : models[fold(thread)];
            Outlook outlook = thread.after(seconds, model).outlook(Spread.at(seconds));
            Estimate size = outlook.size();
            Estimate reach = outlook.reach();
            errors[i] = error((double) size.likely(), thread.size());
            reachErrors[i] = error((double) reach.likely(), (double) thread.reach());
            doubling[i] = outlook.sizeAtLeast(2 * outlook.sizeNow());
            inside += within(size, thread.size());
            claimed += outlook.insideInterval();
            reachInside += within(reach, thread.reach());
        }
        return new Score(
                median(errors),
                Arrays.stream(errors).average().orElseThrow(),
                auc(threads, seconds, doubling),
                Optional.of(inside / errors.length),
                Optional.of(claimed / errors.length),
                Optional.of(Arrays.stream(doubling).average().orElseThrow()),
                Optional.of(median(reachErrors)),
                Optional.of(reachInside / errors.length));
    }

    private static Score plain(
            List<Spread> threads, double seconds, boolean ranks, ToDoubleFunction<Spread> finalSize) {
        double[] errors = new double[threads.size()];
        double[] growths = new double[threads.size()];
        for (int i = 0; i < errors.length; i++) {
            Spread thread = threads.get(i);
            double foretold = finalSize.applyAsDouble(thread);
            errors[i] = error(foretold, thread.size());
            growths[i] = foretold / thread.sizeAfter(seconds);
        }
        return new Score(
                median(errors),
                Arrays.stream(errors).average().orElseThrow(),
                ranks ? auc(threads, seconds, growths) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static double error(double foretold, double came) {
        return came == 0 ? (foretold == 0 ? 0 : 1) : Math.abs(foretold - came) / came;
    }

    private static double within(Estimate estimate, long came) {
        return came >= estimate.low() && came <= estimate.high() ? 1 : 0;
    }

    private static Optional<Double> auc(List<Spread> threads, double seconds, double[] scores) {
        double pairs = 0;
        double right = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (doubled(threads.get(i), seconds) && !doubled(threads.get(j), seconds)) {
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? Optional.empty() : Optional.of(right / pairs);
    }

    private static boolean doubled(Spread thread, double seconds) {
        return thread.size() >= 2 * thread.sizeAfter(seconds);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
