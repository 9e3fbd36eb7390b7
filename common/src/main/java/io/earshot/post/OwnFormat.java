package io.earshot.post;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our own JSON, token by token: each post of the firehose comes through here, see {@code DecodeBenchmark}. A field of
 * the contract has its type and stands once, or the record is refused; null, the empty string and the empty list
 * count as absent; unknown fields are skipped.
 */
final class OwnFormat {
    /** Above this a double no longer tells integers apart. */
    private static final double MOST_EXACT = 1L << 53;

    private final JsonParser json;
    private final boolean repair;
    private boolean knowsPlatform;

    /**
     * @param repair whether strings may hold lone surrogates
     */
    OwnFormat(JsonParser json, boolean repair) {
        this.json = json;
        this.repair = repair;
    }

    /** Whether it met a platform: no other format has this field, so an error is one of our own format's. */
    boolean knowsPlatform() {
        return knowsPlatform;
    }

    Post read() throws IOException, BadPostException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new BadPostException("a post is a JSON object, found " + describe());
        }
        PostDraft draft = new PostDraft();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "id" -> draft.id = once(field, draft.id, text(field));
                case "platform" -> draft.platform = once(field, draft.platform, platform());
                case "kind" -> draft.kind = once(field, draft.kind, kind());
                case "author" -> draft.author = once(field, draft.author, author());
                case "text" -> draft.text = once(field, draft.text, text(field));
                case "lang" -> draft.lang = once(field, draft.lang, text(field));
                case "createdAt" -> draft.createdAt = once(field, draft.createdAt, instant(field));
                case "receivedAt" -> draft.receivedAt = once(field, draft.receivedAt, instant(field));
                case "inReplyTo" -> draft.inReplyTo = once(field, draft.inReplyTo, text(field));
                case "conversation" -> draft.conversation = once(field, draft.conversation, text(field));
                case "repostOf" -> draft.repostOf = once(field, draft.repostOf, text(field));
                case "shares" -> draft.shares = once(field, draft.shares, count(field));
                case "likes" -> draft.likes = once(field, draft.likes, count(field));
                case "replies" -> draft.replies = once(field, draft.replies, count(field));
                case "views" -> draft.views = once(field, draft.views, count(field));
                case "rating" -> draft.rating = once(field, draft.rating, rating());
                case "country" -> draft.country = once(field, draft.country, text(field));
                case "url" -> draft.url = once(field, draft.url, text(field));
                case "links" -> draft.links = once(field, draft.links, list(field));
                case "hashtags" -> draft.hashtags = once(field, draft.hashtags, list(field));
                case "mentions" -> draft.mentions = once(field, draft.mentions, list(field));
                case "media" -> draft.media = once(field, draft.media, list(field));
                default -> skip();
            }
        }
        if (json.nextToken() != null) {
            throw new BadPostException("something follows the post in the same record: " + describe());
        }
        return draft.build();
    }

    private static <T> @Nullable T once(String field, @Nullable T before, @Nullable T found) throws BadPostException {
        if (before == null) {
            return found;
        }
        if (found != null) {
            throw new BadPostException(field + " stands twice");
        }
        return before;
    }

    private @Nullable Platform platform() throws IOException, BadPostException {
        knowsPlatform = true;
        String code = text("platform");
        return code == null ? null : PostDraft.platform(code);
    }

    private @Nullable PostKind kind() throws IOException, BadPostException {
        String name = text("kind");
        return name == null ? null : PostDraft.kind(name);
    }

    private @Nullable Author author() throws IOException, BadPostException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw wrongType("author", "an object");
        }
        String id = null;
        String handle = null;
        String name = null;
        Long followers = null;
        Boolean verified = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "id" -> id = once("author.id", id, text("author.id"));
                case "handle" -> handle = once("author.handle", handle, text("author.handle"));
                case "name" -> name = once("author.name", name, text("author.name"));
                case "followers" -> followers = once("author.followers", followers, count("author.followers"));
                case "verified" -> verified = once("author.verified", verified, flag("author.verified"));
                default -> skip();
            }
        }
        if (id == null && handle == null) {
            throw new BadPostException("author needs an id or a handle");
        }
        return new Author(id, handle, name, followers, verified);
    }

    private @Nullable String text(String field) throws IOException, BadPostException {
        String text = json.nextTextValue();
        if (text == null) {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            throw wrongType(field, "a string");
        }
        if (text.isEmpty()) {
            return null;
        }
        return repair ? Utf8.withoutLoneSurrogates(text) : text;
    }

    private @Nullable Instant instant(String field) throws IOException, BadPostException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw wrongType(field, "an ISO-8601 instant as a string");
        }
        long millis = Instants.millis(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
        if (millis == Instants.NONE) {
            throw new BadPostException(field + " '" + Quote.of(json.getText())
                    + "' is not an ISO-8601 instant such as 2026-11-22T08:15:00.000Z");
        }
        return Instant.ofEpochMilli(millis);
    }

    private @Nullable Long count(String field) throws IOException, BadPostException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        long count;
        if (token == JsonToken.VALUE_NUMBER_INT) {
            try {
                count = json.getLongValue();
            } catch (InputCoercionException e) {
                throw new BadPostException(field + " is too large: " + Quote.of(json.getText()));
            }
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            count = whole(field, json.getDoubleValue()); // 7.0 is an integer to JSON, and what some collectors write
        } else {
            throw wrongType(field, "an integer");
        }
        if (count < 0) {
            throw new BadPostException(field + " is negative: " + count);
        }
        return count;
    }

    private static long whole(String field, double value) throws BadPostException {
        if (value != Math.rint(value) || Math.abs(value) > MOST_EXACT) {
            throw new BadPostException(field + " must be an integer, found " + value);
        }
        return (long) value;
    }

    private @Nullable Double rating() throws IOException, BadPostException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!token.isNumeric()) {
            throw wrongType("rating", "a number");
        }
        return json.getDoubleValue();
    }

    private @Nullable Boolean flag(String field) throws IOException, BadPostException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!token.isBoolean()) {
            throw wrongType(field, "true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private @Nullable List<String> list(String field) throws IOException, BadPostException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_ARRAY) {
            throw wrongType(field, "a list of strings");
        }
        List<String> list = new ArrayList<>(4);
        while (true) {
            String item = json.nextTextValue();
            if (item != null) {
                if (!item.isEmpty()) {
                    list.add(repair ? Utf8.withoutLoneSurrogates(item) : item);
                }
            } else if (json.currentToken() == JsonToken.END_ARRAY) {
                return list.isEmpty() ? null : list;
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                throw wrongType(field, "a list of strings");
            }
        }
    }

    private void skip() throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    private BadPostException wrongType(String field, String wanted) throws IOException {
        return new BadPostException(field + " must be " + wanted + ", found " + describe());
    }

    private String describe() throws IOException {
        JsonToken token = json.currentToken();
        return switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
            case NOT_AVAILABLE -> "nothing";
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "the string '" + Quote.of(json.getText()) + "'";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + Quote.of(json.getText());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL, VALUE_EMBEDDED_OBJECT -> json.getText();
        };
    }
}
