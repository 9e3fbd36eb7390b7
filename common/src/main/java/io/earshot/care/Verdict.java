package io.earshot.care;

import java.util.Objects;

/**
 * Whether a mention deserves an item.
 *
 * @param reason what it is counted by, such as {@code spam} or the id of a rule in the brand book
 */
public record Verdict(boolean open, String reason) {
    public Verdict {
        Objects.requireNonNull(reason, "reason");
    }
}
