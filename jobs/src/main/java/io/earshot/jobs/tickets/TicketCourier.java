package io.earshot.jobs.tickets;

import io.earshot.jobs.deliver.Desks;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Sender;
import io.earshot.jobs.deliver.Web;
import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.JiraTarget;
import io.earshot.ticket.PlainTarget;
import io.earshot.ticket.TicketLink;
import io.earshot.ticket.TicketMessage;
import io.earshot.ticket.TicketTarget;
import io.earshot.ticket.ZendeskTarget;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends items to the targets of a plan. */
public final class TicketCourier implements AutoCloseable {
    /**
     * What a target is sent.
     *
     * @param link what the target has of the item; null where nothing is known of that
     */
    record Order(ItemVersion item, @Nullable TicketLink link) {}

    private final Desks<Order> desks = new Desks<>("tickets");

    /** Of all targets that the configuration names. */
    public TicketCourier(TicketsConfig config) {
        HttpClient client = Web.client(config.timeout());
        for (TicketTarget target : config.plan().targets()) {
            TicketWeb web = new TicketWeb(client, target, config.timeout());
            desks.open(target.id(), sender(target, web));
        }
    }

    private static Sender<Order> sender(TicketTarget target, TicketWeb web) {
        if (target instanceof ZendeskTarget zendesk) {
            return new ZendeskSender(zendesk, web);
        }
        return target instanceof JiraTarget jira
                ? new JiraSender(jira, web)
                : new PlainSender((PlainTarget) target, web, Clock.systemUTC());
    }

    /** Makes one attempt. The future ends without exception unless the courier is closed. */
    public CompletableFuture<Outcome> send(TicketMessage message, @Nullable TicketLink link) {
        return desks.send(message.target(), new Order(message.item(), link));
    }

    @Override
    public void close() {
        desks.close();
    }
}
