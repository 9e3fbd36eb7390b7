package io.earshot.viral;

/**
 * How threads grow: each post draws further posts, soon or later, and nobody knows at first how contagious this thread
 * is. A self-exciting (Hawkes) process with a few hypotheses about the thread, whose odds each repost shifts by Bayes'
 * rule.
 *
 * <p>A root is either <i>late</i> (people come upon it over days; a power-law memory) or <i>prompt</i> (its followers
 * answer within minutes, more or less of them). A repost draws {@code branching} further ones within minutes, a number
 * that differs from thread to thread. Both unknowns are cut into cells, so that a hypothesis is a pair: kind and
 * strength of the root, and contagion. After Zhao et al., SEISMIC (KDD 2015), whose infectiousness is a point estimate
 * where this is a law; and Mishra, Rizoiu and Xie, Feature driven and point process approaches (CIKM 2016), where the
 * branching factor is learned over threads. Docs: docs/trends.md, "Viral risk".
 *
 * <p>Immutable; one serves all threads.
 */
public final class GrowthModel {
    /** Edges of the cells of contagion: from 1 on a thread grows until something else ends it. */
    private static final double[] CONTAGION_EDGES = {0.2, 0.4, 0.6, 0.8, 1.0};

    private static final int PROMPT_STRENGTHS = 3;
    private static final double FOLLOWERS_UNIT = 1_000;

    /** The model with the constants that come with Earshot. */
    public static final GrowthModel SHIPPED = new GrowthModel(GrowthConstants.SHIPPED);

    private final GrowthConstants constants;

    // By hypothesis: whether the root is late (1 or 0), strength of a prompt root, contagion, odds at birth.
    final double[] late;
    final double[] prompt;
    final double[] contagion;
    final double[] prior;

    public GrowthModel(GrowthConstants constants) {
        this.constants = constants;
        GammaLaw contagions = new GammaLaw(constants.branchingShape(), constants.branching());
        double[] contagionShares = contagions.shares(CONTAGION_EDGES);
        double[] contagionMeans = contagions.means(CONTAGION_EDGES);
        GammaLaw strengths = new GammaLaw(constants.promptShape(), 1);
        double[] strengthMeans = strengths.means(strengths.quantiles(PROMPT_STRENGTHS));
        int count = (1 + PROMPT_STRENGTHS) * contagionMeans.length;
        late = new double[count];
        prompt = new double[count];
        contagion = new double[count];
        prior = new double[count];
        for (int i = 0; i < count; i++) {
            int root = i / contagionMeans.length;
            int cell = i % contagionMeans.length;
            late[i] = root == 0 ? 1 : 0;
            prompt[i] = root == 0 ? 0 : strengthMeans[root - 1];
            contagion[i] = contagionMeans[cell];
            double rootShare = root == 0 ? constants.lateShare() : (1 - constants.lateShare()) / PROMPT_STRENGTHS;
            prior[i] = rootShare * contagionShares[cell];
        }
    }

    public GrowthConstants constants() {
        return constants;
    }

    int hypotheses() {
        return prior.length;
    }

    double leastContagion() {
        return contagion[0];
    }

    /** Reposts that a late root with so many followers brings by itself, in all. */
    double lateMass(double followers) {
        return constants.lateMass() * Math.pow((followers + 1) / FOLLOWERS_UNIT, constants.lateFollowers());
    }

    /** Reposts that a prompt root of strength 1 with so many followers brings by itself, in all. */
    double promptMass(double followers) {
        return constants.promptMass() * Math.pow((followers + 1) / FOLLOWERS_UNIT, constants.promptFollowers());
    }

    /** How much more, or less, contagious threads are whose root has so many followers. */
    double contagionFactor(double followers) {
        return Math.pow((followers + 1) / FOLLOWERS_UNIT, constants.branchingFollowers());
    }

    /** The share of a late root's reposts that are still to come, seconds after it. */
    double lateLeft(double seconds) {
        return Math.pow(1 + seconds / constants.lateSeconds(), -constants.lateDecay());
    }

    /** How fast these come, a second, as a share of them. */
    double lateRate(double seconds) {
        return lateLeft(seconds) * constants.lateDecay() / (constants.lateSeconds() + seconds);
    }

    /** The share of a prompt root's reposts that are still to come, given what is left of quick and steady time. */
    double promptLeft(double quick, double steady) {
        return constants.promptQuickShare() * quick + (1 - constants.promptQuickShare()) * steady;
    }

    double promptRate(double quick, double steady) {
        return constants.promptQuickShare() * quick / constants.quickSeconds()
                + (1 - constants.promptQuickShare()) * steady / constants.steadySeconds();
    }

    /** The same for the reposts of reposts. */
    double repostsLeft(double quick, double steady) {
        return constants.quickShare() * quick + (1 - constants.quickShare()) * steady;
    }

    double repostsRate(double quick, double steady) {
        return constants.quickShare() * quick / constants.quickSeconds()
                + (1 - constants.quickShare()) * steady / constants.steadySeconds();
    }

    double quickLeft(double seconds) {
        return Math.exp(-seconds / constants.quickSeconds());
    }

    double steadyLeft(double seconds) {
        return Math.exp(-seconds / constants.steadySeconds());
    }
}
