package io.earshot.ticket;

import io.earshot.deliver.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that takes items as they are on the topic, by POST.
 *
 * @param signingKey what requests are signed with; null where they are not signed
 * @param headers sent along, such as {@code Authorization}, by name
 */
public record PlainTarget(
        String id,
        Secret url,
        boolean inside,
        Choice choice,
        @Nullable Secret signingKey,
        Map<String, Secret> headers) implements TicketTarget {

    @Override
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(headers.values());
        secrets.addAll(TicketTarget.secretsOf(url));
        if (signingKey != null) {
            secrets.add(signingKey);
        }
        return secrets;
    }
}
