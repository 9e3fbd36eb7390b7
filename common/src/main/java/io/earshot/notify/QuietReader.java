package io.earshot.notify;

import io.earshot.brand.NodeReader;
import io.earshot.deliver.Values;
import io.earshot.notify.QuietHours.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code quiet:}, one window or a list of them. */
final class QuietReader {
    static final List<String> KEYS = List.of("zone", "days", "from", "to");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Values values;
    private final ZoneId zone;

    QuietReader(Values values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    QuietHours read(@Nullable Node node) {
        List<Window> windows = new ArrayList<>();
        for (Node item : values.oneOrMore(node)) {
            if (item instanceof MappingNode mapping) {
                window(mapping).ifPresent(windows::add);
            } else {
                values.error(
                        item,
                        "quiet: expected hours such as {from: \"22:00\", to: \"07:00\"}, found "
                                + NodeReader.kind(item));
            }
        }
        return new QuietHours(List.copyOf(windows));
    }

    private Optional<Window> window(MappingNode mapping) {
        Map<String, Node> entries = values.entries(mapping, KEYS, "quiet");
        Set<DayOfWeek> days = days(entries.get("days"));
        Optional<LocalTime> from = time(mapping, entries, "from");
        Optional<LocalTime> to = time(mapping, entries, "to");
        ZoneId ofWindow = values.zone(entries.get("zone"), zone);
        return from.flatMap(start -> to.map(end -> new Window(ofWindow, days, start, end)));
    }

    private Set<DayOfWeek> days(@Nullable Node node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Node item : values.oneOrMore(node)) {
            String text = values.text(item, "days").toLowerCase(Locale.ROOT);
            Optional<DayOfWeek> day = List.of(DayOfWeek.values()).stream()
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text)
                            || one.name()
                                    .substring(0, 3)
                                    .toLowerCase(Locale.ROOT)
                                    .equals(text))
                    .findFirst();
            if (day.isEmpty() && !text.isEmpty()) {
                values.error(item, "days: expected mon, tue, wed, thu, fri, sat, sun, found " + text);
            }
            day.ifPresent(days::add);
        }
        return node == null ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    /** Midnight at the end of a day is 24:00 or 00:00. */
    private Optional<LocalTime> time(Node parent, Map<String, Node> entries, String key) {
        String text = values.needed(parent, entries, key, "quiet");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text, TIME));
        } catch (DateTimeException e) {
            Node node = entries.get(key);
            values.error(node == null ? parent : node, key + ": expected a time such as 07:00, found " + text);
            return Optional.empty();
        }
    }
}
