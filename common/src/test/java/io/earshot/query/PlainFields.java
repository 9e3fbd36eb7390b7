package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What fields ask of a post, plainly. */
final class PlainFields {
    private static final Pattern HOST = Pattern.compile("(?:[a-z]+://)?(?:[^/?#@]*@)?([a-z0-9.-]+).*");

    private PlainFields() {}

    /** A judge whose word is known beforehand: it goes by the length of the text, and cannot tell of some. */
    static Judged judge(Post post, @Nullable Brand brand) {
        int length = post.text().length();
        boolean isKnown = length % 4 != 3;
        return new Judged(
                isKnown ? List.of(Sentiment.Label.values()).get(length % 3) : null,
                isKnown ? (length % 5 - 2) / 2.0 : null,
                length % 5 == 4 ? null : length % 2 == 0 ? Intent.Label.OUTAGE : Intent.Label.PRAISE);
    }

    static boolean has(Query.Filter filter, Post post, List<PlainTokens.Token> tokens) {
        String value = filter.value();
        Judged judged = judge(post, null);
        return switch (filter.field()) {
            case PLATFORM -> post.platform().code().equals(value);
            case LANG ->
                post.lang() != null && (post.lang().equals(value) || post.lang().startsWith(value + "-"));
            case COUNTRY -> value.equalsIgnoreCase(post.country());
            case AUTHOR -> value.equals(bare(post.author().handle()));
            case KIND -> post.kind().name().equalsIgnoreCase(value);
            case IS -> is(value, post);
            case HAS ->
                switch (value) {
                    case "media" -> !post.media().isEmpty();
                    case "links" -> !post.links().isEmpty() || any("url", tokens);
                    case "hashtags" -> !post.hashtags().isEmpty() || any("tag", tokens);
                    default -> !post.mentions().isEmpty() || any("handle", tokens);
                };
            case TO -> addressees(post, tokens).contains(value);
            case SITE -> pages(post, tokens).stream().anyMatch(page -> isOf(page, value));
            case URL -> pages(post, tokens).stream().anyMatch(page -> page.contains(value));
            case FOLLOWERS -> isIn(value, post.author().followers());
            case RATING -> isIn(value, post.rating());
            case SENTIMENT ->
                Character.isLetter(value.charAt(0)) ? isNamed(value, judged.tone()) : isIn(value, judged.score());
            case INTENT -> isNamed(value, judged.intent());
        };
    }

    private static boolean is(String value, Post post) {
        boolean isKind = post.kind().name().equalsIgnoreCase(value);
        return switch (value) {
            case "verified" -> Boolean.TRUE.equals(post.author().verified());
            case "repost" -> isKind || (post.kind() == PostKind.POST && post.repostOf() != null);
            case "reply" -> isKind || post.inReplyTo() != null;
            default -> isKind;
        };
    }

    private static boolean any(String kind, List<PlainTokens.Token> tokens) {
        return tokens.stream().anyMatch(token -> token.kind().equals(kind));
    }

    /** Whom the text begins with, and whom a reply mentions first. */
    private static List<String> addressees(Post post, List<PlainTokens.Token> tokens) {
        List<String> all = new ArrayList<>();
        if (!tokens.isEmpty() && tokens.get(0).kind().equals("handle")) {
            all.add(tokens.get(0).word());
        }
        if (is("reply", post) && !post.mentions().isEmpty()) {
            all.add(String.valueOf(bare(post.mentions().get(0))));
        } else if (is("reply", post)) {
            tokens.stream()
                    .filter(token -> token.kind().equals("handle"))
                    .findFirst()
                    .ifPresent(token -> all.add(token.word()));
        }
        return all;
    }

    private static @Nullable String bare(@Nullable String handle) {
        return handle == null ? null : handle.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> pages(Post post, List<PlainTokens.Token> tokens) {
        List<String> pages = new ArrayList<>(post.links());
        if (post.url() != null) {
            pages.add(post.url());
        }
        for (PlainTokens.Token token : tokens) {
            if (token.kind().equals("url")) {
                pages.add(post.text().substring(token.start(), token.end()));
            }
        }
        return pages.stream().map(page -> page.toLowerCase(Locale.ROOT)).toList();
    }

    private static boolean isOf(String page, String site) {
        Matcher host = HOST.matcher(page);
        return host.matches() && ("." + host.group(1).replaceFirst("\\.+$", "")).endsWith("." + site);
    }

    private static boolean isNamed(String value, @Nullable Enum<?> label) {
        return label != null && label.name().equalsIgnoreCase(value);
    }

    private static boolean isIn(String range, @Nullable Number known) {
        if (known == null) {
            return false;
        }
        double value = known.doubleValue();
        int dots = range.indexOf("..");
        if (dots > 0) {
            return value >= Double.parseDouble(range.substring(0, dots))
                    && value <= Double.parseDouble(range.substring(dots + 2));
        }
        if (range.startsWith(">=") || range.startsWith("<=")) {
            double end = Double.parseDouble(range.substring(2));
            return range.startsWith(">") ? value >= end : value <= end;
        }
        if (range.startsWith(">") || range.startsWith("<")) {
            double end = Double.parseDouble(range.substring(1));
            return range.startsWith(">") ? value > end : value < end;
        }
        return value == Double.parseDouble(range);
    }
}
