package io.earshot.ticket;

import io.earshot.care.Item;
import io.earshot.deliver.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Jira Service Management, in the cloud.
 *
 * @param authorization value of that header
 * @param serviceDesk id of the service desk that takes the requests
 * @param requestType id of the type of these requests
 * @param publicComments whether customers may see what is written into requests
 * @param labels that every request gets
 * @param fields which of a request's fields are set
 * @param statuses name of the status that an item's status stands for; those that are left out go by Jira's categories
 */
public record JiraTarget(
        String id,
        Secret url,
        boolean inside,
        Choice choice,
        Secret authorization,
        Secret token,
        String serviceDesk,
        String requestType,
        boolean publicComments,
        List<String> labels,
        Set<Field> fields,
        Map<Item.Status, String> statuses)
        implements TicketTarget {

    /** A field that Jira refuses to set where a project's screens do not have it. */
    public enum Field {
        PRIORITY,
        DUEDATE,
        LABELS
    }

    @Override
    public List<Secret> secrets() {
        return List.of(authorization, token);
    }
}
