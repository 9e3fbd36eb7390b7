package io.earshot.viral;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The growth of one thread or topic: fed with its posts, asked at any time how far it will still run. Takes constant
 * memory, some 100 bytes for a lone post and 200 once it spreads, and a fraction of a microsecond a post.
 *
 * <p>Posts are given in the order of time; one that comes late counts as if it came with the last. Mutable, not
 * thread-safe.
 */
public final class Cascade {
    private static final byte VERSION = 1;

    /** What an author of unknown audience may be taken for: the median of the threads learned from. */
    public static final long USUAL_FOLLOWERS = 800;

    private static final double USUAL_AUDIENCE = 1_500; // between median and mean (2,600) of the same threads
    private static final double USUAL_WEIGHT = 5; // posts after which a thread's own audience counts as much

    /** A thread that would run for ever is ended by what the model does not know. */
    private static final double MOST_CONTAGION = 0.97;

    private static final double LEAST_GAP_SECONDS = 0.5; // clocks of platforms are no finer than a second
    private static final float LEAST_ODDS = 1e-12f; // no hypothesis dies for good: a thread may change

    private final GrowthModel model;
    private final long startMillis;
    private final long rootFollowers;
    private final float lateMass;
    private final float promptMass;
    private final float contagionFactor;

    private long lastMillis;
    private long count = 1;
    private long spread; // followers of all but the root
    private double quick; // sum over reposts of e^(-age/quickSeconds), as of the last post
    private double steady;
    private float @Nullable [] odds; // by hypothesis, as of the last post; null: as at birth

    /**
     * Starts with the post that the thread begins with, or the first one known.
     *
     * @param followers the audience of who wrote it; 0 if unknown, which adds no reach but makes it no dull thread
     */
    public Cascade(GrowthModel model, Instant at, long followers) {
        this(model, at.toEpochMilli(), followers);
    }

    private Cascade(GrowthModel model, long startMillis, long rootFollowers) {
        this.model = model;
        this.startMillis = startMillis;
        this.rootFollowers = Math.max(0, rootFollowers);
        lastMillis = startMillis;
        double audience = (double) (this.rootFollowers > 0 ? this.rootFollowers : USUAL_FOLLOWERS);
        lateMass = (float) model.lateMass(audience);
        promptMass = (float) model.promptMass(audience);
        contagionFactor = (float) model.contagionFactor(audience);
    }

    /**
     * Takes in a repost, reply or quote.
     *
     * @param followers the audience of who wrote it, 0 if unknown
     */
    public void add(Instant at, long followers) {
        long millis = Math.max(at.toEpochMilli(), lastMillis);
        double age = Math.max((millis - startMillis) / 1e3, LEAST_GAP_SECONDS);
        double gap = Math.max((millis - lastMillis) / 1e3, LEAST_GAP_SECONDS);
        float[] odds = silence(millis);
        quick *= model.quickLeft(gap);
        steady *= model.steadyLeft(gap);
        hear(
                odds,
                lateMass * model.lateRate(age),
                promptMass * model.promptRate(model.quickLeft(age), model.steadyLeft(age)),
                contagionFactor * model.repostsRate(quick, steady));
        this.odds = odds;
        quick++;
        steady++;
        count++;
        spread += Math.max(0, followers);
        lastMillis = millis;
    }

    /** Bayes' rule, first half: the more posts a hypothesis expected since the last one, the less the silence fits. */
    private float[] silence(long nowMillis) {
        double ageBefore = (lastMillis - startMillis) / 1e3;
        double age = (nowMillis - startMillis) / 1e3;
        double gap = (nowMillis - lastMillis) / 1e3;
        double late = lateMass * (model.lateLeft(ageBefore) - model.lateLeft(age));
        double prompt = promptMass
                * (model.promptLeft(model.quickLeft(ageBefore), model.steadyLeft(ageBefore))
                        - model.promptLeft(model.quickLeft(age), model.steadyLeft(age)));
        double reposts = contagionFactor
                * (model.repostsLeft(quick, steady)
                        - model.repostsLeft(quick * model.quickLeft(gap), steady * model.steadyLeft(gap)));
        double least = model.leastContagion() * reposts; // what all expected tells nothing, and may be much
        float[] after = new float[model.hypotheses()];
        for (int i = 0; i < after.length; i++) {
            double expected = model.late[i] * late + model.prompt[i] * prompt + model.contagion[i] * reposts - least;
            after[i] = (float) ((odds == null ? model.prior[i] : odds[i]) * Math.exp(-expected));
        }
        return after;
    }

    /** Second half: a hypothesis is the more likely the more it expected a post right now. */
    private void hear(float[] odds, double lateRate, double promptRate, double repostsRate) {
        float most = 0;
        for (int i = 0; i < odds.length; i++) {
            double rate = model.late[i] * lateRate + model.prompt[i] * promptRate + model.contagion[i] * repostsRate;
            odds[i] *= (float) rate;
            most = Math.max(most, odds[i]);
        }
        for (int i = 0; i < odds.length; i++) {
            odds[i] = most == 0 ? (float) model.prior[i] : Math.max(odds[i] / most, LEAST_ODDS);
        }
    }

    /** Posts so far, the first one included. */
    public long size() {
        return count;
    }

    /** Sum of the audiences so far. */
    public long reach() {
        return rootFollowers + spread;
    }

    public Instant start() {
        return Instant.ofEpochMilli(startMillis);
    }

    public Instant last() {
        return Instant.ofEpochMilli(lastMillis);
    }

    /**
     * What is to come.
     *
     * @param now not before the last post, else the time of the last post counts
     */
    public Outlook outlook(Instant now) {
        double[] shares = new double[model.hypotheses()];
        double[] means = new double[shares.length];
        weigh(now, shares, means);
        return new Outlook(count, reach(), audience(), new GrowthLaw(shares, means, contagions()));
    }

    /** How many posts are still to come on average: the rough, cheap form of {@link #outlook}. */
    public double expected(Instant now) {
        double[] shares = new double[model.hypotheses()];
        double[] means = new double[shares.length];
        weigh(now, shares, means);
        double[] contagions = contagions();
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * means[i] / (1 - contagions[i]);
        }
        return sum;
    }

    private double[] contagions() {
        double[] contagions = model.contagion.clone();
        for (int i = 0; i < contagions.length; i++) {
            contagions[i] = Math.min(contagionFactor * contagions[i], MOST_CONTAGION);
        }
        return contagions;
    }

    /** By hypothesis: its share, and the mean number of posts that those so far will still draw by themselves. */
    private void weigh(Instant now, double[] shares, double[] means) {
        long nowMillis = Math.max(now.toEpochMilli(), lastMillis);
        double age = (nowMillis - startMillis) / 1e3;
        double gap = (nowMillis - lastMillis) / 1e3;
        double lateLeft = model.lateLeft(age);
        double promptLeft = model.promptLeft(model.quickLeft(age), model.steadyLeft(age));
        double repostsLeft =
                contagionFactor * model.repostsLeft(quick * model.quickLeft(gap), steady * model.steadyLeft(gap));
        double stamina = model.constants().stamina();
        float[] odds = silence(nowMillis);
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += odds[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = odds[i] / sum;
            means[i] = model.late[i] * lateMass * lateLeft
                    + model.prompt[i] * promptMass * promptLeft
                    + stamina * model.contagion[i] * repostsLeft;
        }
    }

    /** The mean audience that a further post will bring: this thread's own, held to the usual while it is young. */
    double audience() {
        return (spread + USUAL_WEIGHT * USUAL_AUDIENCE) / (count - 1 + USUAL_WEIGHT);
    }

    /** Writes all it knows, exactly. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(startMillis);
        out.writeLong(rootFollowers);
        out.writeLong(lastMillis);
        out.writeLong(count);
        out.writeLong(spread);
        out.writeDouble(quick);
        out.writeDouble(steady);
        float[] written = odds == null ? new float[0] : odds;
        out.writeByte(written.length);
        for (float hypothesis : written) {
            out.writeFloat(hypothesis);
        }
    }

    /** Reads what {@link #write} wrote; the model must be of the same kind. */
    public static Cascade read(DataInput in, GrowthModel model) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a cascade of version " + version + ", where only " + VERSION + " is known");
        }
        Cascade cascade = new Cascade(model, in.readLong(), in.readLong());
        cascade.lastMillis = in.readLong();
        cascade.count = in.readLong();
        cascade.spread = in.readLong();
        cascade.quick = in.readDouble();
        cascade.steady = in.readDouble();
        int hypotheses = in.readUnsignedByte();
        if (hypotheses > 0) {
            if (hypotheses != model.hypotheses()) {
                throw new IOException("a cascade with " + hypotheses + " hypotheses, where the model has "
                        + model.hypotheses() + ": it was written with another model");
            }
            cascade.odds = new float[hypotheses];
            for (int i = 0; i < hypotheses; i++) {
                cascade.odds[i] = in.readFloat();
            }
        }
        return cascade;
    }
}
