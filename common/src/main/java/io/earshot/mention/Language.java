package io.earshot.mention;

/**
 * The language that the pipeline found.
 *
 * @param code BCP 47, {@code und} where it is not sure
 * @param confidence 0..1
 */
public record Language(String code, double confidence) {
    public static final String UNDETERMINED = "und";
}
