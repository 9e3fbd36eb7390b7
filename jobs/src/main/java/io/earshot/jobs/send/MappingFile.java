package io.earshot.jobs.send;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a mapping file, and collects all that is wrong with it before it says so. */
final class MappingFile {
    private static final Map<String, Field.Type> FIELDS = contract();
    private static final List<String> REQUIRED = List.of("id", "platform", "createdAt");
    private static final Set<String> TOP = Set.of("input", "csv", "post");
    private static final Set<String> CSV = Set.of("delimiter", "charset", "header");
    private static final Set<String> OPTIONS = Set.of("from", "time", "zone", "values", "else", "split");

    private final Path file;
    private final List<String> errors = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, String> columns = new LinkedHashMap<>();

    private MappingFile(Path file) {
        this.file = file;
    }

    static Mapping read(Path file) throws MappingException {
        MappingFile reader = new MappingFile(file);
        Optional<Node> root = reader.yaml();
        Mapping mapping = null;
        if (root.isPresent()) {
            mapping = reader.mapping(root.get());
        } else if (reader.errors.isEmpty()) {
            reader.errors.add(file + ":1:1: empty; a mapping has `post` with a field of the contract a line");
        }
        if (mapping == null || !reader.errors.isEmpty()) {
            throw new MappingException(reader.errors);
        }
        return mapping;
    }

    private Optional<Node> yaml() {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setMaxAliasesForCollections(10)
                    .build();
            return new Compose(settings).composeString(Files.readString(file));
        } catch (NoSuchFileException e) {
            errors.add(file + ": there is no such file");
        } catch (MalformedInputException e) {
            errors.add(file + ": is not UTF-8");
        } catch (IOException e) {
            errors.add(file + ": cannot be read: " + e.getMessage());
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            errors.add(file + place + ": not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            errors.add(file + ": not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Mapping mapping(Node root) {
        Map<String, Node> top = entries(root, TOP, "the mapping");
        Map<String, Node> csv = top.containsKey("csv") ? entries(top.get("csv"), CSV, "`csv`") : Map.of();
        Node post = top.get("post");
        if (post == null) {
            error(root, "`post` is missing: it says where each field of a post comes from");
        } else {
            post(post);
        }
        return new Mapping(
                parsed(top.get("input"), MappingFile::input, null),
                parsed(csv.get("delimiter"), MappingFile::delimiter, ','),
                parsed(csv.get("charset"), Charset::forName, StandardCharsets.UTF_8),
                csv.containsKey("header") ? strings(csv.get("header")) : List.of(),
                List.copyOf(fields),
                columns);
    }

    private void post(Node post) {
        Set<String> known = new LinkedHashSet<>();
        FIELDS.keySet().forEach(name -> known.add(name.startsWith("author.") ? "author" : name));
        Map<String, Node> entries = entries(post, known, "the posts contract");
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            if (entry.getKey().equals("author")) {
                author(entry.getValue());
            } else {
                field(entry.getKey(), entry.getValue());
            }
        }
        for (String required : REQUIRED) {
            if (!entries.containsKey(required)) {
                error(post, "`" + required + "` is missing: every post has one");
            }
        }
        if (!entries.containsKey("author")) {
            error(post, "`author` is missing: every post has one, with `id` or `handle`");
        }
    }

    private void author(Node author) {
        Set<String> known = new LinkedHashSet<>();
        FIELDS.keySet().stream()
                .filter(name -> name.startsWith("author."))
                .forEach(name -> known.add(name.substring("author.".length())));
        Map<String, Node> entries = entries(author, known, "`author`");
        entries.forEach((name, node) -> field("author." + name, node));
        if (!entries.containsKey("id") && !entries.containsKey("handle")) {
            error(author, "`author` needs `id` or `handle`");
        }
    }

    private void field(String name, Node node) {
        Field.Type type = FIELDS.getOrDefault(name, Field.Type.TEXT);
        Map<String, Node> options = node instanceof MappingNode ? entries(node, OPTIONS, "`" + name + "`") : Map.of();
        Node from = node instanceof MappingNode ? options.get("from") : node;
        if (from == null) {
            error(node, "`from` is missing: the column or text that `" + name + "` is made from");
            return;
        }
        refuse(options, type == Field.Type.TIME, "only times have it", "time", "zone");
        refuse(options, type == Field.Type.LIST, "only lists have it", "split");
        refuse(options, options.containsKey("values"), "it goes with `values`", "else");
        fields.add(new Field(
                name,
                type,
                templates(from, type),
                type == Field.Type.TIME ? times(options) : null,
                options.containsKey("values") ? values(options.get("values")) : Map.of(),
                options.containsKey("else") ? string(options.get("else")) : null,
                options.containsKey("split") ? string(options.get("split")) : null));
    }

    private void refuse(Map<String, Node> options, boolean allowed, String why, String... names) {
        for (String name : names) {
            if (!allowed && options.containsKey(name)) {
                error(options.get(name), "`" + name + "` does not belong here: " + why);
            }
        }
    }

    private List<Template> templates(Node from, Field.Type type) {
        List<Node> nodes = List.of(from);
        if (from instanceof SequenceNode sequence) {
            nodes = sequence.getValue();
            if (type != Field.Type.LIST) {
                error(from, "expected one value, found a list");
                nodes = List.of();
            }
        }
        List<Template> templates = new ArrayList<>();
        for (Node node : nodes) {
            Template template = parsed(node, Template::parse, null);
            if (template != null) {
                template.columns().forEach(column -> columns.putIfAbsent(column, place(node)));
                templates.add(template);
            }
        }
        return templates;
    }

    private @Nullable Times times(Map<String, Node> options) {
        ZoneId zone = parsed(options.get("zone"), MappingFile::zone, null);
        Node format = options.get("time");
        return format == null ? new Times(Times.ISO, zone) : parsed(format, text -> new Times(text, zone), null);
    }

    private Map<String, String> values(Node node) {
        Map<String, String> values = new LinkedHashMap<>();
        entries(node, null, "`values`").forEach((key, value) -> values.put(key, string(value)));
        if (values.isEmpty()) {
            error(node, "`values` is empty");
        }
        return values;
    }

    private List<String> strings(@Nullable Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            error(node, "expected a list");
            return List.of();
        }
        return sequence.getValue().stream().map(this::string).toList();
    }

    private String string(@Nullable Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        error(node, "expected a text");
        return "";
    }

    /** What a scalar says to a parser that refuses by IllegalArgumentException; the fallback where there is none. */
    private <T> T parsed(@Nullable Node node, Function<String, ? extends T> parser, T fallback) {
        if (node == null) {
            return fallback;
        }
        if (!(node instanceof ScalarNode scalar)) {
            error(node, "expected a text");
            return fallback;
        }
        try {
            return parser.apply(scalar.getValue());
        } catch (IllegalArgumentException e) {
            error(node, e.getMessage() == null ? "cannot be used: " + scalar.getValue() : e.getMessage());
            return fallback;
        }
    }

    /** The entries of a mapping node, in order; any key if none are given as known. */
    private Map<String, Node> entries(@Nullable Node node, @Nullable Set<String> known, String of) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            error(node, "expected `key: value` lines for " + of);
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                error(key, "expected a plain word before the colon");
            } else if (known != null && !known.contains(scalar.getValue())) {
                error(
                        key,
                        "`" + scalar.getValue() + "` is not in " + of + "; expected one of "
                                + String.join(", ", known.stream().sorted().toList()));
            } else if (entries.put(scalar.getValue(), tuple.getValueNode()) != null) {
                error(key, "`" + scalar.getValue() + "` stands twice");
            }
        }
        return entries;
    }

    private void error(@Nullable Node node, String message) {
        errors.add((node == null ? file + ":1:1" : place(node)) + ": " + message);
    }

    private String place(Node node) {
        return node.getStartMark()
                .map(mark -> file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse(file.toString());
    }

    private static Mapping.Input input(String text) {
        return switch (text) {
            case "csv" -> Mapping.Input.CSV;
            case "json" -> Mapping.Input.JSON;
            default -> throw new IllegalArgumentException("input '" + text + "' is not one of csv, json");
        };
    }

    private static char delimiter(String text) {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException("expected one character, or tab; found '" + text + "'");
        }
        return text.charAt(0);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time zone such as Europe/Berlin or UTC", e);
        }
    }

    private static Map<String, Field.Type> contract() {
        Map<String, Field.Type> fields = new LinkedHashMap<>();
        for (String name : List.of(
                "id",
                "platform",
                "kind",
                "author.id",
                "author.handle",
                "author.name",
                "text",
                "lang",
                "inReplyTo",
                "conversation",
                "repostOf",
                "country",
                "url")) {
            fields.put(name, Field.Type.TEXT);
        }
        for (String name : List.of("author.followers", "shares", "likes", "replies", "views")) {
            fields.put(name, Field.Type.COUNT);
        }
        for (String name : List.of("links", "hashtags", "mentions", "media")) {
            fields.put(name, Field.Type.LIST);
        }
        fields.put("createdAt", Field.Type.TIME);
        fields.put("receivedAt", Field.Type.TIME);
        fields.put("author.verified", Field.Type.FLAG);
        fields.put("rating", Field.Type.NUMBER);
        return fields;
    }
}
