package io.earshot.mention;

/**
 * What the author wants.
 *
 * @param confidence 0..1
 */
public record Intent(Label label, double confidence) {
    /** The classes of the mention contract. */
    public enum Label {
        OUTAGE,
        DEFECT,
        BILLING,
        DELIVERY,
        ACCOUNT,
        COMPLAINT,
        QUESTION,
        REQUEST,
        SUGGESTION,
        PRAISE,
        NEWS,
        SPAM,
        OTHER
    }
}
