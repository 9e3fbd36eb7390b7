package io.earshot.mention;

import java.util.List;

/**
 * What the author wants.
 *
 * @param confidence 0..1
 * @param also what they want as well, the surest first
 */
public record Intent(Label label, double confidence, List<Further> also) {
    public Intent {
        also = also == null ? List.of() : also;
    }

    public Intent(Label label, double confidence) {
        this(label, confidence, List.of());
    }

    /** An intent besides the main one. */
    public record Further(Label label, double confidence) {}

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
