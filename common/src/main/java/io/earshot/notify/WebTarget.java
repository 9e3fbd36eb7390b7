package io.earshot.notify;

import io.earshot.deliver.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web address that takes messages by POST.
 *
 * @param slack whether it reads messages as Slack's incoming webhooks do, rather than alerts as they are
 * @param url where to; it may hold a token
 * @param signingKey what requests are signed with, where they are to be signed
 * @param headers sent along, such as {@code Authorization}, by name
 */
public record WebTarget(
        String name,
        boolean slack,
        Secret url,
        @Nullable Secret signingKey,
        Map<String, Secret> headers,
        QuietHours quiet)
        implements Target {

    @Override
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(headers.values());
        secrets.add(url);
        URI address = URI.create(url.value());
        // Libraries' messages may name a part of the address only.
        if (address.getRawPath() != null && address.getRawPath().length() > 1) {
            secrets.add(new Secret(address.getRawPath()));
        }
        if (address.getRawQuery() != null) {
            secrets.add(new Secret(address.getRawQuery()));
        }
        if (signingKey != null) {
            secrets.add(signingKey);
        }
        return secrets;
    }
}
