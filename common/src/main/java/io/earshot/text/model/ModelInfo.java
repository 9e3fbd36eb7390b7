package io.earshot.text.model;

import java.util.Objects;

/**
 * What a model is.
 *
 * @param kind what it judges: {@code sentiment}, {@code intent} …
 * @param language BCP 47 code of the posts that it judges
 * @param version tells this model from all others of its kind and language: it is made of the model's own content
 */
public record ModelInfo(String kind, String language, String version) {
    public ModelInfo {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(version, "version");
    }

    /** The whole name, such as {@code sentiment-en-1f3a9c04}. */
    public String name() {
        return kind + "-" + language + "-" + version;
    }

    /** Which one of its kind it is, such as {@code en-1f3a9c04}. */
    public String edition() {
        return language + "-" + version;
    }
}
