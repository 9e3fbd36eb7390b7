package io.earshot.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of Bluesky's Jetstream. A new post and a repost become posts, named by their AT URI; all else (likes, follows,
 * updates, deletions, identities, accounts) carries none. Jetstream tells no handles of authors: their DID is the
 * author's id. A post's own time is its author's claim; it counts up to the time at which Jetstream saw it.
 *
 * @see <a href="https://github.com/bluesky-social/jetstream">Jetstream</a>
 */
final class BlueskyFormat {
    private static final String POST = "app.bsky.feed.post";
    private static final String REPOST = "app.bsky.feed.repost";
    private static final String PREFIX = Platform.BLUESKY.code() + ":";

    private BlueskyFormat() {}

    static boolean recognizes(JsonNode root) {
        return root.has("did") && root.path("kind").isTextual() && root.has("time_us");
    }

    static List<Post> read(Part root) throws BadPostException {
        String kind = root.needText("kind");
        if (kind.equals("identity") || kind.equals("account")) {
            return List.of();
        }
        if (!kind.equals("commit")) {
            throw new BadPostException("kind '" + Quote.of(kind) + "' is not one of commit, identity, account");
        }
        Part commit = root.needObject("commit");
        String collection = commit.needText("collection");
        boolean post = collection.equals(POST);
        if (!commit.needText("operation").equals("create") || !(post || collection.equals(REPOST))) {
            return List.of();
        }
        String did = root.needText("did");
        String key = commit.needText("rkey");
        Part record = commit.needObject("record");
        PostDraft draft = new PostDraft();
        draft.platform = Platform.BLUESKY;
        draft.id = PREFIX + "at://" + did + "/" + collection + "/" + key;
        draft.author = new Author(did, null, null, null, null);
        draft.createdAt = createdAt(root, record);
        if (post) {
            draft.url = "https://bsky.app/profile/" + did + "/post/" + key;
            fill(draft, record, did);
        } else {
            draft.kind = PostKind.REPOST;
            draft.repostOf = PREFIX + record.needObject("subject").needText("uri");
        }
        return List.of(draft.build());
    }

    private static Instant createdAt(Part root, Part record) throws BadPostException {
        Instant claimed = record.needInstant("createdAt");
        Long seenMicros = root.count("time_us");
        if (seenMicros == null) {
            return claimed;
        }
        Instant seen = Instant.ofEpochMilli(seenMicros / 1_000);
        return claimed.isAfter(seen) ? seen : claimed;
    }

    private static void fill(PostDraft draft, Part record, String did) {
        draft.text = record.text("text");
        List<String> langs = record.texts("langs");
        draft.lang = langs.isEmpty() ? null : langs.get(0);
        draft.links = new ArrayList<>();
        draft.mentions = new ArrayList<>();
        draft.hashtags = new ArrayList<>();
        draft.media = new ArrayList<>();
        if (record.has("reply")) {
            draft.kind = PostKind.REPLY;
            draft.inReplyTo = prefixed(record.at("reply").at("parent").text("uri"));
            draft.conversation = prefixed(record.at("reply").at("root").text("uri"));
        }
        facets(draft, record);
        draft.hashtags.addAll(record.texts("tags"));
        embed(draft, record.at("embed"), did);
    }

    private static void facets(PostDraft draft, Part record) {
        byte[] text = draft.text == null ? new byte[0] : draft.text.getBytes(StandardCharsets.UTF_8);
        for (Part facet : record.items("facets")) {
            for (Part feature : facet.items("features")) {
                add(draft.links, feature.text("uri"));
                add(draft.hashtags, feature.text("tag"));
                String mentioned = feature.text("did");
                if (mentioned != null) {
                    String handle = handle(text, facet.at("index"));
                    add(draft.mentions, handle == null ? mentioned : handle);
                }
            }
        }
    }

    /** The handle that a mention shows, without {@code @}: offsets are in bytes of UTF-8. */
    private static @Nullable String handle(byte[] text, Part index) {
        Long start = index.count("byteStart");
        Long end = index.count("byteEnd");
        if (start == null || end == null || start >= end || end > text.length) {
            return null;
        }
        int from = start.intValue();
        String shown = new String(text, from, end.intValue() - from, StandardCharsets.UTF_8);
        return shown.length() > 1 && shown.charAt(0) == '@' ? shown.substring(1) : null;
    }

    private static void embed(PostDraft draft, Part embed, String did) {
        add(draft.links, embed.at("external").text("uri"));
        for (Part image : embed.items("images")) {
            String blob = image.at("image").at("ref").text("$link");
            if (blob != null) {
                add(draft.media, "https://cdn.bsky.app/img/feed_fullsize/plain/" + did + "/" + blob + "@jpeg");
            }
        }
        if (embed.has("media")) { // beside a quoted post
            embed(draft, new Part(embed.at("media").node(), ""), did);
        }
        Part quoted = embed.at("record").has("record") ? embed.at("record").at("record") : embed.at("record");
        String uri = quoted.text("uri");
        if (uri != null && uri.contains("/" + POST + "/")) {
            draft.kind = draft.kind == null ? PostKind.QUOTE : draft.kind;
            draft.repostOf = PREFIX + uri;
        }
    }

    private static void add(@Nullable List<String> list, @Nullable String item) {
        if (list != null && item != null && !list.contains(item)) {
            list.add(item);
        }
    }

    private static @Nullable String prefixed(@Nullable String uri) {
        return uri == null ? null : PREFIX + uri;
    }
}
