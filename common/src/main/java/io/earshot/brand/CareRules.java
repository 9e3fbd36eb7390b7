package io.earshot.brand;

import io.earshot.clock.Durations;
import io.earshot.clock.Holiday;
import io.earshot.clock.OpeningHours;
import io.earshot.clock.ServicePolicy;
import io.earshot.query.Suggestion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What calendars, policies and thresholds must look like, wherever they come from. Each rule says what is wrong, or nothing. */
final class CareRules {
    /** Nobody promises an answer in more than a year of open time. */
    static final Duration MOST_TIME = Duration.ofDays(366);

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern PERCENT = Pattern.compile("[1-9][0-9]?|100");

    private CareRules() {}

    /** All that is wrong with a brand's calendars, policies and thresholds. */
    static List<String> problems(CareOptions care) {
        List<String> problems = new ArrayList<>();
        care.calendars().forEach((name, hours) -> {
            calendarName(name).ifPresent(problems::add);
            if (hours == null) {
                problems.add("calendar " + name + ": expected a zone and hours, found null");
                return;
            }
            calendar(hours).forEach(problem -> problems.add("calendar " + name + ": " + problem));
        });
        Set<String> ids = new HashSet<>();
        for (ServicePolicy policy : care.policies()) {
            policyId(policy.id()).ifPresent(problems::add);
            if (!ids.add(policy.id())) {
                problems.add("there are two policies " + policy.id());
            }
            policy(policy, care.calendars()).forEach(problem -> problems.add("policy " + policy.id() + ": " + problem));
        }
        problems.addAll(thresholds(care.thresholds()));
        return problems;
    }

    private static List<String> thresholds(CareThresholds thresholds) {
        List<String> problems = new ArrayList<>();
        count("publicPost", String.valueOf(thresholds.publicPost())).ifPresent(problems::add);
        count("missingArticle", String.valueOf(thresholds.missingArticle())).ifPresent(problems::add);
        percent("slaRisk", String.valueOf(thresholds.slaRisk())).ifPresent(problems::add);
        count("expireDays", String.valueOf(thresholds.expireDays())).ifPresent(problems::add);
        return problems;
    }

    /** A threshold that is a number of things. */
    static Optional<String> count(String key, String written) {
        return COUNT.matcher(written).matches()
                ? Optional.empty()
                : Optional.of(key + ": expected a whole number above 0, found " + written);
    }

    /** A threshold that is a share. */
    static Optional<String> percent(String key, String written) {
        return PERCENT.matcher(written).matches()
                ? Optional.empty()
                : Optional.of(key + ": expected a share in percent, a whole number from 1 to 100, found " + written);
    }

    static Optional<String> calendarName(String name) {
        return BrandRules.QUERY_ID.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("a calendar's name is up to 64 letters, digits, and . _ - after the first, found "
                        + BrandRules.shown(name));
    }

    static Optional<String> policyId(String id) {
        return BrandRules.QUERY_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of("a policy's id is up to 64 letters, digits, and . _ - after the first, found "
                        + BrandRules.shown(id));
    }

    /** What is wrong with hours of which each is well written. */
    static List<String> calendar(OpeningHours hours) {
        List<String> problems = new ArrayList<>();
        if (hours.hours().isEmpty()
                && hours.holidays().stream().allMatch(day -> day.hours().isEmpty())) {
            problems.add("it is never open; expected hours such as {mon-fri: [\"09:00-17:00\"]}");
        }
        Set<LocalDate> dates = new HashSet<>();
        for (Holiday holiday : hours.holidays()) {
            if (!dates.add(holiday.date())) {
                problems.add("it has the holiday " + holiday.date() + " twice");
            }
        }
        return problems;
    }

    static Optional<String> time(String key, Duration time) {
        return time.isZero() || time.isNegative() || time.compareTo(MOST_TIME) > 0
                ? Optional.of(key + ": expected more than 0s, at most " + MOST_TIME.toDays() + "d, found "
                        + Durations.text(time))
                : Optional.empty();
    }

    static Optional<String> warnShare(double share) {
        return share >= 0 && share < 1
                ? Optional.empty()
                : Optional.of(
                        "warnShare: expected a share of the time from 0 to less than 1, such as 0.2, found " + share);
    }

    static Optional<String> hotFactor(double factor) {
        return factor > 0 && factor <= 1
                ? Optional.empty()
                : Optional.of("hotFactor: expected a factor of more than 0, at most 1, such as 0.5, found " + factor);
    }

    static Optional<String> calendarOf(String name, Collection<String> known) {
        if (known.contains(name)) {
            return Optional.empty();
        }
        Optional<String> meant = Suggestion.of(name, known);
        String remedy;
        if (meant.isPresent()) {
            remedy = Suggestion.ending(meant);
        } else if (known.isEmpty()) {
            remedy = "; expected one of `calendars:`, or none for around the clock";
        } else {
            remedy = "; known are " + String.join(", ", known);
        }
        return Optional.of("calendar: there is no calendar " + name + remedy);
    }

    private static List<String> policy(ServicePolicy policy, Map<String, OpeningHours> calendars) {
        List<String> problems = new ArrayList<>();
        if (policy.firstReply() != null) {
            time("firstReply", policy.firstReply()).ifPresent(problems::add);
        }
        if (policy.nextReply() != null) {
            time("nextReply", policy.nextReply()).ifPresent(problems::add);
        }
        if (policy.resolution() != null) {
            time("resolution", policy.resolution()).ifPresent(problems::add);
        }
        warnShare(policy.warnShare()).ifPresent(problems::add);
        hotFactor(policy.hotFactor()).ifPresent(problems::add);
        if (policy.calendar() != null) {
            calendarOf(policy.calendar(), calendars.keySet()).ifPresent(problems::add);
        }
        return problems;
    }
}
