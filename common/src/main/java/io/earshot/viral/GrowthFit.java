package io.earshot.viral;

import java.util.List;

/**
 * Learns the growth model's constants from threads that are over: those under which what happened is most probable, the
 * hypotheses about each thread summed out. Stamina is learned last, from what was foretold in the midst of threads.
 */
final class GrowthFit {
    /** Round numbers to start from, so that what is learned does not depend on what was learned before. */
    private static final GrowthConstants START =
            new GrowthConstants(0.5, 0.5, 0.3, 20_000, 1, 1, 0.3, 2, 0.5, 300, 1_500, 0.5, 0.5, 0, 4, 1);

    private static final int MOST_STEPS = 80;
    private static final double LEAST_GAP_SECONDS = 0.5;
    private static final double[] MOMENTS_SECONDS = {600, 1_800, 3_600};
    private static final int LEAST_POSTS = 3;

    private GrowthFit() {}

    static GrowthConstants learn(List<Spread> threads) {
        double[] best = Minimum.of(point -> surprise(threads, constants(point, 1)), point(START), MOST_STEPS);
        double stamina = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int tenths = 4; tenths <= 12; tenths++) {
            double surprise = surpriseOfForecasts(threads, new GrowthModel(constants(best, tenths / 10.0)));
            if (surprise < least) {
                least = surprise;
                stamina = tenths / 10.0;
            }
        }
        return constants(best, stamina);
    }

    private static double[] point(GrowthConstants c) {
        return new double[] {
            logit(c.lateShare()),
            Math.log(c.lateMass()),
            c.lateFollowers(),
            Math.log(c.lateSeconds()),
            Math.log(c.lateDecay()),
            Math.log(c.promptMass()),
            c.promptFollowers(),
            Math.log(c.promptShape()),
            logit(c.promptQuickShare()),
            Math.log(c.quickSeconds()),
            Math.log(c.steadySeconds()),
            logit(c.quickShare()),
            Math.log(c.branching()),
            c.branchingFollowers(),
            Math.log(c.branchingShape())
        };
    }

    private static GrowthConstants constants(double[] p, double stamina) {
        return new GrowthConstants(
                share(p[0]),
                amount(p[1]),
                p[2],
                amount(p[3]),
                amount(p[4]),
                amount(p[5]),
                p[6],
                amount(p[7]),
                share(p[8]),
                amount(p[9]),
                amount(p[10]),
                share(p[11]),
                amount(p[12]),
                p[13],
                amount(p[14]),
                stamina);
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    /** Bounded away from 0 and 1, so that no step of the search falls off the world. */
    private static double share(double logit) {
        return 1 / (1 + Math.exp(-Math.max(-12, Math.min(12, logit))));
    }

    private static double amount(double log) {
        return Math.exp(Math.max(-12, Math.min(18, log)));
    }

    /** Minus the logarithm of how probable all that happened in the threads is. */
    static double surprise(List<Spread> threads, GrowthConstants constants) {
        GrowthModel model = new GrowthModel(constants);
        double sum = 0;
        for (Spread thread : threads) {
            sum += surprise(thread, model);
        }
        return sum;
    }

    private static double surprise(Spread thread, GrowthModel model) {
        int reposts = thread.size() - 1;
        double lateMass = model.lateMass((double) thread.followers(0));
        double promptMass = model.promptMass((double) thread.followers(0));
        double contagionFactor = model.contagionFactor((double) thread.followers(0));
        double[] late = new double[reposts];
        double[] prompt = new double[reposts];
        double[] repeated = new double[reposts];
        double quick = 0;
        double steady = 0;
        for (int i = 0; i < reposts; i++) {
            double age = Math.max(thread.seconds(i + 1), LEAST_GAP_SECONDS);
            double gap = Math.max(thread.seconds(i + 1) - thread.seconds(i), LEAST_GAP_SECONDS);
            quick *= model.quickLeft(gap);
            steady *= model.steadyLeft(gap);
            late[i] = lateMass * model.lateRate(age);
            prompt[i] = promptMass * model.promptRate(model.quickLeft(age), model.steadyLeft(age));
            repeated[i] = contagionFactor * model.repostsRate(quick, steady);
            quick++;
            steady++;
        }
        double[] logs = new double[model.hypotheses()];
        double most = Double.NEGATIVE_INFINITY;
        for (int h = 0; h < logs.length; h++) {
            double log = Math.log(model.prior[h])
                    - model.late[h] * lateMass
                    - model.prompt[h] * promptMass
                    - model.contagion[h] * contagionFactor * reposts;
            double product = 1;
            for (int i = 0; i < reposts; i++) {
                product *= model.late[h] * late[i] + model.prompt[h] * prompt[i] + model.contagion[h] * repeated[i];
                if (product < 1e-200) {
                    log += Math.log(Math.max(product, 1e-300));
                    product = 1;
                }
            }
            logs[h] = log + Math.log(product);
            most = Math.max(most, logs[h]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return -most - Math.log(sum);
    }

    private static double surpriseOfForecasts(List<Spread> threads, GrowthModel model) {
        double sum = 0;
        for (Spread thread : threads) {
            for (double moment : MOMENTS_SECONDS) {
                int now = thread.sizeAfter(moment);
                if (now >= LEAST_POSTS) {
                    Outlook outlook = thread.after(moment, model).outlook(Spread.at(moment));
                    double probability = outlook.sizeAtLeast(thread.size()) - outlook.sizeAtLeast(thread.size() + 1L);
                    sum -= Math.log(Math.max(probability, 1e-6));
                }
            }
        }
        return sum;
    }
}
