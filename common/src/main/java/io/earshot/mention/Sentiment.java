package io.earshot.mention;

/**
 * The tone of a post.
 *
 * @param score −1..1
 * @param confidence 0..1, of the label
 */
public record Sentiment(Label label, double score, double confidence) {
    /** The three tones, from worst to best. */
    public enum Label {
        NEGATIVE,
        NEUTRAL,
        POSITIVE
    }
}
