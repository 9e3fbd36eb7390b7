package io.earshot.post;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One public post, as {@code earshot.posts} carries it. A component that nobody told is null; lists are empty.
 *
 * @param id {@code <platform>:<native id>}, unique for ever
 * @param text what a reader sees; empty for a post of media alone
 * @param lang BCP 47 code of the language that the platform claims
 * @param createdAt when it was published: event time
 * @param receivedAt when it entered the system
 * @param inReplyTo id of the post that this one answers
 * @param conversation id of the post that started the thread
 * @param repostOf id of the post that this one repeats
 * @param shares reposts of it, as of {@code receivedAt}; so are likes, replies and views
 * @param rating 1 to 5, of a review
 * @param country ISO 3166-1 alpha-2
 */
public record Post(
        String id,
        Platform platform,
        PostKind kind,
        Author author,
        String text,
        @Nullable String lang,
        Instant createdAt,
        @Nullable Instant receivedAt,
        @Nullable String inReplyTo,
        @Nullable String conversation,
        @Nullable String repostOf,
        @Nullable Long shares,
        @Nullable Long likes,
        @Nullable Long replies,
        @Nullable Long views,
        @Nullable Double rating,
        @Nullable String country,
        @Nullable String url,
        List<String> links,
        List<String> hashtags,
        List<String> mentions,
        List<String> media) {

    public Post {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(createdAt, "createdAt");
        kind = kind == null ? PostKind.POST : kind;
        author = author == null ? new Author(null, null, null, null, null) : author;
        text = text == null ? "" : text;
        links = links == null ? List.of() : links;
        hashtags = hashtags == null ? List.of() : hashtags;
        mentions = mentions == null ? List.of() : mentions;
        media = media == null ? List.of() : media;
    }

    /** A post of which nothing else is known. */
    public static Post of(String id, Platform platform, Author author, String text, Instant createdAt) {
        return of(id, platform, author, text, createdAt, null, null);
    }

    /** The same of one that may be a reply: to the post {@code inReplyTo}, where that is known. */
    public static Post of(
            String id,
            Platform platform,
            Author author,
            String text,
            Instant createdAt,
            @Nullable String inReplyTo,
            @Nullable String conversation) {
        return new Post(
                id,
                platform,
                inReplyTo == null ? PostKind.POST : PostKind.REPLY,
                author,
                text,
                null,
                createdAt,
                null,
                inReplyTo,
                conversation,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The id of the thread that the post belongs to: its conversation, else what it answers, else itself. */
    public String thread() {
        if (conversation != null) {
            return conversation;
        }
        return inReplyTo != null ? inReplyTo : id;
    }

    /**
     * When it was published, by the clock of whoever received it where the author's is ahead of that: a post cannot have
     * been created after it was received, and one wrong clock must not make time go on for all.
     */
    public Instant saidAt() {
        return receivedAt != null && receivedAt.isBefore(createdAt) ? receivedAt : createdAt;
    }

    /** The same post with other words, and the links given. */
    public Post withText(String newText, List<String> newLinks) {
        return redacted(newText, url, newLinks, hashtags, media);
    }

    /** The same post in another language. */
    public Post withLang(String newLang) {
        return new Post(
                id,
                platform,
                kind,
                author,
                text,
                newLang,
                createdAt,
                receivedAt,
                inReplyTo,
                conversation,
                repostOf,
                shares,
                likes,
                replies,
                views,
                rating,
                country,
                url,
                links,
                hashtags,
                mentions,
                media);
    }

    /** The same post with what is left of its text, its addresses and its tags. */
    public Post redacted(
            String newText,
            @Nullable String newUrl,
            List<String> newLinks,
            List<String> newHashtags,
            List<String> newMedia) {
        return new Post(
                id,
                platform,
                kind,
                author,
                newText,
                lang,
                createdAt,
                receivedAt,
                inReplyTo,
                conversation,
                repostOf,
                shares,
                likes,
                replies,
                views,
                rating,
                country,
                newUrl,
                newLinks,
                newHashtags,
                mentions,
                newMedia);
    }
}
