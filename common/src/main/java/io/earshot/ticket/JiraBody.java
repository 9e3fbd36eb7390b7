package io.earshot.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Items as Jira Service Management takes them ({@code /rest/servicedeskapi/request}, {@code /rest/api/3/issue}). */
public final class JiraBody {
    private static final String OURS = "earshot-";

    private JiraBody() {}

    /** A customer request for an item that has none. */
    public static String create(JiraTarget target, ItemVersion item) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("serviceDeskId", target.serviceDesk()).put("requestTypeId", target.requestType());
        body.putObject("requestFieldValues")
                .put("summary", TicketText.subject(item))
                .put("description", TicketText.description(item));
        return body.toString();
    }

    /** A search for the request of an item. */
    public static String search(ItemVersion item) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("jql", "description ~ \"" + TicketText.reference(item.item()) + "\" ORDER BY created DESC")
                .put("maxResults", 1);
        body.putArray("fields").add("status");
        return body.toString();
    }

    /**
     * The fields of an issue as they should be; empty where none is to be set. To set them again changes nothing.
     *
     * @param before what the issue was told last; null for the first time
     * @param issue as Jira has it
     */
    public static Optional<String> fields(
            JiraTarget target, @Nullable Picture before, ItemVersion item, JsonNode issue) {
        Picture now = Picture.of(item);
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode fields = body.putObject("fields");
        if (target.fields().contains(JiraTarget.Field.PRIORITY) && (before == null || before.level() != now.level())) {
            fields.putObject("priority").put("name", priority(now));
        }
        if (target.fields().contains(JiraTarget.Field.DUEDATE) && now.due() != null) {
            fields.put("duedate", Json.instant(now.due()).substring(0, 10));
        }
        if (target.fields().contains(JiraTarget.Field.LABELS)) {
            labels(fields.putArray("labels"), target, item, issue.at("/fields/labels"));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(body.toString());
    }

    /** What is to be said to those who work on a request, if anything is. */
    public static Optional<String> comment(JiraTarget target, @Nullable Picture before, ItemVersion item) {
        String change = TicketText.change(before, item);
        return change.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.MAPPER
                        .createObjectNode()
                        .put("body", change + "\n\n" + TicketText.reference(item))
                        .put("public", target.publicComments())
                        .toString());
    }

    /** Whether an issue says it already, in its description or in a comment. */
    public static boolean wasSaid(ItemVersion item, String issueOrComments) {
        return issueOrComments.contains(TicketText.reference(item));
    }

    /**
     * How to bring an issue to where the item stands; empty where it is there, or no transition leads there.
     *
     * @param transitions what {@code /rest/api/3/issue/{key}/transitions} answers
     */
    public static Optional<String> transition(
            JiraTarget target, ItemVersion item, JsonNode issue, JsonNode transitions) {
        Predicate<JsonNode> wanted = wanted(target.statuses().get(item.status()), item);
        if (wanted.test(issue.at("/fields/status"))) {
            return Optional.empty();
        }
        for (JsonNode one : transitions.path("transitions")) {
            if (wanted.test(one.path("to"))) {
                ObjectNode body = Json.MAPPER.createObjectNode();
                body.putObject("transition").put("id", one.path("id").asText());
                return Optional.of(body.toString());
            }
        }
        return Optional.empty();
    }

    /** Workflows name their statuses as they like, but each is of one of three categories. */
    private static Predicate<JsonNode> wanted(@Nullable String named, ItemVersion item) {
        if (named != null) {
            return status -> named.equalsIgnoreCase(status.path("name").asText());
        }
        return switch (item.status()) {
            case RESOLVED, EXPIRED -> status -> category(status).equals("done");
            case CLAIMED -> status -> category(status).equals("indeterminate");
            case NEW, REPLIED, WAITING -> status -> !category(status).equals("done");
        };
    }

    private static String category(JsonNode status) {
        return status.at("/statusCategory/key").asText();
    }

    /** Jira's usual names; a scheme of one's own may have others. */
    private static String priority(Picture picture) {
        return switch (picture.level()) {
            case URGENT -> "Highest";
            case HIGH -> "High";
            case NORMAL -> "Medium";
            case LOW -> "Low";
        };
    }

    /** Those of people stay, those of ours are made anew. */
    private static void labels(ArrayNode labels, JiraTarget target, ItemVersion item, JsonNode there) {
        Set<String> all = new LinkedHashSet<>();
        for (JsonNode label : there) {
            if (!label.asText().startsWith(OURS)) {
                all.add(label.asText());
            }
        }
        all.addAll(target.labels());
        all.add("earshot");
        all.add(OURS + "brand-" + item.brand());
        all.add(OURS + "channel-" + item.channel().name().toLowerCase(Locale.ROOT));
        if (item.team() != null) {
            all.add(OURS + "team-" + item.team().replaceAll("\\s+", "-"));
        }
        if (Due.isBreached(item.tree())) {
            all.add(OURS + "breached");
        }
        all.forEach(labels::add);
    }
}
