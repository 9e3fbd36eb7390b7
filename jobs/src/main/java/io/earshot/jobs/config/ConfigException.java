package io.earshot.jobs.config;

import java.util.List;

/** A configuration that can't be used, with all that is wrong with it. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> errors;

    public ConfigException(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** One line an error, each with its place. */
    public List<String> errors() {
        return errors;
    }
}
