package io.earshot.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A post in the making, and the rules that it must keep whatever its format was. */
final class PostDraft {
    /** An id is a Kafka key, and the last part of an Elasticsearch id, which has 512 bytes. */
    static final int MOST_ID_BYTES = 400;

    /** Before the first of the platforms: a time that old is a wrong unit or an unset clock. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    static final long EARLIEST_MILLIS = EARLIEST.toEpochMilli();

    /** After this a time takes more than four digits of year, and no index takes it. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    static final long LATEST_MILLIS = LATEST.toEpochMilli();

    private static final Map<String, Platform> PLATFORMS =
            Arrays.stream(Platform.values()).collect(Collectors.toMap(Platform::code, Function.identity()));
    private static final Map<String, PostKind> KINDS = Arrays.stream(PostKind.values())
            .collect(Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), Function.identity()));

    @Nullable
    String id;

    @Nullable
    Platform platform;

    @Nullable
    PostKind kind;

    @Nullable
    Author author;

    @Nullable
    String text;

    @Nullable
    String lang;

    @Nullable
    Instant createdAt;

    @Nullable
    Instant receivedAt;

    @Nullable
    String inReplyTo;

    @Nullable
    String conversation;

    @Nullable
    String repostOf;

    @Nullable
    Long shares;

    @Nullable
    Long likes;

    @Nullable
    Long replies;

    @Nullable
    Long views;

    @Nullable
    Double rating;

    @Nullable
    String country;

    @Nullable
    String url;

    @Nullable
    List<String> links;

    @Nullable
    List<String> hashtags;

    @Nullable
    List<String> mentions;

    @Nullable
    List<String> media;

    static Platform platform(String code) throws BadPostException {
        Platform platform = PLATFORMS.get(code);
        if (platform == null) {
            String known = Arrays.stream(Platform.values()).map(Platform::code).collect(Collectors.joining(", "));
            throw new BadPostException("platform '" + Quote.of(code) + "' is not one of " + known);
        }
        return platform;
    }

    static PostKind kind(String name) throws BadPostException {
        PostKind kind = KINDS.get(name);
        if (kind == null) {
            String known = Arrays.stream(PostKind.values())
                    .map(known1 -> known1.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw new BadPostException("kind '" + Quote.of(name) + "' is not one of " + known);
        }
        return kind;
    }

    /** The post, if it keeps the rules. */
    Post build() throws BadPostException {
        if (id == null || platform == null || author == null || createdAt == null) {
            throw new BadPostException(missing());
        }
        checkId(id, platform);
        checkReference("inReplyTo", inReplyTo, platform);
        checkReference("conversation", conversation, platform);
        checkReference("repostOf", repostOf, platform);
        if (createdAt.isBefore(EARLIEST)) {
            throw new BadPostException("createdAt " + createdAt + " is before 2000: a wrong unit, or an unset clock");
        }
        if (createdAt.isAfter(LATEST)) {
            throw new BadPostException("createdAt is after the year 9999: a wrong unit");
        }
        if (rating != null && !(rating >= 1 && rating <= 5)) {
            throw new BadPostException("rating " + rating + " is not between 1 and 5");
        }
        return new Post(
                id,
                platform,
                kind == null ? PostKind.POST : kind,
                author,
                text == null ? "" : text,
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
                country == null ? null : countryCode(country),
                url,
                frozen(links),
                frozen(hashtags),
                frozen(mentions),
                frozen(media));
    }

    private String missing() {
        List<String> missing = new ArrayList<>();
        if (id == null) {
            missing.add("id");
        }
        if (platform == null) {
            missing.add("platform");
        }
        if (author == null) {
            missing.add("author");
        }
        if (createdAt == null) {
            missing.add("createdAt");
        }
        return String.join(", ", missing) + (missing.size() == 1 ? " is missing" : " are missing");
    }

    private static void checkId(String id, Platform platform) throws BadPostException {
        if (!hasPrefix(id, platform.code())) {
            throw new BadPostException("id '" + Quote.of(id) + "' must be '" + platform.code()
                    + ":' and the platform's own id, as it is the platform of the post");
        }
        if (id.length() > MOST_ID_BYTES / 3 && id.getBytes(StandardCharsets.UTF_8).length > MOST_ID_BYTES) {
            throw new BadPostException("id '" + Quote.of(id) + "' is longer than " + MOST_ID_BYTES + " bytes");
        }
    }

    private static void checkReference(String field, @Nullable String id, Platform platform) throws BadPostException {
        if (id == null || hasPrefix(id, platform.code())) {
            return;
        }
        int colon = id.indexOf(':');
        if (colon < 0 || colon + 1 == id.length() || !PLATFORMS.containsKey(id.substring(0, colon))) {
            throw new BadPostException(
                    field + " '" + Quote.of(id) + "' is not the id of a post, such as '" + platform.code() + ":1234'");
        }
    }

    private static boolean hasPrefix(String id, String code) {
        int colon = code.length();
        return id.length() > colon + 1 && id.charAt(colon) == ':' && id.startsWith(code);
    }

    private static String countryCode(String country) throws BadPostException {
        if (country.length() != 2 || !isLetter(country.charAt(0)) || !isLetter(country.charAt(1))) {
            throw new BadPostException("country '" + Quote.of(country) + "' is not an ISO 3166-1 code of two letters");
        }
        return country.toUpperCase(Locale.ROOT);
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static List<String> frozen(@Nullable List<String> list) {
        return list == null || list.isEmpty() ? List.of() : Collections.unmodifiableList(list);
    }
}
