package io.earshot.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.token.HtmlEntities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Things of Reddit: links ({@code t3}) and comments ({@code t1}), alone, without their envelope as dumps have them, in
 * listings, and in the list of two listings that a thread is. Other things (users, subreddits, {@code more}) and
 * what was deleted or removed carry no post.
 *
 * @see <a href="https://www.reddit.com/dev/api/">Reddit API</a>
 */
final class RedditFormat {
    private static final String PREFIX = Platform.REDDIT.code() + ":";

    private RedditFormat() {}

    static boolean recognizes(JsonNode root) {
        String kind = root.path("kind").asText();
        return (root.path("data").isObject()
                        && (kind.equals("Listing") || kind.equals("more") || kind.matches("t[1-6]")))
                || isBare(root);
    }

    private static boolean isBare(JsonNode root) {
        return root.has("created_utc") && root.has("subreddit") && (root.has("body") || root.has("title"));
    }

    static List<Post> read(Part root) throws BadPostException {
        List<Post> posts = new ArrayList<>();
        if (root.node().isArray()) {
            for (Part item : root.items()) {
                thing(item, posts);
            }
        } else {
            thing(root, posts);
        }
        return posts;
    }

    private static void thing(Part thing, List<Post> posts) throws BadPostException {
        if (isBare(thing.node())) {
            add(thing, thing.has("body"), posts);
            return;
        }
        String kind = thing.needText("kind");
        Part data = thing.needObject("data");
        switch (kind) {
            case "Listing" -> {
                for (Part child : data.items("children")) {
                    thing(child, posts);
                }
            }
            case "t1" -> {
                add(data, true, posts);
                if (data.node().path("replies").isObject()) {
                    thing(data.at("replies"), posts);
                }
            }
            case "t3" -> add(data, false, posts);
            case "more", "t2", "t4", "t5", "t6" -> {}
            default ->
                throw new BadPostException("kind '" + Quote.of(kind) + "' is not one of Listing, more, t1 to t6");
        }
    }

    private static void add(Part data, boolean comment, List<Post> posts) throws BadPostException {
        String text = text(data, comment);
        if (text == null) {
            return;
        }
        PostDraft draft = new PostDraft();
        draft.platform = Platform.REDDIT;
        draft.id = PREFIX + fullName(data, comment);
        draft.createdAt = createdAt(data);
        // A deleted account leaves its posts behind; Reddit calls their author "[deleted]".
        draft.author = new Author(data.text("author_fullname"), data.needText("author"), null, null, null);
        draft.text = text;
        draft.likes = data.count("score");
        draft.replies = data.count("num_comments");
        String permalink = data.text("permalink");
        draft.url = permalink == null ? null : "https://www.reddit.com" + permalink;
        if (comment) {
            draft.kind = PostKind.COMMENT;
            draft.inReplyTo = prefixed(data.text("parent_id"));
            draft.conversation = prefixed(data.text("link_id"));
        } else {
            draft.repostOf = prefixed(data.text("crosspost_parent"));
            draft.kind = draft.repostOf == null ? PostKind.POST : PostKind.QUOTE; // it has a title of its own
            String target = data.text("url_overridden_by_dest") == null
                    ? data.text("url")
                    : data.text("url_overridden_by_dest");
            if (target != null && !Boolean.TRUE.equals(data.flag("is_self"))) {
                String hint = data.text("post_hint");
                boolean media = "image".equals(hint) || "hosted:video".equals(hint);
                draft.media = media ? List.of(target) : null;
                draft.links = media ? null : List.of(target);
            }
        }
        try {
            posts.add(draft.build());
        } catch (BadPostException e) {
            throw data.within(e);
        }
    }

    /** What a reader sees; null if it was deleted by its author or removed by a moderator. */
    private static @Nullable String text(Part data, boolean comment) throws BadPostException {
        String own = data.text(comment ? "body" : "selftext");
        if (own != null && (own.equals("[deleted]") || own.equals("[removed]"))) {
            return null;
        }
        String text = own == null ? "" : HtmlEntities.unescape(own);
        return comment ? text : (HtmlEntities.unescape(data.needText("title")) + "\n\n" + text).strip();
    }

    private static String fullName(Part data, boolean comment) throws BadPostException {
        String name = data.text("name");
        return name == null ? (comment ? "t1_" : "t3_") + data.needText("id") : name;
    }

    /** Seconds since 1970: a number, with or without a fraction; in old dumps its digits as a string. */
    private static Instant createdAt(Part data) throws BadPostException {
        JsonNode value = data.node().path("created_utc");
        boolean digits = value.isTextual() && value.textValue().matches("\\d{1,11}");
        if (!value.isNumber() && !digits) {
            throw data.wrong("created_utc", "seconds since 1970");
        }
        double seconds = digits ? Double.parseDouble(value.textValue()) : value.doubleValue();
        return Instant.ofEpochMilli(Math.round(seconds * 1_000));
    }

    private static @Nullable String prefixed(@Nullable String name) {
        return name == null ? null : PREFIX + name;
    }
}
