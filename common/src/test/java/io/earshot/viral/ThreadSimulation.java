package io.earshot.viral;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws threads that spread as the growth model says, to see whether it finds out. */
final class ThreadSimulation {
    private static final double MOST_CONTAGION = 0.9; // a thread has to end

    private final GrowthConstants constants;
    private final SplittableRandom random;

    ThreadSimulation(GrowthConstants constants, long seed) {
        this.constants = constants;
        random = new SplittableRandom(seed);
    }

    /** Seconds of each post after the root, ascending, the root's 0 first. */
    double[] draw(long rootFollowers) {
        GrowthModel model = new GrowthModel(constants);
        double drawn = gamma(constants.branchingShape(), constants.branching());
        double contagion = Math.min(MOST_CONTAGION, drawn * model.contagionFactor((double) rootFollowers));
        ArrayDeque<Double> toSpread = new ArrayDeque<>();
        double[] times = {0};
        if (random.nextDouble() < constants.lateShare()) {
            for (int i = poisson(model.lateMass((double) rootFollowers)); i > 0; i--) {
                toSpread.add(constants.lateSeconds() * (Math.pow(random.nextDouble(), -1 / constants.lateDecay()) - 1));
            }
        } else {
            double mass = gamma(constants.promptShape(), model.promptMass((double) rootFollowers));
            for (int i = poisson(mass); i > 0; i--) {
                toSpread.add(delay(constants.promptQuickShare()));
            }
        }
        while (!toSpread.isEmpty()) {
            double at = toSpread.poll();
            times = Arrays.copyOf(times, times.length + 1);
            times[times.length - 1] = at;
            for (int i = poisson(contagion); i > 0; i--) {
                toSpread.add(at + delay(constants.quickShare()));
            }
        }
        Arrays.sort(times);
        return times;
    }

    private double delay(double quickShare) {
        double mean = random.nextDouble() < quickShare ? constants.quickSeconds() : constants.steadySeconds();
        return -mean * Math.log(1 - random.nextDouble());
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Marsaglia and Tsang's way, for shapes of at least 1. */
    private double gamma(double shape, double mean) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = normal();
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
                return d * v / shape * mean;
            }
        }
    }

    private double normal() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
