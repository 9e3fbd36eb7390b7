package io.earshot.care;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the brand did in a conversation: a post of its own, or an activity.
 *
 * @param post the post that it is about; null for the whole conversation
 * @param named handles that an own post names
 * @param own whether it is a post of the brand's own
 */
public record Deed(
        Activity.Type type,
        Instant at,
        @Nullable String post,
        List<String> named,
        boolean own,
        @Nullable String agent,
        @Nullable Instant dueAt) {

    /** Whether it gives the customer an answer. */
    boolean answers() {
        return type == Activity.Type.REPLIED || type == Activity.Type.PROMISED;
    }
}
