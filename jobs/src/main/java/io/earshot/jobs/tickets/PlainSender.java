package io.earshot.jobs.tickets;

import io.earshot.deliver.Signature;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Sender;
import io.earshot.jobs.tickets.TicketCourier.Order;
import io.earshot.ticket.PlainTarget;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Sends items as they are, by POST. */
final class PlainSender implements Sender<Order> {
    private final PlainTarget target;
    private final TicketWeb web;
    private final Clock clock;

    PlainSender(PlainTarget target, TicketWeb web, Clock clock) {
        this.target = target;
        this.web = web;
        this.clock = clock;
    }

    @Override
    public Outcome send(Order order) throws InterruptedException {
        String body = order.item().json();
        HttpRequest.Builder request = web.request("POST", "", body)
                .header("Idempotency-Key", order.item().idempotencyKey());
        if (target.signingKey() != null) {
            request.header(
                    "Earshot-Signature",
                    Signature.of(target.signingKey(), body.getBytes(StandardCharsets.UTF_8), clock.instant()));
        }
        target.headers().forEach((name, value) -> request.setHeader(name, value.value()));
        return web.send(request.build()).outcome();
    }
}
