package io.earshot.post;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statuses of Mastodon: one, a list, or an event of the streaming API. Ids are those of the server that was asked, as
 * only these tell which status answers which; the same status asked of two servers has two ids. What is not public
 * (visibility {@code private} or {@code direct}) is a message.
 *
 * @see <a href="https://docs.joinmastodon.org/entities/Status/">Mastodon: Status</a>
 * @see <a href="https://docs.joinmastodon.org/methods/streaming/">Mastodon: streaming</a>
 */
final class MastodonFormat {
    private static final String PREFIX = Platform.MASTODON.code() + ":";

    private MastodonFormat() {}

    static boolean recognizes(JsonNode root) {
        return (root.path("event").isTextual() && (root.has("payload") || root.has("stream"))) || isStatus(root);
    }

    private static boolean isStatus(JsonNode root) {
        return root.path("account").isObject() && root.has("content") && root.has("created_at");
    }

    static List<Post> read(Part root) throws IOException, BadPostException {
        if (root.node().isArray()) {
            List<Post> posts = new ArrayList<>();
            for (Part item : root.items()) {
                posts.add(status(item));
            }
            return posts;
        }
        return root.has("event") ? event(root) : List.of(status(root));
    }

    private static List<Post> event(Part root) throws IOException, BadPostException {
        return switch (root.needText("event")) {
            case "update" -> List.of(status(payload(root)));
            case "notification" -> {
                Part notification = payload(root);
                boolean addressed = "mention".equals(notification.text("type"));
                yield addressed ? List.of(status(notification.needObject("status"))) : List.of();
            }
            default -> List.of(); // deletions, edits, filters, announcements
        };
    }

    /** The payload: an object, or as the streaming API sends it, a string that holds one. */
    private static Part payload(Part root) throws IOException, BadPostException {
        JsonNode payload = root.node().path("payload");
        if (payload.isTextual()) {
            try {
                payload = NativeFormats.tree(payload.textValue());
            } catch (JacksonException e) {
                throw new BadPostException("payload is not JSON: " + Quote.of(e.getOriginalMessage()));
            }
        }
        if (!payload.isObject()) {
            throw new BadPostException("payload must be an object, or a string that holds one");
        }
        return new Part(payload, "payload");
    }

    private static Post status(Part status) throws BadPostException {
        PostDraft draft = new PostDraft();
        draft.platform = Platform.MASTODON;
        draft.id = PREFIX + status.needText("id");
        draft.createdAt = status.needInstant("created_at");
        draft.author = author(status.needObject("account"));
        boolean repost = status.node().path("reblog").isObject();
        Part shown = repost ? status.at("reblog") : status;
        if (repost) {
            draft.kind = PostKind.REPOST;
            draft.repostOf = PREFIX + shown.needText("id");
        } else {
            draft.inReplyTo = prefixed(status.text("in_reply_to_id"));
            draft.kind = kind(status, draft.inReplyTo);
            draft.shares = status.count("reblogs_count");
            draft.likes = status.count("favourites_count");
            draft.replies = status.count("replies_count");
        }
        HtmlText content = HtmlText.of(textOf(shown, "content"));
        String warning = shown.text("spoiler_text"); // what a reader sees before unfolding the rest
        draft.text = warning == null ? content.text() : (warning + "\n" + content.text()).strip();
        draft.lang = shown.text("language");
        draft.url = status.text("url") == null ? shown.text("url") : status.text("url");
        draft.links = content.links();
        draft.hashtags = shown.texts("tags", "name");
        draft.mentions = shown.texts("mentions", "acct");
        draft.media = shown.texts("media_attachments", "url");
        try {
            return draft.build();
        } catch (BadPostException e) {
            throw status.within(e);
        }
    }

    private static PostKind kind(Part status, @Nullable String inReplyTo) {
        String visibility = textOf(status, "visibility");
        if (visibility.equals("private") || visibility.equals("direct")) {
            return PostKind.MESSAGE;
        }
        return inReplyTo == null ? PostKind.POST : PostKind.REPLY;
    }

    private static Author author(Part account) throws BadPostException {
        return new Author(
                account.text("id"),
                account.needText("acct"),
                account.text("display_name"),
                account.count("followers_count"),
                null);
    }

    private static @Nullable String prefixed(@Nullable String id) {
        return id == null ? null : PREFIX + id;
    }

    private static String textOf(Part part, String field) {
        String text = part.text(field);
        return text == null ? "" : text;
    }
}
