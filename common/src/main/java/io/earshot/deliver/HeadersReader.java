package io.earshot.deliver;

import io.earshot.brand.NodeReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads the {@code headers:} that a target wants with each request. Their values may be secrets. */
public final class HeadersReader {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** What we say ourselves, or what an HTTP client does not let anybody say. */
    private static final Set<String> OUR_HEADERS = Set.of(
            "content-type",
            "content-length",
            "idempotency-key",
            "earshot-signature",
            "host",
            "connection",
            "expect",
            "upgrade");

    private HeadersReader() {}

    /** The headers that can be set, in their order; none where there are none. */
    public static Map<String, Secret> read(Values values, @Nullable Node node) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        if (node == null) {
            return headers;
        }
        if (!(node instanceof MappingNode mapping)) {
            values.error(node, "headers: expected names and values, found " + NodeReader.kind(node));
            return headers;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = values.text(tuple.getKeyNode(), "a header's name");
            String value = values.text(tuple.getValueNode(), "header " + name);
            if (!HEADER.matcher(name).matches() || OUR_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.error(tuple.getKeyNode(), "headers: " + name + " cannot be set");
            } else if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
                values.error(tuple.getValueNode(), "header " + name + ": expected printable ASCII");
            } else {
                headers.put(name, new Secret(value));
            }
        }
        return headers;
    }
}
