package io.earshot.deliver;

import java.io.Serializable;

/** A text that must never be shown: a password, or an address that is one. */
public record Secret(String value) implements Serializable {
    @Override
    public String toString() {
        return "…";
    }
}
