package io.earshot.post;

/** What sort of post it is. */
public enum PostKind {
    POST,
    REPLY,
    REPOST,
    QUOTE,
    COMMENT,
    REVIEW,
    MESSAGE
}
