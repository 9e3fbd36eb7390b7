package io.earshot.query.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our fields, as the operators of all dialects need them. */
final class Fields {
    static final String FINER_PLACE = "a post here tells its country, no finer place";

    private static final Pattern SIMPLE = Pattern.compile("[^\\s(){}\"\u201C\u201D\u201E\u00AB\u00BB]+");
    private static final Pattern RANGE = Pattern.compile("(\\d+|\\*)?(?:\\.\\.|\\s+TO\\s+)(\\d+|\\*)?");
    /** Codes that X still writes as ISO 639 did until 1989, and those of today. */
    private static final Map<String, String> RENAMED_LANGUAGES = Map.of("in", "id", "iw", "he", "ji", "yi");

    private static final Map<String, String> PLATFORM_SITES = Map.ofEntries(
            Map.entry("twitter.com", "x"),
            Map.entry("x.com", "x"),
            Map.entry("facebook.com", "facebook"),
            Map.entry("instagram.com", "instagram"),
            Map.entry("linkedin.com", "linkedin"),
            Map.entry("youtube.com", "youtube"),
            Map.entry("reddit.com", "reddit"),
            Map.entry("tumblr.com", "tumblr"),
            Map.entry("pinterest.com", "pinterest"),
            Map.entry("yelp.com", "yelp"),
            Map.entry("bsky.app", "bluesky"),
            Map.entry("threads.net", "threads"),
            Map.entry("threads.com", "threads"),
            Map.entry("tiktok.com", "tiktok"));

    private Fields() {}

    static Draft field(String name, String written, Foreign origin) throws NoEqualException {
        String value = Leaves.printable(written);
        return Draft.leaf(name + ":" + (SIMPLE.matcher(value).matches() ? value : "\"" + value + "\""), origin);
    }

    static Draft anyOf(String name, List<String> values, Foreign origin) throws NoEqualException {
        List<Draft> sides = new ArrayList<>();
        for (String value : values) {
            sides.add(field(name, value, origin));
        }
        return Draft.or(sides, origin);
    }

    static Draft language(String value, Foreign origin) throws NoEqualException {
        String code = value.toLowerCase(Locale.ROOT);
        String renamed = RENAMED_LANGUAGES.get(code);
        return anyOf("lang", renamed == null ? List.of(value) : List.of(code, renamed), origin);
    }

    /** A country by its code of two or of three letters. */
    static Draft country(String value, Foreign origin) throws NoEqualException {
        String code = value.toUpperCase(Locale.ROOT);
        Optional<String> ofThree = Arrays.stream(Locale.getISOCountries())
                .filter(iso -> new Locale.Builder()
                        .setRegion(iso)
                        .build()
                        .getISO3Country()
                        .equals(code))
                .findFirst();
        return field("country", ofThree.orElse(code), origin);
    }

    /**
     * A range of numbers, the ends of which belong to it: {@code a..b} of X, {@code a TO b} of Brandwatch.
     *
     * @param leastAlone whether a number alone is the least, as X has it, or the only one
     */
    static Draft range(String name, String value, boolean leastAlone, Foreign origin) throws NoEqualException {
        Matcher range = RANGE.matcher(value.strip());
        if (range.matches()) {
            String low = range.group(1) == null || range.group(1).equals("*") ? "" : range.group(1);
            String high = range.group(2) == null || range.group(2).equals("*") ? "" : range.group(2);
            return field(name, low + ".." + high, origin);
        }
        return field(name, (leastAlone ? ">=" : "") + value.strip(), origin);
    }

    /** Posts of a site; of a platform where the site is one. */
    static Draft site(String value, Foreign origin, Gaps gaps) throws NoEqualException {
        String host = host(value);
        String platform = PLATFORM_SITES.get(host);
        if (platform != null) {
            return field("platform", platform, origin);
        }
        Draft site = field("site", host, origin);
        gaps.approximated(origin, Note.Kind.WIDER, site.toString(), "a post with a link to the site counts as well");
        return site;
    }

    /** Posts with a link to a site, or to a part of it. */
    static Draft link(String value, Foreign origin) throws NoEqualException {
        String host = host(value);
        return host.indexOf('/') < 0 ? field("site", host, origin) : field("url", host, origin);
    }

    /** Posts with an address that has these letters in it. */
    static Draft address(String value, Foreign origin, Gaps gaps) throws NoEqualException {
        if (value.chars().anyMatch(Character::isWhitespace)) {
            throw new NoEqualException("an address is looked for by letters that follow one another");
        }
        Draft url = field("url", value, origin);
        gaps.approximated(
                origin,
                Note.Kind.WIDER,
                url.toString(),
                "the address of the post itself counts as well, and parts of words do");
        return url;
    }

    private static String host(String value) {
        return value.toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("/$", "");
    }
}
