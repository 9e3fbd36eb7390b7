package io.earshot.clock;

import io.earshot.post.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    public static final ServiceBook DEFAULTS = of(List.of(), Map.of());

    private final List<ServicePolicy> policies;
    private final Map<String, BusinessCalendar> calendars = new TreeMap<>();

    private ServiceBook(List<ServicePolicy> ofBrand, Map<String, OpeningHours> hours) {
        List<ServicePolicy> all = new ArrayList<>(ofBrand);
        all.addAll(ADVISED);
        policies = List.copyOf(all);
        hours.forEach((name, written) -> calendars.put(name, BusinessCalendar.of(written)));
        for (ServicePolicy policy : ofBrand) {
            if (policy.calendar() != null && !calendars.containsKey(policy.calendar())) {
                throw new IllegalArgumentException(
                        "the policy " + policy.id() + " goes by a calendar that is not there: " + policy.calendar());
            }
        }
    }

    /**
     * The brand's own policies, before what the trade advises for all that they leave open.
     *
     * @param calendars the hours that they name
     * @throws IllegalArgumentException if one names hours that are not there, or that are never open
     */
    public static ServiceBook of(List<ServicePolicy> policies, Map<String, OpeningHours> calendars) {
        return new ServiceBook(policies, calendars);
    }

    /** What holds in these circumstances. */
    public ServiceTerms terms(Circumstances found) {
        ServicePolicy policy = first(policies, found);
        return new ServiceTerms(
                policy,
                policy.firstReply() == null ? first(ADVISED, found) : policy,
                policy.calendar() == null ? BusinessCalendar.ALWAYS : calendars.get(policy.calendar()));
    }

    private static ServicePolicy first(List<ServicePolicy> policies, Circumstances found) {
        for (ServicePolicy policy : policies) {
            if (policy.covers(found)) {
                return policy;
            }
        }
        throw new IllegalStateException("the last policy covers everything");
    }
}
