package io.earshot.ticket;

import io.earshot.deliver.Secret;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Where items go. */
public sealed interface TicketTarget extends Serializable permits PlainTarget, ZendeskTarget, JiraTarget {
    /** Its name in the configuration, in metrics and in logs: letters, digits, dots, dashes, underscores. */
    String id();

    /** Where to; without a slash at the end. */
    Secret url();

    /** Whether its host may be of the inside, as the configuration names it among those that are allowed. */
    boolean inside();

    Choice choice();

    /** What must not be seen in any log, error or dead letter. */
    List<Secret> secrets();

    /** The value of {@code Authorization} for a user and a password (RFC 7617). */
    static Secret basic(String user, Secret password) {
        byte[] both = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
        return new Secret("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** An address and the parts of it that a library may name alone. */
    static List<Secret> secretsOf(Secret url) {
        List<Secret> secrets = new ArrayList<>(List.of(url));
        URI address = URI.create(url.value());
        if (address.getRawPath() != null && address.getRawPath().length() > 1) {
            secrets.add(new Secret(address.getRawPath()));
        }
        if (address.getRawQuery() != null) {
            secrets.add(new Secret(address.getRawQuery()));
        }
        return secrets;
    }
}
