package io.earshot.brand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the knowledge base of a brand, or its canned replies. */
final class ArticlesReader {
    static final List<String> KEYS = List.of("id", "title", "text", "url");
    static final List<String> REPLY_KEYS = List.of("id", "title", "text");

    private final NodeReader nodes;
    private final YamlFile file;
    private final boolean areReplies;
    private final String what;
    private final IdReader ids;

    private ArticlesReader(NodeReader nodes, YamlFile file, boolean areReplies) {
        this.nodes = nodes;
        this.file = file;
        this.areReplies = areReplies;
        what = areReplies ? "a reply" : "an article";
        ids = new IdReader(nodes, what + " has no `id:`", "there is " + what, id -> HelpRules.id(what, id));
    }

    static List<Article> articles(NodeReader nodes, YamlFile file, @Nullable Node node) {
        return new ArticlesReader(nodes, file, false).read(node);
    }

    static List<Article> replies(NodeReader nodes, YamlFile file, @Nullable Node node) {
        return new ArticlesReader(nodes, file, true).read(node);
    }

    private List<Article> read(@Nullable Node node) {
        List<Article> articles = new ArrayList<>();
        for (Node item : nodes.items(file, node, areReplies ? "replies" : "articles")) {
            if (!(item instanceof MappingNode mapping)) {
                file.error(
                        item, "expected " + what + " with `id:`, `title:` and `text:`, found " + NodeReader.kind(item));
                continue;
            }
            Map<String, Node> entries = nodes.entries(file, mapping, areReplies ? REPLY_KEYS : KEYS, what);
            articles.add(new Article(
                    ids.read(file, item, entries.get("id")),
                    needed(item, entries, "title", HelpRules::title),
                    areReplies || entries.containsKey("text") ? needed(item, entries, "text", HelpRules::text) : "",
                    entries.containsKey("url") ? needed(item, entries, "url", HelpRules::url) : null));
        }
        if (node != null) {
            HelpRules.count(articles.size()).ifPresent(problem -> file.error(node, problem));
        }
        return articles;
    }

    private String needed(Node of, Map<String, Node> entries, String key, Function<String, Optional<String>> rule) {
        Node node = entries.get(key);
        if (node == null) {
            file.error(of, what + " has no `" + key + ":`");
            return "";
        }
        String value = nodes.text(file, node, key);
        if (!value.isEmpty()) {
            rule.apply(value).ifPresent(problem -> file.error(node, problem));
        }
        return value;
    }
}
