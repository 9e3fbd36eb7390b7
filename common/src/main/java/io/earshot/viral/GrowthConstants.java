package io.earshot.viral;

/**
 * What the growth model has learned of how threads spread. Counts are reposts; masses are for a root with 1,000
 * followers.
 *
 * @param lateShare share of roots that are found over days rather than answered at once
 * @param lateMass reposts that such a root brings by itself, on average
 * @param lateFollowers the power of the root's followers that this grows with
 * @param lateSeconds when these reposts begin to thin out: they follow the law of a waiting time that was forgotten
 *     slowly, {@code (1 + t/lateSeconds)^-lateDecay}
 * @param lateDecay the power of that law
 * @param promptMass reposts that a prompt root brings by itself, on average
 * @param promptFollowers the power of the root's followers that this grows with
 * @param promptShape how alike prompt roots are: the shape of the gamma law of their strength
 * @param promptQuickShare share of these reposts that come in quick time, the rest in steady time
 * @param quickSeconds mean delay of a repost in quick time
 * @param steadySeconds mean delay of a repost in steady time
 * @param quickShare share of the reposts of a repost that come in quick time
 * @param branching reposts that a repost brings by itself, on average over threads whose root has 1,000 followers
 * @param branchingFollowers the power of the root's followers that this grows with
 * @param branchingShape how alike threads are in that: the shape of its gamma law
 * @param stamina what is still to come of what reposts have stirred, against what it would be if people never tired
 */
public record GrowthConstants(
        double lateShare,
        double lateMass,
        double lateFollowers,
        double lateSeconds,
        double lateDecay,
        double promptMass,
        double promptFollowers,
        double promptShape,
        double promptQuickShare,
        double quickSeconds,
        double steadySeconds,
        double quickShare,
        double branching,
        double branchingFollowers,
        double branchingShape,
        double stamina) {

    /**
     * Learned from some 1,700 threads about Australian politics on Twitter (the set {@code auspol} that comes with
     * evently) by maximum likelihood; {@code earshot eval viral} prints what it learns from any set.
     */
    public static final GrowthConstants SHIPPED = new GrowthConstants(
            0.66, 0.475, 0.25, 19_400, 0.96, 0.8, 0.38, 4.2, 0.7, 258, 1_375, 0.26, 0.5, 0.057, 9.3, 0.7);

    public GrowthConstants {
        share("lateShare", lateShare);
        share("promptQuickShare", promptQuickShare);
        share("quickShare", quickShare);
        positive("lateMass", lateMass);
        positive("lateSeconds", lateSeconds);
        positive("lateDecay", lateDecay);
        positive("promptMass", promptMass);
        positive("promptShape", promptShape);
        positive("quickSeconds", quickSeconds);
        positive("steadySeconds", steadySeconds);
        positive("branching", branching);
        positive("branchingShape", branchingShape);
        positive("stamina", stamina);
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + ": must lie between 0 and 1, found " + value);
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + ": must be above 0, found " + value);
        }
    }
}
