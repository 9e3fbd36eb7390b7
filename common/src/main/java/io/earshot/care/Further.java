package io.earshot.care;

import io.earshot.mention.Mention;
import io.earshot.post.PostKind;

/** What a post means to a conversation that is under way. */
enum Further {
    /** It wants an answer. */
    ASKS,
    PRAISES,
    /** It changes nothing. */
    SAYS_NOTHING;

    static Further of(Briefed briefed) {
        return briefed.verdict().open() ? ASKS : of(briefed.mention());
    }

    /** Whether the post, which asks for nothing, may answer the one before it: most answers read as nothing in particular. */
    static boolean mayAnswer(Mention mention) {
        return switch (mention.intent().label()) {
            case NEWS, SPAM, PRAISE -> false;
            default -> mention.post().kind() != PostKind.REPOST;
        };
    }

    static Further of(Mention mention) {
        if (mention.post().kind() == PostKind.REPOST) {
            return SAYS_NOTHING;
        }
        if (Praise.isAfterAnswer(mention)) {
            return PRAISES;
        }
        return switch (mention.intent().label()) {
            case PRAISE -> PRAISES;
            case NEWS, SPAM, OTHER, SUGGESTION -> SAYS_NOTHING;
            case OUTAGE, DEFECT, BILLING, DELIVERY, ACCOUNT, COMPLAINT, QUESTION, REQUEST -> ASKS;
        };
    }
}
