package io.earshot.ticket;

import io.earshot.care.Item;
import io.earshot.deliver.Secret;
import java.util.List;
import java.util.Map;

/**
 * Zendesk Support.
 *
 * @param user e-mail address of the agent whose API token it is
 * @param authorization value of that header
 * @param publicComments whether customers may see what is written into tickets
 * @param tags that every ticket gets
 * @param statuses what Zendesk calls an item's status; those that are left out change nothing
 */
public record ZendeskTarget(
        String id,
        Secret url,
        boolean inside,
        Choice choice,
        String user,
        Secret authorization,
        Secret token,
        boolean publicComments,
        List<String> tags,
        Map<Item.Status, String> statuses)
        implements TicketTarget {

    /** What Zendesk's statuses are; {@code closed} is for Zendesk to set. */
    static final List<String> KNOWN = List.of("new", "open", "pending", "hold", "solved");

    /** A promise is ours to keep, so the ticket stays open with us. */
    static final Map<Item.Status, String> USUAL = Map.of(
            Item.Status.NEW, "new",
            Item.Status.CLAIMED, "open",
            Item.Status.REPLIED, "pending",
            Item.Status.WAITING, "open",
            Item.Status.RESOLVED, "solved",
            Item.Status.EXPIRED, "solved");

    @Override
    public List<Secret> secrets() {
        return List.of(authorization, token);
    }
}
