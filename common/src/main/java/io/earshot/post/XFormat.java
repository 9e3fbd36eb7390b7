package io.earshot.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.token.HtmlEntities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts of the X API v2: {@code data} is one post or a list, {@code includes} holds the users, posts, media and places
 * that they refer to. Short links stay in the text as they are, their targets are the post's links. The counts of a
 * repost are the original's, so a repost has none.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/data-dictionary">X API v2 data dictionary</a>
 */
final class XFormat {
    private static final String PREFIX = Platform.X.code() + ":";

    private final Map<String, Part> users;
    private final Map<String, Part> posts;
    private final Map<String, Part> media;
    private final Map<String, Part> places;

    private XFormat(Part includes) {
        users = byKey(includes.items("users"), "id");
        posts = byKey(includes.items("tweets"), "id");
        media = byKey(includes.items("media"), "media_key");
        places = byKey(includes.items("places"), "id");
    }

    static boolean recognizes(JsonNode root) {
        JsonNode data = root.path("data");
        JsonNode post = data.isArray() && !data.isEmpty() ? data.get(0) : data;
        return (post.isObject() && post.has("id") && post.has("text"))
                || root.has("includes")
                || root.path("meta").has("result_count")
                || root.path("delete").has("tweet")
                || isErrors(root);
    }

    static List<Post> read(Part root) throws BadPostException {
        if (isErrors(root.node())) {
            JsonNode error = root.node().path("errors").get(0);
            String title = error.path("detail").asText(error.path("title").asText("no detail"));
            throw new BadPostException("X answered with an error in place of posts: " + Quote.of(title));
        }
        XFormat format = new XFormat(root.at("includes"));
        List<Post> posts = new ArrayList<>();
        if (root.node().path("data").isArray()) {
            for (Part item : root.items("data")) {
                posts.add(format.post(item));
            }
        } else if (root.has("data") || !(root.has("meta") || root.has("delete"))) {
            posts.add(format.post(root.needObject("data")));
        }
        return posts;
    }

    private static boolean isErrors(JsonNode root) {
        return root.path("errors").isArray() && !root.path("errors").isEmpty() && !root.has("data");
    }

    private Post post(Part data) throws BadPostException {
        PostDraft draft = new PostDraft();
        draft.platform = Platform.X;
        draft.id = PREFIX + data.needText("id");
        if (!data.has("created_at")) {
            throw new BadPostException(data.path() + ".created_at is missing: ask X for tweet.fields=created_at");
        }
        draft.createdAt = data.needInstant("created_at");
        Part user = user(data);
        draft.author = author(data, user);
        draft.url = "https://x.com/" + (draft.author.handle() == null ? "i" : draft.author.handle()) + "/status/"
                + data.text("id");
        draft.conversation = prefixed(data.text("conversation_id"));
        Part shown = references(data, draft);
        draft.text = HtmlEntities.unescape(fullText(shown));
        draft.lang = shown.text("lang");
        if (draft.kind != PostKind.REPOST) {
            Part metrics = data.at("public_metrics");
            draft.shares = metrics.count("retweet_count");
            draft.likes = metrics.count("like_count");
            draft.replies = metrics.count("reply_count");
            draft.views = metrics.count("impression_count");
        }
        Part entities =
                shown.at("note_tweet").has("entities") ? shown.at("note_tweet").at("entities") : shown.at("entities");
        draft.links = links(entities);
        draft.hashtags = entities.texts("hashtags", "tag");
        draft.mentions = entities.texts("mentions", "username");
        draft.media = media(shown);
        Part place = places.get(text(data.at("geo"), "place_id"));
        draft.country = place == null ? null : place.text("country_code");
        try {
            return draft.build();
        } catch (BadPostException e) {
            throw data.within(e);
        }
    }

    /** Sets what the post refers to, and answers the part whose words its reader sees: the original's for a repost. */
    private Part references(Part data, PostDraft draft) {
        Part shown = data;
        for (Part reference : data.items("referenced_tweets")) {
            String type = reference.text("type");
            String id = reference.text("id");
            if (type == null || id == null) {
                continue;
            }
            switch (type) {
                case "retweeted" -> {
                    draft.kind = PostKind.REPOST;
                    draft.repostOf = PREFIX + id;
                    shown = posts.getOrDefault(id, data);
                }
                case "replied_to" -> {
                    draft.kind = PostKind.REPLY;
                    draft.inReplyTo = PREFIX + id;
                }
                case "quoted" -> {
                    draft.kind = draft.kind == null ? PostKind.QUOTE : draft.kind;
                    draft.repostOf = draft.repostOf == null ? PREFIX + id : draft.repostOf;
                }
                default -> {}
            }
        }
        return shown;
    }

    private static String fullText(Part post) throws BadPostException {
        String note = post.at("note_tweet").text("text"); // posts of more than 280 characters
        if (note != null) {
            return note;
        }
        String text = post.text("text");
        return text == null ? "" : text;
    }

    private @Nullable Part user(Part data) {
        String id = data.text("author_id");
        return id == null ? null : users.get(id);
    }

    private static Author author(Part data, @Nullable Part user) throws BadPostException {
        if (user == null) {
            return new Author(data.needText("author_id"), null, null, null, null);
        }
        return new Author(
                user.text("id"),
                user.text("username"),
                user.text("name"),
                user.at("public_metrics").count("followers_count"),
                user.flag("verified"));
    }

    private static List<String> links(Part entities) {
        List<String> links = new ArrayList<>();
        for (Part url : entities.items("urls")) {
            String target = url.text("unwound_url") != null ? url.text("unwound_url") : url.text("expanded_url");
            // A link to the post's own media is written as an URL entity with a media key.
            if (target != null && !url.has("media_key") && !links.contains(target)) {
                links.add(target);
            }
        }
        return links;
    }

    private List<String> media(Part post) {
        List<String> urls = new ArrayList<>();
        for (String key : post.at("attachments").texts("media_keys")) {
            Part item = media.get(key);
            String url =
                    item == null ? null : item.text("url") != null ? item.text("url") : item.text("preview_image_url");
            if (url != null) {
                urls.add(url);
            }
        }
        return urls;
    }

    private static @Nullable String prefixed(@Nullable String id) {
        return id == null ? null : PREFIX + id;
    }

    private static Map<String, Part> byKey(List<Part> items, String field) {
        Map<String, Part> byKey = new HashMap<>();
        for (Part item : items) {
            String key = item.text(field);
            if (key != null) {
                byKey.put(key, item);
            }
        }
        return byKey;
    }

    private static String text(Part part, String field) {
        String text = part.text(field);
        return text == null ? "" : text;
    }
}
