package io.earshot.care;

import io.earshot.post.Post;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which thread a post belongs to. Some platforms name a reply's thread, others only the post that it answers: then the
 * thread is that of the post which it answers, if one has seen that post, else the thread is taken to start with it.
 */
public final class Threads {
    private Threads() {}

    /**
     * The id of the post that started the thread.
     *
     * @param known the thread of a reply that was seen before; null for any other post
     */
    public static String of(Post post, Function<String, @Nullable String> known) {
        if (post.conversation() != null) {
            return post.conversation();
        }
        return post.inReplyTo() == null ? post.id() : of(post.inReplyTo(), known);
    }

    /** The thread that a post or a conversation leads to. */
    public static String of(String lead, Function<String, @Nullable String> known) {
        String thread = known.apply(lead);
        return thread == null ? lead : thread;
    }

    /**
     * Whether the thread of the post must be remembered to follow the replies to it, as they may not name their thread. A
     * post that starts its own thread needs no memory.
     */
    static boolean worthKnowing(Post post, String thread) {
        return !post.id().equals(thread) && post.conversation() == null;
    }
}
