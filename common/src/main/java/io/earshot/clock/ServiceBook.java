package io.earshot.clock;

import io.earshot.post.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The service policies of a brand in their order: the first that is for an item holds. */
public final class ServiceBook {
    /** What the trade advises for each channel, around the clock; calendar days in UTC. */
    private static final List<ServicePolicy> ADVISED = List.of(
            ServicePolicy.within(Platform.X, 15),
            ServicePolicy.within(Platform.FACEBOOK, 25),
            ServicePolicy.within(Platform.REDDIT, 120),
            ServicePolicy.within(Platform.TUMBLR, 60),
            ServicePolicy.sameDay(Platform.LINKEDIN),
            ServicePolicy.sameDay(Platform.YOUTUBE),
            ServicePolicy.sameDay(Platform.PINTEREST),
            ServicePolicy.sameDay(Platform.YELP),
            ServicePolicy.usual("default-60m", List.of(), Duration.ofMinutes(60), false));

    /** Of a brand that says nothing of it. */
    public static final ServiceBook DEFAULTS = new ServiceBook(List.of());

    private final List<ServicePolicy> policies;

    private ServiceBook(List<ServicePolicy> ofBrand) {
        List<ServicePolicy> all = new ArrayList<>(ofBrand);
        all.addAll(ADVISED);
        policies = List.copyOf(all);
    }

    /** The brand's own policies, before what the trade advises for all that they leave open. */
    public static ServiceBook of(List<ServicePolicy> policies) {
        return new ServiceBook(policies);
    }

    /** What holds in these circumstances. */
    public ServiceTerms terms(Circumstances found) {
        for (ServicePolicy policy : policies) {
            if (policy.covers(found)) {
                return new ServiceTerms(policy);
            }
        }
        throw new IllegalStateException("the last policy covers everything");
    }
}
