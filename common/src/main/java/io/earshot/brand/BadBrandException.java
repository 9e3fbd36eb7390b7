package io.earshot.brand;

import java.util.List;

/** A brand that cannot be used, with every reason why. */
public final class BadBrandException extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> reasons;

    BadBrandException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** All of them, at least one. */
    public List<String> reasons() {
        return reasons;
    }
}
