package io.earshot.post;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shapes of JSON that {@link PostDecoder} reads. {@link #code()} is the value of a record's header {@code format}. */
public enum PostFormat {
    /** Our own, as the contract of {@code earshot.posts} has it. */
    EARSHOT,
    /** Posts of the X API v2 with their {@code includes}: one, a page of them, or a line of a stream. */
    X,
    /** Events of Bluesky's Jetstream. */
    BLUESKY,
    /** Statuses of Mastodon: one, a list, or an event of its streaming API. */
    MASTODON,
    /** Things of Reddit: comments and links, alone or in listings. */
    REDDIT;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Its name in headers and options, such as {@code bluesky}. */
    public String code() {
        return code;
    }

    /**
     * The format of that name.
     *
     * @throws BadPostException if there is none; the message lists those that are
     */
    public static PostFormat of(String code) throws BadPostException {
        for (PostFormat format : values()) {
            if (format.code.equals(code)) {
                return format;
            }
        }
        String known = Arrays.stream(values()).map(PostFormat::code).collect(Collectors.joining(", "));
        throw new BadPostException("format '" + Quote.of(code) + "' is not one of " + known);
    }
}
