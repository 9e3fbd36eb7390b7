package io.earshot.care;

import io.earshot.brand.Brand;
import io.earshot.brand.CareOptions;
import io.earshot.brand.PriorityWeights;
import io.earshot.clock.ServiceBook;
import java.time.Duration;

/**
 * How a brand wants its items to be cared for.
 *
 * @param weights the most points that each factor of a priority can give
 * @param publicPost of so many items of one topic on, one public post is advised
 * @param missingArticle of so many questions of one topic on that no article fits, a new one is advised
 * @param expireAfter how long an open item waits for anybody, and how long an ended conversation is remembered
 */
public record CareSettings(
        ServiceBook services, PriorityWeights weights, int publicPost, int missingArticle, Duration expireAfter) {
    /** Of a brand that says nothing of it. */
    public static final CareSettings DEFAULTS = of(CareOptions.DEFAULT);

    /** How long what the brand did is kept for a post that it answers and that comes after it. */
    public static final Duration REPLY_MEMORY = Duration.ofDays(1);

    /** What the brand book says of a brand. */
    public static CareSettings of(Brand brand) {
        return of(brand.care());
    }

    private static CareSettings of(CareOptions options) {
        return new CareSettings(
                options.serviceBook(),
                options.weights(),
                options.thresholds().publicPost(),
                options.thresholds().missingArticle(),
                Duration.ofDays(options.thresholds().expireDays()));
    }
}
