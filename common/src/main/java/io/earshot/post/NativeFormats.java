package io.earshot.post;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats of platforms: each has a class that turns a tree into posts. */
final class NativeFormats {
    private static final ObjectReader TREES = JsonMapper.builder(PostDecoder.JSON)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private NativeFormats() {}

    static List<Post> read(PostFormat format, byte[] value) throws IOException, BadPostException {
        return read(format, tree(value));
    }

    /** The posts of a record in the platform's format that its shape tells; null if it tells none. */
    static @Nullable List<Post> readByShape(byte[] value) throws IOException, BadPostException {
        JsonNode root = tree(value);
        PostFormat format = shape(root);
        return format == null ? null : read(format, root);
    }

    /** JSON that a platform put into a string. */
    static JsonNode tree(String json) throws IOException {
        return TREES.readTree(json);
    }

    private static JsonNode tree(byte[] value) throws IOException {
        return TREES.readTree(value);
    }

    private static List<Post> read(PostFormat format, JsonNode root) throws IOException, BadPostException {
        Part part = new Part(root, "");
        return switch (format) {
            case X -> XFormat.read(part);
            case BLUESKY -> BlueskyFormat.read(part);
            case MASTODON -> MastodonFormat.read(part);
            case REDDIT -> RedditFormat.read(part);
            case EARSHOT -> throw new IllegalArgumentException("our own format is not read from a tree");
        };
    }

    private static @Nullable PostFormat shape(JsonNode root) {
        JsonNode first = root.isArray() && !root.isEmpty() ? root.get(0) : root;
        if (RedditFormat.recognizes(first)) {
            return PostFormat.REDDIT;
        }
        if (MastodonFormat.recognizes(first)) {
            return PostFormat.MASTODON;
        }
        if (BlueskyFormat.recognizes(root)) {
            return PostFormat.BLUESKY;
        }
        return XFormat.recognizes(root) ? PostFormat.X : null;
    }
}
