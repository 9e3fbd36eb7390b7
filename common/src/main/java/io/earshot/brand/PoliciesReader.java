package io.earshot.brand;

import io.earshot.clock.BusinessCalendar;
import io.earshot.clock.Durations;
import io.earshot.clock.OpeningHours;
import io.earshot.clock.PriorityLevel;
import io.earshot.clock.ServicePolicy;
import io.earshot.clock.ServicePolicy.ClockStart;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code policies:} of a brand or of a book. */
final class PoliciesReader {
    static final List<String> KEYS = List.of(
            "id",
            "channels",
            "levels",
            "tiers",
            "intents",
            "firstReply",
            "sameDay",
            "nextReply",
            "resolution",
            "startsAt",
            "warnShare",
            "hotFactor",
            "calendar");

    private final NodeReader nodes;
    private final YamlFile file;
    private final Map<String, OpeningHours> calendars;
    private final IdReader ids;

    /** @param calendars the hours that policies may name */
    PoliciesReader(NodeReader nodes, YamlFile file, Map<String, OpeningHours> calendars) {
        this.nodes = nodes;
        this.file = file;
        this.calendars = calendars;
        ids = new IdReader(
                nodes, "the policy has no `id:`; items name it by that", "there is a policy", CareRules::policyId);
    }

    List<ServicePolicy> read(@Nullable Node node) {
        List<ServicePolicy> policies = new ArrayList<>();
        for (Node item : nodes.items(file, node, "policies")) {
            if (!(item instanceof MappingNode mapping)) {
                file.error(
                        item,
                        "expected a policy such as {id: x, channels: [x], firstReply: 15m}, found "
                                + NodeReader.kind(item));
                continue;
            }
            long before = file.errors();
            ServicePolicy policy = policy(mapping);
            if (file.errors() == before) {
                policies.stream()
                        .filter(earlier -> earlier.hides(policy))
                        .findFirst()
                        .ifPresent(earlier -> file.warning(
                                item,
                                "the policy " + policy.id() + " never holds: the policy " + earlier.id()
                                        + " before it is for all that it is for; put it first, or leave it out"));
            }
            policies.add(policy);
        }
        return policies;
    }

    private ServicePolicy policy(MappingNode policy) {
        Map<String, Node> entries = nodes.entries(file, policy, KEYS, "a policy");
        String calendar = calendar(entries.get("calendar"));
        return new ServicePolicy(
                ids.read(file, policy, entries.get("id")),
                channels(entries.get("channels")),
                words(entries.get("levels"), "levels", PriorityLevel.class),
                texts(entries.get("tiers"), "tiers"),
                words(entries.get("intents"), "intents", Intent.Label.class),
                time(entries, "firstReply", calendar),
                isSameDay(entries.get("sameDay")),
                time(entries, "nextReply", calendar),
                time(entries, "resolution", calendar),
                start(entries.get("startsAt")),
                number(entries, "warnShare", ServicePolicy.USUAL_WARN_SHARE, CareRules::warnShare),
                number(entries, "hotFactor", ServicePolicy.USUAL_HOT_FACTOR, CareRules::hotFactor),
                calendar);
    }

    private List<Platform> channels(@Nullable Node node) {
        List<Platform> channels = new ArrayList<>();
        for (Node item : nodes.items(file, node, "channels")) {
            String written = nodes.text(file, item, "a channel");
            Optional<String> problem = written.isEmpty() ? Optional.empty() : BrandRules.platform(written);
            problem.ifPresent(wrong -> file.error(item, wrong));
            if (problem.isEmpty() && !written.isEmpty()) {
                channels.add(Platform.valueOf(written.toUpperCase(Locale.ROOT)));
            }
        }
        return channels;
    }

    private List<String> texts(@Nullable Node node, String key) {
        return nodes.items(file, node, key).stream()
                .map(item -> nodes.text(file, item, key))
                .toList();
    }

    private <E extends Enum<E>> List<E> words(@Nullable Node node, String key, Class<E> type) {
        List<E> words = new ArrayList<>();
        for (Node item : nodes.items(file, node, key)) {
            nodes.oneOf(file, item, key, type).ifPresent(words::add);
        }
        return words;
    }

    private @Nullable ClockStart start(@Nullable Node node) {
        return node == null
                ? null
                : nodes.oneOf(file, node, "startsAt", ClockStart.class).orElse(null);
    }

    private boolean isSameDay(@Nullable Node node) {
        if (node == null) {
            return false;
        }
        String written = nodes.text(file, node, "sameDay");
        if (!written.isEmpty() && !written.equals("true") && !written.equals("false")) {
            file.error(node, "sameDay: expected true or false, found " + written);
        }
        return written.equals("true");
    }

    private @Nullable Duration time(Map<String, Node> entries, String key, @Nullable String calendar) {
        Node node = entries.get(key);
        String written = node == null ? "" : nodes.text(file, node, key);
        if (node == null || written.isEmpty()) {
            return null;
        }
        Optional<Duration> time = Durations.parse(written);
        if (time.isEmpty()) {
            file.error(node, key + ": expected a duration such as 15m, 2h or 1h30m, found " + written);
            return null;
        }
        Optional<String> problem = CareRules.time(key, time.get());
        problem.ifPresent(wrong -> file.error(node, wrong));
        if (problem.isEmpty() && written.contains("d") && calendar != null) {
            warnOfDays(node, key, time.get(), calendar);
        }
        return time.get();
    }

    /** A day of a calendar is 24 open hours, which is not what most people think of. */
    private void warnOfDays(Node node, String key, Duration time, String calendar) {
        OpeningHours hours = calendars.get(calendar);
        if (hours == null || !CareRules.calendar(hours).isEmpty()) {
            return;
        }
        Duration week = BusinessCalendar.of(hours).usualWeek();
        if (week.compareTo(Duration.ofDays(7)) < 0) {
            file.warning(
                    node,
                    key + ": a day is 24 open hours, so this is " + hours(time) + " of open time, and " + calendar
                            + " has " + hours(week) + " in a week; write hours, such as 8h for a working day");
        }
    }

    private static String hours(Duration time) {
        return time.toHours() + "h" + (time.toMinutesPart() == 0 ? "" : time.toMinutesPart() + "m");
    }

    private double number(
            Map<String, Node> entries, String key, double otherwise, DoubleFunction<Optional<String>> rule) {
        Node node = entries.get(key);
        String written = node == null ? "" : nodes.text(file, node, key);
        if (node == null || written.isEmpty()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(written);
            rule.apply(number).ifPresent(problem -> file.error(node, problem));
            return number;
        } catch (NumberFormatException e) {
            file.error(node, key + ": expected a number such as " + otherwise + ", found " + written);
            return otherwise;
        }
    }

    private @Nullable String calendar(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        String name = nodes.text(file, node, "calendar");
        if (name.isEmpty()) {
            return null;
        }
        Optional<String> problem = CareRules.calendarOf(name, calendars.keySet());
        problem.ifPresent(wrong -> file.error(node, wrong));
        return problem.isPresent() ? null : name;
    }
}
