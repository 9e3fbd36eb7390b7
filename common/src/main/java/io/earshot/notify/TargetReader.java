package io.earshot.notify;

import io.earshot.brand.NodeReader;
import io.earshot.deliver.HeadersReader;
import io.earshot.deliver.Secret;
import io.earshot.deliver.Values;
import io.earshot.notify.MailTarget.Tls;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one of {@code targets:}. What may be a secret is never part of a message. */
final class TargetReader {
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    static final List<String> TYPES = List.of("webhook", "slack", "email");
    static final List<String> WEB_KEYS = List.of("name", "type", "quiet", "url", "sign", "headers");
    static final List<String> MAIL_KEYS =
            List.of("name", "type", "quiet", "host", "port", "tls", "username", "password", "from", "to");

    /** An address, alone or in angle brackets after a name. Mail servers know more; this finds slips. */
    static final Pattern ADDRESS = Pattern.compile("(?:[^<>@\\r\\n]*<)?[^<>@\\s,;]+@[^<>@\\s,;]+>?");

    private final Values values;
    private final QuietReader quiet;

    TargetReader(Values values, QuietReader quiet) {
        this.values = values;
        this.quiet = quiet;
    }

    /** Takes what is read. */
    @FunctionalInterface
    interface Found {
        /** One target, null where it cannot be used. */
        void with(String name, Node place, @Nullable Target target);
    }

    void read(Node node, Found found) {
        if (!(node instanceof MappingNode mapping)) {
            values.error(node, "expected a target with `name:` and `type:`, found " + NodeReader.kind(node));
            return;
        }
        String type = Values.scalar(mapping, "type");
        if (!TYPES.contains(type)) {
            // Which keys it may have depends on its type, so there is no more to say of them.
            Map<String, Node> entries = values.entries(mapping, Values.keys(mapping), "a target");
            type(mapping, entries);
            found.with(name(mapping, entries), mapping, null);
            return;
        }
        boolean isMail = type.equals("email");
        Map<String, Node> entries = values.entries(mapping, isMail ? MAIL_KEYS : WEB_KEYS, "a target of type " + type);
        String name = name(mapping, entries);
        found.with(name, mapping, isMail ? mail(mapping, entries, name) : web(mapping, entries, name, type));
    }

    private void type(MappingNode mapping, Map<String, Node> entries) {
        Node node = entries.get("type");
        if (node == null) {
            values.error(mapping, "the target has no `type:`; expected " + String.join(", ", TYPES));
        } else {
            values.error(node, "type: expected " + String.join(", ", TYPES) + ", found " + NodeReader.kind(node));
        }
    }

    private String name(MappingNode mapping, Map<String, Node> entries) {
        String name = values.needed(mapping, entries, "name", "the target");
        if (!name.isEmpty() && !name.matches(NAME)) {
            values.error(
                    place(mapping, entries, "name"),
                    "name: expected letters, digits, dots, dashes and underscores, at most 64, found " + name);
            return "";
        }
        return name;
    }

    private @Nullable Target web(MappingNode mapping, Map<String, Node> entries, String name, String type) {
        QuietHours quietHours = quiet.read(entries.get("quiet"));
        Map<String, Secret> headers = HeadersReader.read(values, entries.get("headers"));
        Node sign = entries.get("sign");
        String key = sign == null ? "" : values.text(sign, "sign");
        String url = values.needed(mapping, entries, "url", "the target");
        if (url.isEmpty() || !isUsable(place(mapping, entries, "url"), url)) {
            return null;
        }
        return new WebTarget(
                name,
                type.equals("slack"),
                new Secret(url),
                key.isEmpty() ? null : new Secret(key),
                headers,
                quietHours);
    }

    private boolean isUsable(Node node, String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            uri = URI.create("");
        }
        boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!isWeb || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            values.error(
                    node,
                    "url: expected an address such as https://host/path, without user and password; it is not shown,"
                            + " as it may be a secret");
            return false;
        }
        if ("http".equals(uri.getScheme()) && !uri.getHost().matches("localhost|127\\..*|\\[::1]")) {
            values.warning(node, "url: without https all on the way can read it");
        }
        return true;
    }

    private @Nullable Target mail(MappingNode mapping, Map<String, Node> entries, String name) {
        QuietHours quietHours = quiet.read(entries.get("quiet"));
        Tls tls = values.oneOf(entries.get("tls"), "tls", Tls.STARTTLS);
        int port = port(entries.get("port"), tls);
        String host = values.needed(mapping, entries, "host", "the target");
        String from = address(mapping, entries);
        List<String> to = recipients(mapping, entries.get("to"));
        Node user = entries.get("username");
        Node password = entries.get("password");
        String username = user == null ? "" : values.text(user, "username");
        String secret = password == null ? "" : values.text(password, "password");
        if ((user == null) != (password == null)) {
            values.error(user == null ? password : user, "username and password: set both or neither");
        } else if (tls == Tls.NONE && user != null && !isHere(host)) {
            values.warning(user, "tls: with none all on the way can read the password");
        }
        if (host.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return null;
        }
        return new MailTarget(
                name,
                host,
                port,
                tls,
                username.isEmpty() ? null : username,
                secret.isEmpty() ? null : new Secret(secret),
                from,
                to,
                quietHours);
    }

    private static boolean isHere(String host) {
        return host.matches("localhost|127\\..*|::1");
    }

    private int port(@Nullable Node node, Tls tls) {
        if (node == null) {
            return tls.usualPort();
        }
        String text = values.text(node, "port");
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) < 65_536) {
            return Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            values.error(node, "port: expected 1 to 65535, found " + text);
        }
        return tls.usualPort();
    }

    private String address(MappingNode mapping, Map<String, Node> entries) {
        String from = values.needed(mapping, entries, "from", "the target");
        if (!from.isEmpty() && !ADDRESS.matcher(from).matches()) {
            values.error(
                    place(mapping, entries, "from"),
                    "from: expected an address such as earshot@example.com, found " + from);
            return "";
        }
        return from;
    }

    private List<String> recipients(MappingNode mapping, @Nullable Node node) {
        if (node == null) {
            values.error(mapping, "the target has no `to:`");
            return List.of();
        }
        List<String> to = values.texts(node, "to");
        for (String address : to) {
            if (!ADDRESS.matcher(address).matches()) {
                values.error(node, "to: expected addresses such as crisis@example.com, found " + address);
            }
        }
        return to;
    }

    private static Node place(Node parent, Map<String, Node> entries, String key) {
        Node node = entries.get(key);
        return node == null ? parent : node;
    }
}
