package io.earshot.jobs.send;

import java.util.List;

/** A mapping file that cannot be used, with all that is wrong with it. */
public final class MappingException extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> errors;

    MappingException(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** One line an error: {@code file:line:column: what is wrong}. */
    public List<String> errors() {
        return errors;
    }
}
