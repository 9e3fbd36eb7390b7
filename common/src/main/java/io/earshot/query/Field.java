package io.earshot.query;

import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import io.earshot.post.PostKind;
import io.earshot.token.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a query can ask of a post beside its text, as {@code name:value}. */
public enum Field {
    /** Where it was published. */
    PLATFORM {
        @Override
        String read(String value) {
            List<String> known =
                    Arrays.stream(Platform.values()).map(Platform::code).toList();
            return choice(
                    value,
                    known,
                    Map.of(
                            "twitter",
                            "x",
                            "fb",
                            "facebook",
                            "insta",
                            "instagram",
                            "ig",
                            "instagram",
                            "yt",
                            "youtube",
                            "bsky",
                            "bluesky",
                            "googlereviews",
                            "google_reviews"));
        }
    },
    /** The language that the platform claims, with or without a region. */
    LANG {
        @Override
        String read(String value) {
            if (LANGUAGE.matcher(value).matches()) {
                return value.toLowerCase(Locale.ROOT);
            }
            Optional<String> code = Arrays.stream(Locale.getISOLanguages())
                    .filter(iso -> Locale.forLanguageTag(iso)
                            .getDisplayLanguage(Locale.ENGLISH)
                            .equalsIgnoreCase(value))
                    .findFirst();
            throw new IllegalArgumentException("expected a language code such as en or pt-BR, found " + value
                    + Suggestion.ending(code.map(iso -> "lang:" + iso)));
        }
    },
    /** What sort of post it is, or who wrote it. */
    IS {
        @Override
        String read(String value) {
            return choice(
                    value,
                    List.of("repost", "reply", "quote", "comment", "review", "message", "verified"),
                    Map.of(
                            "retweet", "repost", "rt", "repost", "reblog", "repost", "boost", "repost", "share",
                            "repost", "answer", "reply"));
        }
    },
    /** What the post comes with. */
    HAS {
        @Override
        String read(String value) {
            return choice(
                    value,
                    List.of("media", "links", "hashtags", "mentions"),
                    Map.of(
                            "image",
                            "media",
                            "images",
                            "media",
                            "video",
                            "media",
                            "videos",
                            "media",
                            "photo",
                            "media",
                            "url",
                            "links",
                            "urls",
                            "links",
                            "tags",
                            "hashtags"));
        }
    },
    /** The post's kind, as the platform has it. */
    KIND {
        @Override
        String read(String value) {
            return choice(
                    value, names(PostKind.values()), Map.of("retweet", "repost", "tweet", "post", "dm", "message"));
        }
    },
    /** The author's handle. */
    AUTHOR {
        @Override
        String read(String value) {
            return handle(value, value.toLowerCase(Locale.ROOT));
        }
    },
    /** Where the author is. */
    COUNTRY {
        @Override
        String read(String value) {
            String code = value.toUpperCase(Locale.ROOT);
            if (COUNTRIES.contains(code)) {
                return code;
            }
            Optional<String> meant = code.equals("UK")
                    ? Optional.of("GB")
                    : COUNTRIES.stream()
                            .filter(iso -> new Locale.Builder()
                                    .setRegion(iso)
                                    .build()
                                    .getDisplayCountry(Locale.ENGLISH)
                                    .equalsIgnoreCase(value))
                            .findFirst();
            throw new IllegalArgumentException("expected a country code of two letters such as DE, found " + value
                    + Suggestion.ending(meant.map(iso -> "country:" + iso)));
        }
    },
    /** Whom the post is addressed to, by handle. */
    TO {
        @Override
        String read(String value) {
            return handle(value, Folding.fold(value));
        }
    },
    /** Where the pages are that the post has links to, or where it stands itself. */
    SITE {
        @Override
        String read(String value) {
            return Pages.site(value);
        }
    },
    /** A part of the address of a page that the post has a link to, or of its own. */
    URL {
        @Override
        String read(String value) {
            if (value.chars().anyMatch(c -> Lexer.isSpace((char) c))) {
                throw new IllegalArgumentException(
                        "expected a part of an address such as url:acme.com/help, found a space in " + value);
            }
            return value.toLowerCase(Locale.ROOT);
        }
    },
    /** How many accounts follow the author. */
    FOLLOWERS {
        @Override
        String read(String value) {
            return Range.parse(value).toString();
        }
    },
    /** The stars of a review, 1 to 5. */
    RATING {
        @Override
        String read(String value) {
            return Range.parse(value).toString();
        }
    },
    /** The tone of the post, or its score from −1 to 1. Known only of a post that is judged. */
    SENTIMENT {
        @Override
        String read(String value) {
            if (Character.isLetter(value.codePointAt(0))) {
                return choice(
                        value,
                        names(Sentiment.Label.values()),
                        Map.of("neg", "negative", "bad", "negative", "pos", "positive", "good", "positive"));
            }
            return Range.parse(value).within(-1, 1).toString();
        }
    },
    /** What the author wants. Known only of a post that is judged. */
    INTENT {
        @Override
        String read(String value) {
            return choice(
                    value,
                    names(Intent.Label.values()),
                    Map.of(
                            "bug",
                            "defect",
                            "broken",
                            "defect",
                            "refund",
                            "billing",
                            "payment",
                            "billing",
                            "shipping",
                            "delivery",
                            "login",
                            "account",
                            "thanks",
                            "praise"));
        }
    };

    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Its name in queries. */
    public String code() {
        return code;
    }

    /** The field of that name in any case. */
    static Optional<Field> of(String name) {
        return Arrays.stream(values())
                .filter(field -> field.code.equalsIgnoreCase(name))
                .findFirst();
    }

    /** The names of all fields. */
    static List<String> codes() {
        return Arrays.stream(values()).map(Field::code).toList();
    }

    /** Whether it is known only of posts that a {@link Judge} has judged. */
    boolean isJudged() {
        return this == SENTIMENT || this == INTENT;
    }

    /**
     * The value in the one spelling that the tree has.
     *
     * @throws IllegalArgumentException with a message for the user if the field takes no such value
     */
    abstract String read(String value);

    /** A handle without its sign, which may stand before it, once. */
    String handle(String value, String folded) {
        String bare = folded.startsWith("@") ? folded.substring(1) : folded;
        if (bare.isEmpty()
                || bare.startsWith("@")
                || value.chars().anyMatch(c -> Character.isWhitespace(c) || c == '"')) {
            throw new IllegalArgumentException("expected one handle such as " + code + ":acme, found " + value);
        }
        return bare;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String choice(String value, List<String> known, Map<String, String> otherNames) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (known.contains(lower)) {
            return lower;
        }
        throw new IllegalArgumentException("expected one of " + String.join(" ", known) + ", found " + value
                + Suggestion.ending(Suggestion.of(value, known, otherNames)));
    }
}
