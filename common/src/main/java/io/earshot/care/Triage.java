package io.earshot.care;

import io.earshot.mention.Mention;
import io.earshot.post.Post;
import io.earshot.post.PostKind;

/** Which mentions matter to conversations at all. */
final class Triage {
    private Triage() {}

    /** Whether the mention can matter to any item of the thread: one that cannot is not worth a look at its state. */
    static boolean concerns(Briefed briefed, String thread) {
        Mention mention = briefed.mention();
        if (mention.own()) {
            return answers(mention);
        }
        if (mention.post().kind() == PostKind.REPOST) {
            return false;
        }
        return briefed.verdict().open() || !mention.post().id().equals(thread) || Praise.isStrong(mention);
    }

    /** Whether the mention is the brand's own post in somebody's thread: it may answer an item. */
    static boolean answers(Mention mention) {
        Post post = mention.post();
        return mention.own() && post.kind() != PostKind.REPOST && !post.thread().equals(post.id());
    }
}
