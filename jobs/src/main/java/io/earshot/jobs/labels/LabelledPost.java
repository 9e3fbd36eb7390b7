package io.earshot.jobs.labels;

import io.earshot.text.LabelledText;
import org.jspecify.annotations.Nullable;

/**
 * A post and what people said it is.
 *
 * @param language as its file says; null where it does not
 */
public record LabelledPost(
        String label, String text, @Nullable String language) {
    public LabelledText labelled() {
        return new LabelledText(label, text);
    }
}
