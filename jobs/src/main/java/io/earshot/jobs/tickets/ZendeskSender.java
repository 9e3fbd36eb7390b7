package io.earshot.jobs.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Sender;
import io.earshot.jobs.deliver.Web;
import io.earshot.jobs.tickets.TicketCourier.Order;
import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.Picture;
import io.earshot.ticket.ZendeskBody;
import io.earshot.ticket.ZendeskTarget;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one Zendesk ticket an item. Before a ticket is made, it is looked for by the item's id, and before one is written to,
 * it is read: so an attempt whose answer was lost is not made twice.
 */
final class ZendeskSender implements Sender<Order> {
    private static final String TICKETS = "/api/v2/tickets";
    private static final int CONFLICT = 409;

    private final ZendeskTarget target;
    private final TicketWeb web;

    ZendeskSender(ZendeskTarget target, TicketWeb web) {
        this.target = target;
        this.web = web;
    }

    @Override
    public Outcome send(Order order) throws InterruptedException {
        ItemVersion item = order.item();
        if (order.link() == null || order.link().remote().isEmpty()) {
            return find(item);
        }
        Picture before = order.link().picture();
        if (before.equals(Picture.of(item))) {
            return Outcome.told("nothing that people act on", order.link().remote());
        }
        Web.Answer answer = get(TICKETS + "/" + order.link().remote());
        if (!answer.isGood()) {
            return answer.outcome();
        }
        Optional<JsonNode> ticket = TicketWeb.json(answer)
                .map(root -> root.path("ticket"))
                .filter(json -> json.path("id").isIntegralNumber());
        return ticket.isPresent()
                ? update(item, new Ticket(ticket.get(), before))
                : TicketWeb.garbled(answer, Duration.ZERO);
    }

    /** @param before what it was told last; null where that is not known */
    private record Ticket(JsonNode json, @Nullable Picture before) {
        String id() {
            return json.path("id").asText();
        }
    }

    private Outcome find(ItemVersion item) throws InterruptedException {
        Web.Answer answer = get(TICKETS + "?external_id=" + URLEncoder.encode(item.item(), StandardCharsets.UTF_8));
        if (!answer.isGood()) {
            return answer.outcome();
        }
        Optional<JsonNode> tickets =
                TicketWeb.json(answer).map(root -> root.path("tickets")).filter(JsonNode::isArray);
        if (tickets.isEmpty()) {
            return TicketWeb.garbled(answer, Duration.ZERO);
        }
        // A follow-up ticket is newer than the closed one before it.
        JsonNode newest = null;
        for (JsonNode one : tickets.get()) {
            // Zendesk does not tell external ids by their case; platforms' ids do.
            if (!one.path("external_id").asText().equals(item.item())) {
                continue;
            }
            if (newest == null || one.path("id").asLong() > newest.path("id").asLong()) {
                newest = one;
            }
        }
        return newest == null ? create(item, ZendeskBody.create(target, item)) : update(item, new Ticket(newest, null));
    }

    private Outcome create(ItemVersion item, String body) throws InterruptedException {
        HttpRequest.Builder request = web.request("POST", TICKETS, body);
        Web.Answer answer = send(request.header("Idempotency-Key", item.idempotencyKey()));
        if (!answer.isGood()) {
            return answer.outcome();
        }
        String id = TicketWeb.json(answer)
                .map(root -> root.at("/ticket/id").asText())
                .orElse("");
        return id.isEmpty() ? TicketWeb.garbled(answer, Duration.ZERO) : Outcome.told("HTTP " + answer.status(), id);
    }

    private Outcome update(ItemVersion item, Ticket ticket) throws InterruptedException {
        if (ticket.json().path("status").asText().equals("closed")) {
            return item.isOver() || ZendeskBody.knows(ticket.json(), item)
                    ? Outcome.told("closed", ticket.id())
                    : create(item, ZendeskBody.followUp(target, item, ticket.id()));
        }
        Optional<String> body = ZendeskBody.update(target, ticket.before(), item, ticket.json());
        if (body.isEmpty()) {
            return Outcome.told("nothing that people act on", ticket.id());
        }
        Web.Answer answer = send(web.request("PUT", TICKETS + "/" + ticket.id(), body.get()));
        if (answer.status() == CONFLICT) {
            return Outcome.tryAgain("HTTP 409: somebody wrote to the ticket at the same time");
        }
        return answer.isGood() ? Outcome.told("HTTP " + answer.status(), ticket.id()) : answer.outcome();
    }

    private Web.Answer get(String path) throws InterruptedException {
        return send(web.request("GET", path, null));
    }

    private Web.Answer send(HttpRequest.Builder request) throws InterruptedException {
        return web.send(
                request.header("Authorization", target.authorization().value()).build());
    }
}
