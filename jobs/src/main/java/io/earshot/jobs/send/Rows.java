package io.earshot.jobs.send;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a foreign file, one after the other. */
interface Rows {
    /** The next that can be read, null after the last. */
    @Nullable
    Row next() throws IOException, SendException;

    /** Where the row stands that was read last, as {@code file:line}. */
    String place();
}
