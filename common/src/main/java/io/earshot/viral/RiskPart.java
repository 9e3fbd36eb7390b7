package io.earshot.viral;

import java.util.Objects;

/**
 * One of the things that make a thread a risk.
 *
 * @param name {@code growth}, {@code negativity}, {@code influence}, {@code breadth} or {@code exposure}
 * @param value 0..1
 * @param because what it rests on, in words for people
 */
public record RiskPart(String name, double value, String because) {
    public RiskPart {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(because, "because");
    }
}
