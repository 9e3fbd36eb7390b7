package io.earshot.ticket;

import io.earshot.brand.NodeReader;
import io.earshot.care.Item;
import io.earshot.clock.PriorityLevel;
import io.earshot.deliver.HeadersReader;
import io.earshot.deliver.Secret;
import io.earshot.deliver.Values;
import io.earshot.post.Platform;
import io.earshot.query.Suggestion;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one of {@code targets:}. What may be a secret is never part of a message. */
final class TargetReader {
    static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    static final List<String> KINDS = List.of("plain", "zendesk", "jira");
    static final List<String> COMMON_KEYS =
            List.of("id", "kind", "url", "brands", "teams", "channels", "levels", "statuses");
    static final List<String> PLAIN_KEYS = with(List.of("secret", "secretFile", "headers"));
    static final List<String> ZENDESK_KEYS =
            with(List.of("user", "token", "tokenFile", "comments", "tags", "statusMap"));
    static final List<String> JIRA_KEYS = with(List.of(
            "user", "token", "tokenFile", "comments", "labels", "statusMap", "serviceDesk", "requestType", "fields"));

    /** Zendesk parts tags at blanks, Jira refuses labels with them. */
    private static final Pattern TAG = Pattern.compile("[^\\s,\"]{1,80}");

    private final Values values;
    private final Surroundings surroundings;
    private final AddressReader addresses;

    /** @param hosts that are allowed, in small letters; empty for all of the outside */
    TargetReader(Values values, Surroundings surroundings, Set<String> hosts) {
        this.values = values;
        this.surroundings = surroundings;
        addresses = new AddressReader(values, hosts);
    }

    Optional<TicketTarget> read(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            values.error(node, "expected a target with `id:`, `kind:` and `url:`, found " + NodeReader.kind(node));
            return Optional.empty();
        }
        String kind = Values.scalar(mapping, "kind");
        return switch (kind) {
            case "plain" -> plain(mapping, values.entries(mapping, PLAIN_KEYS, "a target of kind plain"));
            case "zendesk" -> zendesk(mapping, values.entries(mapping, ZENDESK_KEYS, "a target of kind zendesk"));
            case "jira" -> jira(mapping, values.entries(mapping, JIRA_KEYS, "a target of kind jira"));
            default -> {
                // Which keys it may have depends on its kind, so there is no more to say of them.
                Node at = values.entries(mapping, Values.keys(mapping), "a target")
                        .get("kind");
                values.error(
                        at == null ? mapping : at,
                        at == null
                                ? "the target has no `kind:`; expected " + String.join(", ", KINDS)
                                : "kind: expected " + String.join(", ", KINDS) + ", found " + NodeReader.kind(at)
                                        + Suggestion.ending(Suggestion.of(kind, KINDS)));
                yield Optional.empty();
            }
        };
    }

    private Optional<TicketTarget> plain(MappingNode mapping, Map<String, Node> entries) {
        String id = id(mapping, entries);
        Choice choice = choice(entries);
        Optional<AddressReader.Address> address = addresses.read(mapping, entries.get("url"));
        Secret key = secret(mapping, entries, "secret", "secretFile", false);
        Map<String, Secret> headers = HeadersReader.read(values, entries.get("headers"));
        if (id.isEmpty() || address.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PlainTarget(id, address.get().url(), address.get().inside(), choice, key, headers));
    }

    private Optional<TicketTarget> zendesk(MappingNode mapping, Map<String, Node> entries) {
        String id = id(mapping, entries);
        Choice choice = choice(entries);
        Optional<AddressReader.Address> address = addresses.root(mapping, entries.get("url"));
        String user = values.needed(mapping, entries, "user", "the target");
        Secret token = secret(mapping, entries, "token", "tokenFile", true);
        boolean isPublic = isPublic(entries.get("comments"));
        List<String> tags = tags(entries.get("tags"), "tags");
        Map<Item.Status, String> statuses = new EnumMap<>(ZendeskTarget.USUAL);
        statuses.putAll(statuses(entries.get("statusMap"), ZendeskTarget.KNOWN));
        if (id.isEmpty() || address.isEmpty() || user.isEmpty() || token == null) {
            return Optional.empty();
        }
        // An API token stands for the password of `user/token`.
        String email = user.endsWith("/token") ? user.substring(0, user.length() - "/token".length()) : user;
        Secret authorization = TicketTarget.basic(email + "/token", token);
        return Optional.of(new ZendeskTarget(
                id,
                address.get().url(),
                address.get().inside(),
                choice,
                email,
                authorization,
                token,
                isPublic,
                tags,
                statuses));
    }

    private Optional<TicketTarget> jira(MappingNode mapping, Map<String, Node> entries) {
        String id = id(mapping, entries);
        Choice choice = choice(entries);
        Optional<AddressReader.Address> address = addresses.root(mapping, entries.get("url"));
        String user = values.needed(mapping, entries, "user", "the target");
        Secret token = secret(mapping, entries, "token", "tokenFile", true);
        String serviceDesk = values.needed(mapping, entries, "serviceDesk", "the target");
        String requestType = values.needed(mapping, entries, "requestType", "the target");
        boolean isPublic = isPublic(entries.get("comments"));
        List<String> labels = tags(entries.get("labels"), "labels");
        Set<JiraTarget.Field> fields = entries.containsKey("fields")
                ? values.someOf(entries.get("fields"), "fields", JiraTarget.Field.class)
                : EnumSet.allOf(JiraTarget.Field.class);
        Map<Item.Status, String> statuses = statuses(entries.get("statusMap"), List.of());
        if (id.isEmpty()
                || address.isEmpty()
                || user.isEmpty()
                || token == null
                || serviceDesk.isEmpty()
                || requestType.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new JiraTarget(
                id,
                address.get().url(),
                address.get().inside(),
                choice,
                TicketTarget.basic(user, token),
                token,
                serviceDesk,
                requestType,
                isPublic,
                labels,
                fields,
                statuses));
    }

    private String id(MappingNode mapping, Map<String, Node> entries) {
        String id = values.needed(mapping, entries, "id", "the target");
        if (!id.isEmpty() && !id.matches(ID)) {
            values.error(
                    entries.getOrDefault("id", mapping),
                    "id: expected letters, digits, dots, dashes and underscores, at most 64, found " + id);
            return "";
        }
        return id;
    }

    private Choice choice(Map<String, Node> entries) {
        return new Choice(
                new TreeSet<>(values.texts(entries.get("brands"), "brands")),
                new TreeSet<>(values.texts(entries.get("teams"), "teams")),
                values.someOf(entries.get("channels"), "channels", Platform.class),
                values.someOf(entries.get("levels"), "levels", PriorityLevel.class),
                entries.containsKey("statuses")
                        ? values.someOf(entries.get("statuses"), "statuses", Item.Status.class)
                        : EnumSet.copyOf(Choice.UNANSWERED));
    }

    /** From the file itself, which is the environment's where it says so, or from another file. */
    private @Nullable Secret secret(
            MappingNode mapping, Map<String, Node> entries, String key, String fileKey, boolean isNeeded) {
        Node node = entries.get(key);
        Node path = entries.get(fileKey);
        if (node != null && path != null) {
            values.error(path, key + " and " + fileKey + ": set one, not both");
            return null;
        }
        if (node == null && path == null) {
            if (isNeeded) {
                values.error(mapping, "the target has no `" + key + ":` and no `" + fileKey + ":`");
            }
            return null;
        }
        if (node != null) {
            String text = values.text(node, key);
            return text.isEmpty() ? null : new Secret(text);
        }
        String name = values.text(path, fileKey);
        if (name.isEmpty()) {
            return null;
        }
        String text = surroundings.files().apply(name).map(String::strip).orElse("");
        if (text.isEmpty()) {
            values.error(path, fileKey + ": " + name + " cannot be read, or there is nothing in it");
            return null;
        }
        return new Secret(text);
    }

    private boolean isPublic(@Nullable Node node) {
        String text = node == null ? "private" : values.text(node, "comments");
        if (node != null && !text.isEmpty() && !text.equals("private") && !text.equals("public")) {
            values.error(node, "comments: expected private or public, found " + text);
        }
        return text.equals("public");
    }

    private List<String> tags(@Nullable Node node, String what) {
        List<String> tags = values.texts(node, what);
        for (String tag : tags) {
            if (node != null && !TAG.matcher(tag).matches()) {
                values.error(node, what + ": expected words without blanks, commas and quotes, found " + tag);
            }
        }
        return List.copyOf(tags);
    }

    /** @param known what the other side calls its statuses; empty where only it knows */
    private Map<Item.Status, String> statuses(@Nullable Node node, List<String> known) {
        Map<Item.Status, String> statuses = new EnumMap<>(Item.Status.class);
        if (node == null) {
            return statuses;
        }
        if (!(node instanceof MappingNode mapping)) {
            values.error(node, "statusMap: expected such as {waiting: hold}, found " + NodeReader.kind(node));
            return statuses;
        }
        List<String> ours = Arrays.stream(Item.Status.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
        values.entries(mapping, ours, "statusMap").forEach((status, node2) -> {
            String theirs = values.text(node2, "statusMap");
            if (!known.isEmpty() && !theirs.isEmpty() && !known.contains(theirs)) {
                values.error(
                        node2,
                        "statusMap: expected " + String.join(", ", known) + ", found " + theirs
                                + Suggestion.ending(Suggestion.of(theirs, known)));
            } else if (ours.contains(status)) {
                statuses.put(Item.Status.valueOf(status.toUpperCase(Locale.ROOT)), theirs);
            }
        });
        return statuses;
    }

    private static List<String> with(List<String> more) {
        return Stream.concat(COMMON_KEYS.stream(), more.stream()).toList();
    }
}
