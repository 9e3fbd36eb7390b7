package io.earshot.brand;

import io.earshot.clock.Days;
import io.earshot.clock.Holiday;
import io.earshot.clock.OpeningHours;
import io.earshot.clock.Shift;
import io.earshot.query.Suggestion;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code calendars:} of a brand or of a book. */
final class CalendarsReader {
    static final List<String> KEYS = List.of("zone", "hours", "holidays");
    static final List<String> HOLIDAY_KEYS = List.of("date", "hours");

    private static final String EXAMPLE = "{zone: Europe/London, hours: {mon-fri: [\"09:00-17:00\"]}}";

    private final NodeReader nodes;
    private final YamlFile file;

    CalendarsReader(NodeReader nodes, YamlFile file) {
        this.nodes = nodes;
        this.file = file;
    }

    /** The calendars by name, without those that cannot be read. */
    Map<String, OpeningHours> read(@Nullable Node node) {
        Map<String, OpeningHours> calendars = new TreeMap<>();
        if (node == null) {
            return calendars;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(
                    node,
                    "calendars: expected names with hours, such as {office: " + EXAMPLE + "}, found "
                            + NodeReader.kind(node));
            return calendars;
        }
        nodes.count(mapping);
        Map<String, String> places = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String name = nodes.text(file, key, "a calendar's name");
            if (name.isEmpty()) {
                continue;
            }
            CareRules.calendarName(name).ifPresent(problem -> file.error(key, problem));
            String first = places.putIfAbsent(name, file.place(key));
            if (first != null) {
                file.error(key, "there is a calendar " + name + " already, at " + first);
            }
            calendars.putIfAbsent(name, calendar(name, key, tuple.getValueNode()));
        }
        return calendars;
    }

    private OpeningHours calendar(String name, Node key, Node node) {
        OpeningHours hours = new OpeningHours(ZoneId.of("UTC"), Map.of(), List.of());
        if (!(node instanceof MappingNode mapping)) {
            file.error(node, name + ": expected hours such as " + EXAMPLE + ", found " + NodeReader.kind(node));
            return hours;
        }
        long before = file.errors();
        Map<String, Node> entries = nodes.entries(file, mapping, KEYS, "a calendar");
        hours = new OpeningHours(
                zone(key, entries.get("zone")), hours(key, entries.get("hours")), holidays(entries.get("holidays")));
        if (file.errors() == before) {
            CareRules.calendar(hours).forEach(problem -> file.error(key, "calendar " + name + ": " + problem));
        }
        return hours;
    }

    private ZoneId zone(Node calendar, @Nullable Node node) {
        if (node == null) {
            file.error(calendar, "the calendar has no `zone:`; expected a time zone such as Europe/Berlin or UTC");
            return ZoneId.of("UTC");
        }
        String written = nodes.text(file, node, "zone");
        try {
            return ZoneId.of(written.isEmpty() ? "UTC" : written);
        } catch (DateTimeException e) {
            file.error(
                    node,
                    "zone: expected a time zone such as Europe/Berlin or UTC, found " + written
                            + Suggestion.ending(Suggestion.of(
                                    written,
                                    ZoneId.getAvailableZoneIds().stream()
                                            .sorted()
                                            .toList())));
            return ZoneId.of("UTC");
        }
    }

    private Map<DayOfWeek, List<Shift>> hours(Node calendar, @Nullable Node node) {
        Map<DayOfWeek, List<Shift>> hours = new EnumMap<>(DayOfWeek.class);
        if (node == null) {
            file.error(calendar, "the calendar has no `hours:`; expected some such as " + EXAMPLE);
            return hours;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(
                    node,
                    "hours: expected days with shifts, such as {mon-fri: [\"09:00-17:00\"]}, found "
                            + NodeReader.kind(node));
            return hours;
        }
        nodes.count(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String written = nodes.text(file, key, "days");
            Optional<Set<DayOfWeek>> days = written.isEmpty() ? Optional.empty() : Days.parse(written);
            if (days.isEmpty() && !written.isEmpty()) {
                file.error(key, "hours: expected days such as mon, mon-fri or \"mon, wed\", found " + written);
            }
            List<Shift> shifts = shifts(tuple.getValueNode(), written);
            for (DayOfWeek day : days.orElse(Set.of())) {
                if (hours.put(day, shifts) != null) {
                    file.error(
                            key, "hours: " + Days.code(day) + " has hours already; give all of its shifts in one list");
                }
            }
        }
        return hours;
    }

    private List<Shift> shifts(Node node, String day) {
        List<Shift> shifts = new ArrayList<>();
        for (Node item : nodes.items(file, node, day)) {
            String written = nodes.text(file, item, "a shift");
            Optional<Shift> shift = written.isEmpty() ? Optional.empty() : Shift.parse(written);
            if (shift.isEmpty() && !written.isEmpty()) {
                file.error(item, "expected a shift such as 09:00-17:30, 22:00-06:00 or 00:00-24:00, found " + written);
            }
            shift.ifPresent(read -> {
                shifts.stream()
                        .filter(other -> other.from() < read.to() && read.from() < other.to())
                        .findFirst()
                        .ifPresent(other ->
                                file.warning(item, read + " overlaps " + other + "; what both have is open once"));
                shifts.add(read);
            });
        }
        return shifts;
    }

    private List<Holiday> holidays(@Nullable Node node) {
        List<Holiday> holidays = new ArrayList<>();
        for (Node item : nodes.items(file, node, "holidays")) {
            if (item instanceof MappingNode mapping) {
                Map<String, Node> entries = nodes.entries(file, mapping, HOLIDAY_KEYS, "a holiday");
                Node date = entries.get("date");
                Node hours = entries.get("hours");
                if (date == null) {
                    file.error(item, "the holiday has no `date:`; expected one such as 2026-12-25");
                    continue;
                }
                List<Shift> shifts = hours == null ? List.of() : shifts(hours, "hours");
                date(date).ifPresent(day -> holidays.add(new Holiday(day, shifts)));
            } else if (item instanceof SequenceNode) {
                file.error(
                        item,
                        "holidays: expected a date such as 2026-12-25, or {date: 2026-12-24, hours: [\"09:00-12:00\"]},"
                                + " found a list");
            } else {
                date(item).ifPresent(day -> holidays.add(new Holiday(day, List.of())));
            }
        }
        return holidays;
    }

    private Optional<LocalDate> date(Node node) {
        String written = nodes.text(file, node, "a holiday");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException e) {
            file.error(node, "holidays: expected a date such as 2026-12-25, found " + written);
            return Optional.empty();
        }
    }
}
