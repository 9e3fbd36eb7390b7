package io.earshot.care;

import io.earshot.brand.Brand;
import io.earshot.brand.CareOptions;
import io.earshot.brand.PriorityWeights;
import io.earshot.clock.OpeningHours;
import io.earshot.clock.ServiceBook;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a brand wants its items to be cared for.
 *
 * @param weights the most points that each factor of a priority can give
 * @param publicPost of so many items of one topic on, one public post is advised
 * @param missingArticle of so many questions of one topic on that no article fits, a new one is advised
 * @param zone where the brand's days begin: that of its calendars, if they have one in common, else UTC
 * @param expireAfter how long an open item waits for anybody, and how long an ended conversation is remembered
 */
public record CareSettings(
        ServiceBook services,
        PriorityWeights weights,
        int publicPost,
        int missingArticle,
        ZoneId zone,
        Duration expireAfter) {
    /** Of a brand that says nothing of it. */
    public static final CareSettings DEFAULTS = of(CareOptions.DEFAULT);

    /** How long what the brand did is kept for a post that it answers and that comes after it. */
    public static final Duration REPLY_MEMORY = Duration.ofDays(1);

    /** What the brand book says of a brand. */
    public static CareSettings of(Brand brand) {
        return of(brand.care());
    }

    private static ZoneId zone(CareOptions options) {
        Set<ZoneId> zones =
                options.calendars().values().stream().map(OpeningHours::zone).collect(Collectors.toSet());
        return zones.size() == 1 ? zones.iterator().next() : ZoneOffset.UTC;
    }

    private static CareSettings of(CareOptions options) {
        return new CareSettings(
                options.serviceBook(),
                options.weights(),
                options.thresholds().publicPost(),
                options.thresholds().missingArticle(),
                zone(options),
                Duration.ofDays(options.thresholds().expireDays()));
    }
}
