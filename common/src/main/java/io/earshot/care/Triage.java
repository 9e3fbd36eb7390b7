package io.earshot.care;

import io.earshot.mention.Mention;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.util.Locale;

/** Whether a mention deserves an item, and if not, why not. */
public enum Triage {
    OPEN,
    OWN_POST,
    REPOST,
    NOT_ACTIONABLE;

    /** The verdict on a mention: the first reason against an item, in the order of the constants. */
    public static Triage of(Mention mention) {
        if (mention.own()) {
            return OWN_POST;
        }
        if (mention.post().kind() == PostKind.REPOST) {
            return REPOST;
        }
        return mention.actionable().value() ? OPEN : NOT_ACTIONABLE;
    }

    /** Whether the mention can matter to any item of the thread: one that cannot is not worth a look at its state. */
    static boolean concerns(Briefed briefed, String thread) {
        Mention mention = briefed.mention();
        if (mention.own()) {
            return answers(mention);
        }
        if (mention.post().kind() == PostKind.REPOST) {
            return false;
        }
        return briefed.verdict().open() || !mention.post().id().equals(thread) || Further.isTestimonial(mention);
    }

    /** The verdict on a mention, as it is counted. */
    public static Verdict verdict(Mention mention) {
        Triage triage = of(mention);
        return new Verdict(triage == OPEN, triage.name().toLowerCase(Locale.ROOT));
    }

    /** Whether the mention is the brand's own post in somebody's thread: it may answer an item. */
    static boolean answers(Mention mention) {
        Post post = mention.post();
        return mention.own() && post.kind() != PostKind.REPOST && !post.thread().equals(post.id());
    }
}
