package io.earshot.brand;

import io.earshot.post.Platform;
import io.earshot.query.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of a brand must look like, wherever they come from. Each rule says what is wrong, or nothing. */
final class BrandRules {
    static final Pattern BRAND_ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    static final Pattern QUERY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");

    private static final int MOST_TAG_CHARACTERS = 64;
    private static final int MOST_NAME_CHARACTERS = 100;
    private static final int MOST_SCORE = 1_000_000;

    static final List<String> PLATFORMS =
            Arrays.stream(Platform.values()).map(Platform::code).toList();
    private static final Map<String, String> OTHER_PLATFORM_NAMES = Map.of(
            "twitter",
            "x",
            "fb",
            "facebook",
            "ig",
            "instagram",
            "insta",
            "instagram",
            "bsky",
            "bluesky",
            "yt",
            "youtube",
            "google",
            "google_reviews");

    /** A priority has no more than 100 points in all. */
    private static final int MOST_POINTS = 100;

    /** No event makes people talk more than so many times as much for hours. */
    private static final double MOST_FACTOR = 1_000;

    private static final Pattern POINTS = Pattern.compile("[0-9]{1,3}");
    private static final Map<String, String> OTHER_FACTOR_NAMES = Map.ofEntries(
            Map.entry("reach", "influence"),
            Map.entry("followers", "influence"),
            Map.entry("audience", "influence"),
            Map.entry("tone", "sentiment"),
            Map.entry("urgent", "urgency"),
            Map.entry("hot", "heat"),
            Map.entry("viral", "virality"),
            Map.entry("age", "waiting"),
            Map.entry("broken", "promises"),
            Map.entry("breached", "breaches"),
            Map.entry("customer", "tier"));

    private BrandRules() {}

    static Optional<String> brandId(String id) {
        return BRAND_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(
                        "a brand's id is up to 64 small letters, digits, and . _ - after the first, found " + shown(id)
                                + Suggestion.ending(Optional.of(
                                                id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-"))
                                        .filter(guess -> BRAND_ID.matcher(guess).matches())));
    }

    static Optional<String> queryId(String id) {
        return QUERY_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(
                        "a query's id is up to 64 letters, digits, and . _ - after the first, found " + shown(id));
    }

    static Optional<String> group(String name) {
        return QUERY_ID.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "a group's name is up to 64 letters, digits, and . _ - after the first, found " + shown(name));
    }

    static Optional<String> ruleId(String id) {
        return QUERY_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of("a rule's id is up to 64 letters, digits, and . _ - after the first, found " + shown(id));
    }

    static Optional<String> tag(String tag) {
        return tag.length() <= MOST_TAG_CHARACTERS
                ? Optional.empty()
                : Optional.of("a tag has at most " + MOST_TAG_CHARACTERS + " characters, found " + tag.length());
    }

    static Optional<String> score(double score) {
        return Math.abs(score) <= MOST_SCORE
                ? Optional.empty()
                : Optional.of("a score is between -" + MOST_SCORE + " and " + MOST_SCORE + ", found " + score);
    }

    static Optional<String> triageId(String id) {
        return QUERY_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of("a triage rule's id is up to 64 letters, digits, and . _ - after the first, found "
                        + shown(id));
    }

    static Optional<PriorityFactor> factor(String name) {
        return Arrays.stream(PriorityFactor.values())
                .filter(factor -> factor.code().equals(name))
                .findFirst();
    }

    /** What to say where a name is no factor's. */
    static String noFactor(String name) {
        List<String> known = new ArrayList<>();
        for (PriorityFactor factor : PriorityFactor.values()) {
            known.add(factor.code());
        }
        known.add(PriorityWeights.TIER);
        return "a priority has no factor " + shown(name)
                + Suggestion.ending(Suggestion.of(name, known, OTHER_FACTOR_NAMES)) + " known are "
                + String.join(" ", known);
    }

    static Optional<String> points(String name, String written) {
        boolean fits = POINTS.matcher(written).matches() && Integer.parseInt(written) <= MOST_POINTS;
        return fits
                ? Optional.empty()
                : Optional.of(name + ": expected a whole number of points from 0 to " + MOST_POINTS + ", found "
                        + shown(written));
    }

    static Optional<String> handle(String handle) {
        boolean fits = !handle.isEmpty() && handle.chars().noneMatch(c -> Character.isWhitespace(c) || c == '#');
        return fits ? Optional.empty() : Optional.of("a handle has no spaces and no # in it, found " + shown(handle));
    }

    static Optional<String> competitor(String name) {
        if (name.startsWith("@")) {
            return handle(bare(name));
        }
        return name.length() <= MOST_NAME_CHARACTERS
                ? Optional.empty()
                : Optional.of("a competitor's name has at most " + MOST_NAME_CHARACTERS + " characters, found "
                        + name.length());
    }

    static Optional<String> language(String language) {
        return LANGUAGE.matcher(language).matches()
                ? Optional.empty()
                : Optional.of("expected a language code such as en or pt-BR, found " + shown(language));
    }

    static Optional<String> platform(String platform) {
        return PLATFORMS.contains(platform)
                ? Optional.empty()
                : Optional.of("there is no platform " + shown(platform)
                        + Suggestion.ending(Suggestion.of(platform, PLATFORMS, OTHER_PLATFORM_NAMES)) + " known are "
                        + String.join(" ", PLATFORMS));
    }

    /** The handle as it is stored, without its sign. */
    static String bare(String handle) {
        return handle.startsWith("@") ? handle.substring(1) : handle;
    }

    static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    /** What is wrong with when a brand is told of alerts. */
    static List<String> alerts(AlertOptions options) {
        List<String> problems = new ArrayList<>();
        Long reach = options.reach();
        if (reach != null && reach < 1) {
            problems.add("reach: expected at least 1, found " + reach);
        }
        for (AlertOptions.Event event : options.events()) {
            if (event == null || event.from() == null || event.until() == null) {
                problems.add("an event needs a name, from and until");
                continue;
            }
            if (!event.until().isAfter(event.from())) {
                problems.add("the event " + event.name() + " ends at " + event.until() + ", before it begins at "
                        + event.from());
            }
            if (!(event.factor() > 0 && event.factor() <= MOST_FACTOR)) {
                problems.add("the event " + event.name() + " has the factor " + event.factor()
                        + "; expected more than 0, at most " + (int) MOST_FACTOR);
            }
        }
        return problems;
    }
}
