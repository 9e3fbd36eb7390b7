package io.earshot.jobs.cli;

import io.earshot.care.Item;
import io.earshot.care.Priority;
import io.earshot.care.Service;
import io.earshot.clock.Milestone;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Items as a table for a person: what to answer first, by when and why. */
final class Worklist {
    private static final int WIDEST_TEXT = 60;
    private static final List<String> HEADER =
            List.of("PRIORITY", "DUE", "CHANNEL", "CUSTOMER", "STATUS", "ABOUT", "TEXT", "WHY");

    /** Open ones first, by priority, then by deadline; the others after them in the same order. */
    private static final Comparator<Item> ORDER = Comparator.comparing((Item item) -> !item.open())
            .thenComparing(item -> -item.priority().score())
            .thenComparing(item -> item.service().firstReplyDue())
            .thenComparing(Item::item);

    private Worklist() {}

    /** Prints the items as of that time. */
    static void print(List<Item> items, Instant asOf, PrintWriter out) {
        print(items, asOf, Integer.MAX_VALUE, out);
    }

    /** Prints the most urgent of the items, at most so many. */
    static void print(List<Item> items, Instant asOf, int most, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        items.stream().sorted(ORDER).limit(most).map(item -> row(item, asOf)).forEach(rows::add);
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        out.println("As of " + asOf.truncatedTo(ChronoUnit.SECONDS) + ": " + summary(items));
        if (items.isEmpty()) {
            return;
        }
        out.println();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - width(cell) + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static List<String> row(Item item, Instant asOf) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%3d %s",
                        item.priority().score(),
                        word(item.priority().level())),
                due(item, asOf),
                item.channel().code(),
                item.customer().handle() == null
                        ? ""
                        : "@" + shown(item.customer().handle()),
                word(item.status()),
                word(item.intent().label()),
                shown(item.text()),
                item.priority().factors().stream().map(Priority.Factor::because).collect(Collectors.joining("; ")));
    }

    /** What is owed next, else how the first answer came. */
    private static String due(Item item, Instant asOf) {
        Service service = item.service();
        for (Service.Clock clock : service.milestones()) {
            if (item.open() && clock.endedAt() == null && clock.milestone() != Milestone.RESOLUTION) {
                return left(clock, asOf) + (clock.milestone() == Milestone.FOLLOW_UP ? ", promised" : "");
            }
        }
        if (item.firstReplyAt() != null) {
            Duration took = Duration.between(service.clockStart(), item.firstReplyAt());
            return "answered " + (took.isNegative() ? "before" : "after " + span(took))
                    + (service.state() == Service.State.BREACHED ? ", late" : "");
        }
        return service.state() == Service.State.BREACHED ? "done late" : "done in time";
    }

    private static String left(Service.Clock clock, Instant asOf) {
        return switch (clock.state()) {
            case ON_TRACK -> "in " + span(Duration.between(asOf, clock.due()));
            case AT_RISK -> "in " + span(Duration.between(asOf, clock.due())) + ", at risk";
            case BREACHED -> span(Duration.between(clock.due(), asOf)) + " late";
            case MET -> "done in time";
        };
    }

    private static String summary(List<Item> items) {
        long open = items.stream().filter(Item::open).count();
        long late = items.stream()
                .filter(item -> waits(item, Service.State.BREACHED))
                .count();
        long atRisk = items.stream()
                .filter(item -> waits(item, Service.State.AT_RISK))
                .count();
        List<Long> seconds = items.stream()
                .map(Item::responseSeconds)
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
        String answered = seconds.isEmpty()
                ? "none answered"
                : seconds.size() + " answered, half of them within "
                        + span(Duration.ofSeconds(seconds.get((seconds.size() - 1) / 2)));
        return items.size() + (items.size() == 1 ? " item, " : " items, ") + open + " open, of these " + late
                + " late and " + atRisk + " at risk; " + answered;
    }

    private static boolean waits(Item item, Service.State state) {
        return item.open() && item.service().state() == state;
    }

    /** The two largest units that matter: {@code 3 d 4 h}, {@code 2 h 5 min}, {@code 12 min}, {@code 40 s}. */
    private static String span(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return duration.toSeconds() + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        if (minutes < 24 * 60) {
            return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        long hours = minutes / 60;
        return hours / 24 + " d" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
    }

    /** One line of what a stranger wrote, without what would move a terminal's cursor or turn its writing around. */
    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= WIDEST_TEXT) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, WIDEST_TEXT - 1)) + "…";
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
