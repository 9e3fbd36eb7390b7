package io.earshot.spike;

/**
 * What is expected of a count.
 *
 * @param expected its mean
 * @param low few counts are below, about one in twenty
 * @param high few are above
 */
public record Band(double expected, double low, double high) {
    /** Of a series too young to know. */
    public static final Band UNKNOWN = new Band(0, 0, 0);

    public boolean isKnown() {
        return high > 0;
    }
}
