package io.earshot.notify;

import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import io.earshot.brand.NodeReader;
import io.earshot.deliver.Values;
import io.earshot.notify.Route.Escalation;
import io.earshot.query.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one of {@code routes:}. */
final class RouteReader {
    static final List<String> KEYS =
            List.of("brands", "kinds", "level", "targets", "tell", "changedEvery", "quiet", "escalate", "last");
    static final List<String> ESCALATION_KEYS = List.of("level", "after", "targets");

    /** What {@code tell:} may say; the opening is always told, an escalation where one is set. */
    static final Set<Event> CHANGES = EnumSet.of(Event.OPENED, Event.RAISED, Event.CHANGED, Event.CLOSED);

    private static final Duration CHANGED_EVERY = Duration.ofMinutes(30);

    private final Values values;
    private final QuietReader quiet;
    private final Collection<String> targets;
    private final Set<String> used = new LinkedHashSet<>();

    /** @param targets the names that there are */
    RouteReader(Values values, QuietReader quiet, Collection<String> targets) {
        this.values = values;
        this.quiet = quiet;
        this.targets = new TreeSet<>(targets);
    }

    /** The names that routes have. */
    Set<String> used() {
        return used;
    }

    Optional<Route> read(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            values.error(node, "expected a route with `targets:`, found " + NodeReader.kind(node));
            return Optional.empty();
        }
        Map<String, Node> entries = values.entries(mapping, KEYS, "a route");
        AlertLevel level = values.oneOf(entries.get("level"), "level", AlertLevel.WATCH);
        return Optional.of(new Route(
                new TreeSet<>(values.texts(entries.get("brands"), "brands")),
                values.someOf(entries.get("kinds"), "kinds", AlertKind.class),
                level,
                targets(mapping, entries.get("targets"), "the route"),
                tell(entries.get("tell")),
                values.duration(entries.get("changedEvery"), "changedEvery", CHANGED_EVERY),
                quiet.read(entries.get("quiet")),
                escalations(entries.get("escalate"), level),
                values.trueOrFalse(entries.get("last"), "last")));
    }

    private Set<Event> tell(@Nullable Node node) {
        if (node == null) {
            return CHANGES;
        }
        Set<Event> tell = values.someOf(node, "tell", Event.class);
        if (tell.remove(Event.ESCALATED)) {
            values.error(node, "tell: what is escalated is told by `escalate:`");
        }
        return tell;
    }

    private List<Escalation> escalations(@Nullable Node node, AlertLevel ofRoute) {
        List<Escalation> escalations = new ArrayList<>();
        for (Node item : values.oneOrMore(node)) {
            if (!(item instanceof MappingNode mapping)) {
                values.error(
                        item,
                        "escalate: expected such as {level: critical, after: 15 min, targets: [boss]}, found "
                                + NodeReader.kind(item));
                continue;
            }
            Map<String, Node> entries = values.entries(mapping, ESCALATION_KEYS, "an escalation");
            AlertLevel level = values.oneOf(entries.get("level"), "level", ofRoute);
            if (level.compareTo(ofRoute) < 0) {
                values.error(item, "escalate: a level below the route's, which tells nobody of it");
            }
            if (!entries.containsKey("after")) {
                values.error(item, "the escalation has no `after:`");
            }
            escalations.add(new Escalation(
                    level,
                    values.duration(entries.get("after"), "after", Duration.ofMinutes(15)),
                    targets(mapping, entries.get("targets"), "the escalation")));
        }
        return List.copyOf(escalations);
    }

    private List<String> targets(Node parent, @Nullable Node node, String what) {
        List<String> names = new ArrayList<>();
        if (node == null) {
            values.error(parent, what + " has no `targets:`");
        }
        for (Node item : values.oneOrMore(node)) {
            String name = values.text(item, "targets");
            if (!name.isEmpty() && !targets.contains(name)) {
                values.error(item, "there is no target " + name + Suggestion.ending(Suggestion.of(name, targets)));
            }
            names.add(name);
            used.add(name);
        }
        return List.copyOf(names);
    }
}
