package io.earshot.care;

import io.earshot.mention.Mention;
import io.earshot.post.Post;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the brand did in a conversation: a post of its own, or an activity.
 *
 * @param post the post that it is about; null for the whole conversation
 * @param topic of the items that it is about; null for none
 * @param named handles that an own post names
 * @param own whether it is a post of the brand's own
 */
public record Deed(
        Activity.Type type,
        Instant at,
        @Nullable String post,
        @Nullable String topic,
        List<String> named,
        boolean own,
        @Nullable String agent,
        @Nullable Instant dueAt) {

    /** What an own post in the thread does: it answers, and may promise to come back to it. */
    static Deed of(Mention mention, String thread, ZoneId zone) {
        Post post = mention.post();
        Instant promised = Promises.in(post.text(), mention.language().code(), post.createdAt(), zone)
                .map(Promises.Promise::due)
                .orElse(null);
        return new Deed(
                promised == null ? Activity.Type.REPLIED : Activity.Type.PROMISED,
                post.createdAt(),
                post.inReplyTo() != null ? post.inReplyTo() : thread,
                null,
                post.mentions().stream().map(Case::folded).toList(),
                true,
                null,
                promised);
    }

    /** What an agent or a ticket system did. */
    static Deed of(Activity activity) {
        return new Deed(
                activity.type(),
                activity.at(),
                activity.target(),
                activity.topic(),
                List.of(),
                false,
                activity.agent(),
                activity.dueAt());
    }

    /** Whether it gives the customer an answer. */
    boolean answers() {
        return type == Activity.Type.REPLIED || type == Activity.Type.PROMISED;
    }

    /** The same as a case takes it down. */
    Happening happening() {
        Happening.Kind kind =
                switch (type) {
                    case REPLIED -> Happening.Kind.ANSWERED;
                    case PROMISED -> Happening.Kind.PROMISED;
                    case CLAIMED -> Happening.Kind.CLAIMED;
                    case RESOLVED -> Happening.Kind.RESOLVED;
                    case REOPENED -> Happening.Kind.REOPENED;
                    case FEEDBACK, NOTE, CONTACT -> throw new IllegalStateException(type + " changes no item");
                };
        return new Happening(kind, at, post, null, agent, dueAt, null);
    }
}
