package io.earshot.ticket;

import io.earshot.deliver.Network;
import io.earshot.deliver.Secret;
import io.earshot.deliver.Values;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads where a target is, and refuses what nobody allowed. An address is never part of a message; its host may be. */
final class AddressReader {
    private final Values values;
    private final Set<String> hosts;

    /** @param hosts that are allowed, in small letters; empty for all of the outside */
    AddressReader(Values values, Set<String> hosts) {
        this.values = values;
        this.hosts = hosts;
    }

    /**
     * An address that may be used.
     *
     * @param inside whether its host was named as allowed, so that it may be of the inside
     */
    record Address(Secret url, boolean inside) {}

    Optional<Address> read(MappingNode target, @Nullable Node node) {
        if (node == null) {
            values.error(target, "the target has no `url:`");
            return Optional.empty();
        }
        String url = values.text(node, "url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        URI uri = uri(url);
        boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!isWeb || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            values.error(
                    node,
                    "url: expected an address such as https://host/path, without user and password; it is not shown,"
                            + " as it may be a secret");
            return Optional.empty();
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean isNamed = hosts.contains(host) || hosts.contains(host.replaceAll("^\\[|]$", ""));
        if (!hosts.isEmpty() && !isNamed) {
            values.error(node, "url: " + host + " is not among `hosts:`");
            return Optional.empty();
        }
        boolean isInside = host.equals("localhost")
                || host.endsWith(".localhost")
                || Network.literal(host).filter(Network::isInside).isPresent();
        if (isInside && !isNamed) {
            values.error(
                    node, "url: " + host + " is of this machine or network; if that is meant, name it in `hosts:`");
            return Optional.empty();
        }
        if ("http".equals(uri.getScheme()) && !isInside) {
            values.warning(node, "url: without https all on the way can read it");
        }
        return Optional.of(new Address(new Secret(url), isNamed));
    }

    /** The same for a system that has paths of its own below it. */
    Optional<Address> root(MappingNode target, @Nullable Node node) {
        Optional<Address> address = read(target, node);
        if (address.isEmpty() || node == null) {
            return Optional.empty();
        }
        String url = address.get().url().value().replaceAll("/+$", "");
        if (URI.create(url).getRawQuery() != null) {
            values.error(node, "url: expected the system's own address, such as https://acme.example.com");
            return Optional.empty();
        }
        return Optional.of(new Address(new Secret(url), address.get().inside()));
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }
}
