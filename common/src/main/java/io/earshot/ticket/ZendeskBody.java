package io.earshot.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items as Zendesk's Tickets API takes them ({@code /api/v2/tickets}). */
public final class ZendeskBody {
    private static final String OURS = "earshot_";
    private static final String VERSION = OURS + "version_";

    private ZendeskBody() {}

    /** A ticket for an item that has none. */
    public static String create(ZendeskTarget target, ItemVersion item) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        created(body.putObject("ticket"), target, item);
        return body.toString();
    }

    /**
     * A ticket that goes on where a closed one ended, which Zendesk does not open again.
     *
     * @param closed its id
     */
    public static String followUp(ZendeskTarget target, ItemVersion item, String closed) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        created(body.putObject("ticket").put("via_followup_source_id", Long.parseLong(closed)), target, item);
        return body.toString();
    }

    /**
     * What is to be written into a ticket, if anything is.
     *
     * @param before what the ticket was told last; null where that is not known
     * @param ticket as Zendesk has it
     */
    public static Optional<String> update(
            ZendeskTarget target, @Nullable Picture before, ItemVersion item, JsonNode ticket) {
        Picture now = Picture.of(item);
        if (now.equals(before) || knows(ticket, item)) {
            return Optional.empty();
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode written = body.putObject("ticket");
        // What agents set stays, unless what it stands for changed.
        if (before == null || before.level() != now.level()) {
            written.put("priority", now.level().name().toLowerCase(Locale.ROOT));
        }
        if (before == null || before.status() != now.status()) {
            status(target, item, ticket).ifPresent(status -> written.put("status", status));
            assign(written, target, ticket);
        }
        due(written, now);
        tags(written.putArray("tags"), target, item, ticket.path("tags"));
        String change = TicketText.change(before, item);
        if (!change.isEmpty()) {
            written.putObject("comment").put("body", change).put("public", target.publicComments());
        }
        // Refused with 409 if somebody wrote to the ticket since we read it: no tag is lost.
        written.put("safe_update", true)
                .put("updated_stamp", ticket.path("updated_at").asText());
        return Optional.of(body.toString());
    }

    /** Whether the ticket was told of this version or a later one before. */
    public static boolean knows(JsonNode ticket, ItemVersion item) {
        for (JsonNode tag : ticket.path("tags")) {
            String text = tag.asText();
            if (text.startsWith(VERSION)
                    && text.substring(VERSION.length()).matches("\\d{1,18}")
                    && Long.parseLong(text.substring(VERSION.length())) >= item.version()) {
                return true;
            }
        }
        return false;
    }

    private static void created(ObjectNode ticket, ZendeskTarget target, ItemVersion item) {
        Picture now = Picture.of(item);
        ticket.put("external_id", item.item())
                .put("subject", TicketText.subject(item))
                .put("priority", now.level().name().toLowerCase(Locale.ROOT));
        String status = target.statuses().get(item.status());
        if (status != null) {
            ticket.put("status", status);
        }
        assign(ticket, target, ticket);
        due(ticket, now);
        tags(ticket.putArray("tags"), target, item, Json.MAPPER.createArrayNode());
        ticket.putObject("comment").put("body", TicketText.description(item)).put("public", target.publicComments());
    }

    /** A ticket that left {@code new} cannot go back to it: an item that is new again is open. */
    private static Optional<String> status(ZendeskTarget target, ItemVersion item, JsonNode ticket) {
        String status = target.statuses().get(item.status());
        if (status == null || status.equals(ticket.path("status").asText())) {
            return Optional.empty();
        }
        return Optional.of(status.equals("new") ? "open" : status);
    }

    /** Zendesk refuses to solve what nobody is assigned to: then it is the agent whose token we use. */
    private static void assign(ObjectNode written, ZendeskTarget target, JsonNode ticket) {
        if (written.path("status").asText().equals("solved") && !ticket.hasNonNull("assignee_id")) {
            written.put("assignee_email", target.user());
        }
    }

    /** Only tasks have a due date. */
    private static void due(ObjectNode ticket, Picture now) {
        if (now.due() != null) {
            ticket.put("type", "task").put("due_at", Json.instant(now.due()));
        }
    }

    /** Those of agents stay, those of ours are made anew. */
    private static void tags(ArrayNode tags, ZendeskTarget target, ItemVersion item, JsonNode there) {
        Set<String> all = new LinkedHashSet<>();
        for (JsonNode tag : there) {
            if (!tag.asText().startsWith(OURS)) {
                all.add(tag.asText());
            }
        }
        all.addAll(target.tags());
        JsonNode tree = item.tree();
        all.add("earshot");
        all.add(OURS + "brand_" + item.brand());
        all.add(OURS + "channel_" + item.channel().name().toLowerCase(Locale.ROOT));
        String intent = tree.at("/intent/label").asText();
        if (!intent.isEmpty()) {
            all.add(OURS + "intent_" + intent);
        }
        if (item.team() != null) {
            all.add(OURS + "team_" + item.team().replaceAll("[\\s,]+", "_"));
        }
        if (Due.isBreached(tree)) {
            all.add(OURS + "breached");
        }
        all.add(VERSION + item.version());
        all.forEach(tags::add);
    }
}
