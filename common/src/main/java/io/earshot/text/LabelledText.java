package io.earshot.text;

import java.util.Objects;

/** A text and what people said it is: an example to learn from or to be measured against. */
public record LabelledText(String label, String text) {
    public LabelledText {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
    }
}
