package io.earshot.post;

import java.util.Locale;

/** Where a post was published. {@link #code()} is its name in every stream, index and brand book. */
public enum Platform {
    X,
    FACEBOOK,
    INSTAGRAM,
    LINKEDIN,
    YOUTUBE,
    REDDIT,
    TUMBLR,
    PINTEREST,
    YELP,
    BLUESKY,
    MASTODON,
    THREADS,
    TIKTOK,
    GOOGLE_REVIEWS,
    FORUM,
    NEWS,
    BLOG,
    EMAIL,
    PHONE,
    OTHER;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name that streams, indices and brand books use, such as {@code google_reviews}. */
    public String code() {
        return code;
    }
}
