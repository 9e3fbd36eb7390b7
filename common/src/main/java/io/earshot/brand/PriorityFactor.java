package io.earshot.brand;

import java.util.Locale;

/** What the priority of an item is the sum of, beside the customer's tier. */
public enum PriorityFactor {
    /** Harm, danger, law, lost money, outages. */
    SEVERITY(40),
    /** What the customer wants. */
    INTENT(20),
    /** How many people may read it. */
    INFLUENCE(20),
    /** How bitter the tone is. */
    SENTIMENT(15),
    /** The platform vouches for the account. */
    VERIFIED(5),
    /** The customer says that it cannot wait, or that it is not the first time. */
    URGENCY(5),
    /** How many talk of the same. */
    TOPIC(5),
    /** What it is about is hot. */
    HEAT(15),
    /** The thread may run away. */
    VIRALITY(25),
    /** How long it waits already. */
    WAITING(15),
    /** It was taken for done, and was not. */
    REOPENED(15),
    /** What was promised before was not kept. */
    PROMISES(30),
    /** Deadlines that passed before. */
    BREACHES(10);

    private final int most;
    private final String code = name().toLowerCase(Locale.ROOT);

    PriorityFactor(int most) {
        this.most = most;
    }

    /** The most points that it gives where the book says nothing: judgement, not learned. */
    public int usual() {
        return most;
    }

    /** Its name in the book and in items. */
    public String code() {
        return code;
    }
}
