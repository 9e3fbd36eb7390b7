package io.earshot.deliver;

import io.earshot.brand.NodeReader;
import io.earshot.brand.YamlFile;
import io.earshot.query.Severity;
import io.earshot.query.Suggestion;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The values of a file of targets, with {@code ${NAME}} replaced by what the environment has. */
public final class Values {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6}) ?(s|min|h|d)");

    private final YamlFile file;
    private final NodeReader nodes;
    private final Map<String, String> environment;

    public Values(YamlFile file, NodeReader nodes, Map<String, String> environment) {
        this.file = file;
        this.nodes = nodes;
        this.environment = environment;
    }

    public void error(Node at, String message) {
        file.error(at, message);
    }

    public void warning(Node at, String message) {
        file.warning(at, message);
    }

    public Map<String, Node> entries(MappingNode mapping, Collection<String> known, String what) {
        return nodes.entries(file, mapping, known, what, Severity.ERROR);
    }

    public List<Node> items(@Nullable Node node, String what) {
        return nodes.items(file, node, what);
    }

    /** The items of a list, or the one item that stands alone. */
    public List<Node> oneOrMore(@Nullable Node node) {
        return node == null || node instanceof SequenceNode ? nodes.items(file, node, "") : List.of(node);
    }

    /** A text, with the environment's; empty where there is none, which is then found wrong. */
    public String text(Node node, String what) {
        String text = nodes.text(file, node, what);
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String value = environment.get(matcher.group(1));
            if (value == null || value.isEmpty()) {
                file.error(node, what + ": the environment has no " + matcher.group(1));
                return "";
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(result).toString().strip();
    }

    /** The text of a key that must be there; empty where it is not, which is then found wrong. */
    public String needed(Node parent, Map<String, Node> entries, String key, String what) {
        Node node = entries.get(key);
        if (node == null) {
            file.error(parent, what + " has no `" + key + ":`");
            return "";
        }
        return text(node, key);
    }

    public List<String> texts(@Nullable Node node, String what) {
        List<String> texts = new ArrayList<>();
        for (Node item : oneOrMore(node)) {
            String text = text(item, what);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** One of an enum's constants, in small letters; the default where it is left out or wrong. */
    public <E extends Enum<E>> E oneOf(@Nullable Node node, String what, E otherwise) {
        return node == null
                ? otherwise
                : constant(node, what, otherwise.getDeclaringClass()).orElse(otherwise);
    }

    public <E extends Enum<E>> Set<E> someOf(@Nullable Node node, String what, Class<E> type) {
        Set<E> result = new LinkedHashSet<>();
        for (Node item : oneOrMore(node)) {
            constant(item, what, type).ifPresent(result::add);
        }
        return result;
    }

    private <E extends Enum<E>> Optional<E> constant(Node node, String what, Class<E> type) {
        String written = text(node, what);
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = known.indexOf(written);
        if (found < 0 && !written.isEmpty()) {
            file.error(
                    node,
                    what + ": expected " + String.join(", ", known) + ", found " + written
                            + Suggestion.ending(Suggestion.of(written, known)));
        }
        return found < 0 ? Optional.empty() : Optional.of(type.getEnumConstants()[found]);
    }

    public Duration duration(@Nullable Node node, String what, Duration otherwise) {
        if (node == null) {
            return otherwise;
        }
        String text = text(node, what);
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches() && Long.parseLong(matcher.group(1)) > 0) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(amount);
                case "min" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        if (!text.isEmpty()) {
            file.error(node, what + ": expected a duration such as 30 s, 15 min, 6 h or 1 d, found " + text);
        }
        return otherwise;
    }

    public boolean trueOrFalse(@Nullable Node node, String what) {
        if (node == null) {
            return false;
        }
        String text = text(node, what);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            file.error(node, what + ": expected true or false, found " + text);
        }
        return text.equals("true");
    }

    public ZoneId zone(@Nullable Node node, ZoneId otherwise) {
        if (node == null) {
            return otherwise;
        }
        String text = text(node, "zone");
        try {
            return text.isEmpty() ? otherwise : ZoneId.of(text);
        } catch (DateTimeException e) {
            file.error(
                    node,
                    "zone: expected a time zone such as Europe/Berlin or UTC, found " + text
                            + Suggestion.ending(Suggestion.of(text, ZoneId.getAvailableZoneIds())));
            return otherwise;
        }
    }

    /** The keys that a mapping has, known or not. */
    public static List<String> keys(MappingNode mapping) {
        return mapping.getValue().stream()
                .map(tuple -> NodeReader.kind(tuple.getKeyNode()).strip())
                .toList();
    }

    /** The text of a key as it is written; empty where there is none. */
    public static String scalar(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> NodeReader.kind(tuple.getKeyNode()).strip().equals(key))
                .filter(tuple -> tuple.getValueNode() instanceof ScalarNode)
                .map(tuple -> ((ScalarNode) tuple.getValueNode()).getValue().strip())
                .findFirst()
                .orElse("");
    }
}
