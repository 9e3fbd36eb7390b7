package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.post.Post;
import io.earshot.query.Explanation;
import io.earshot.query.QueryExplanation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes why queries matched or did not: an indented tree for people, JSON for programs. */
final class Explained {
    private static final String HELD = "✓ ";
    private static final String FAILED = "✗ ";
    private static final String INDENT = "  ";

    private Explained() {}

    /** The post and what is asked for of each query, a line each, and an empty line where another post may follow. */
    static String text(Post post, List<QueryExplanation> explanations, boolean trees, boolean nearMisses) {
        StringBuilder text = new StringBuilder();
        for (QueryExplanation query : explanations) {
            Optional<String> obstacle = nearMisses ? obstacle(query) : Optional.empty();
            if (trees || obstacle.isPresent()) {
                text.append(INDENT)
                        .append(query.brand())
                        .append('/')
                        .append(query.query())
                        .append(query.matched() ? " matches" : obstacle.orElse(fate(query)))
                        .append('\n');
            }
            if (trees) {
                add(query.tree(), 2, text);
            }
        }
        if (text.isEmpty()) {
            return "";
        }
        // Spaces for line breaks, so that offsets can be counted in what is shown.
        return "post " + post.id() + ": " + post.text().replaceAll("[\\r\\n]", " ") + "\n" + text + "\n";
    }

    /** What a person is told of a query that does not match. */
    private static String fate(QueryExplanation query) {
        return " does not match"
                + keptOut(query).map(why -> "; kept out: " + why).orElse("");
    }

    /** Why the brand does not take the post; told only where the query holds, as it does not matter otherwise. */
    private static Optional<String> keptOut(QueryExplanation query) {
        return query.keptOut().filter(why -> query.tree().held());
    }

    /** What alone kept the query from matching: one clause, or the brand's options. */
    private static Optional<String> obstacle(QueryExplanation query) {
        return keptOut(query)
                .map(why -> " is kept out: " + why)
                .or(() -> query.keptOut().isPresent()
                        ? Optional.empty()
                        : query.tree().onlyObstacle().map(Explained::kept));
    }

    private static String kept(Explanation obstacle) {
        return " is kept from matching by " + obstacle.query()
                + reason(obstacle).map(reason -> ", " + reason).orElse("");
    }

    private static Optional<String> reason(Explanation obstacle) {
        if (obstacle.kind() == Explanation.Kind.NOT) {
            Explanation hit = obstacle.parts().get(0);
            String where = places(hit);
            return Optional.of(where.isEmpty() ? hit.note() : "found " + where).filter(reason -> !reason.isEmpty());
        }
        return Optional.of(obstacle.note()).filter(note -> !note.isEmpty());
    }

    private static void add(Explanation part, int depth, StringBuilder text) {
        text.append(INDENT.repeat(depth)).append(part.held() ? HELD : FAILED).append(label(part));
        // The places of a NEAR are those of its sides, and its note names the nearest.
        String places = part.kind() == Explanation.Kind.NEAR ? "" : places(part);
        if (!places.isEmpty()) {
            text.append("  ").append(places);
        }
        boolean isPlain = part.held() && part.kind() == Explanation.Kind.PHRASE;
        if (!part.note().isEmpty() && !isPlain) {
            text.append("  ").append(part.note());
        }
        text.append('\n');
        if (part.kind() != Explanation.Kind.PHRASE) {
            part.parts().forEach(inner -> add(inner, depth + 1, text));
        }
    }

    private static String label(Explanation part) {
        return switch (part.kind()) {
            case ALL -> "all of";
            case ANY -> "any of";
            case NOT -> "not";
            case NEAR, PHRASE, WORD, FIELD -> part.query();
        };
    }

    /** Where it was found; nothing for AND and OR, whose parts say so. */
    private static String places(Explanation part) {
        return part.found().stream().map(Explanation.Found::toString).collect(Collectors.joining(", "));
    }

    /** Adds {@code explanations} and {@code nearMisses} to a line of JSON. */
    static void addTo(ObjectNode line, List<QueryExplanation> explanations, boolean trees, boolean nearMisses) {
        if (trees) {
            ArrayNode array = line.putArray("explanations");
            for (QueryExplanation query : explanations) {
                ObjectNode json = put(query, array).put("matched", query.matched());
                keptOut(query).ifPresent(why -> json.put("keptOut", why));
                json.set("tree", json(query.tree()));
            }
        }
        if (nearMisses) {
            ArrayNode array = line.putArray("nearMisses");
            for (QueryExplanation query : explanations) {
                Optional<String> keptOut = keptOut(query);
                keptOut.ifPresent(why -> put(query, array).put("keptOut", why));
                if (query.keptOut().isEmpty()) {
                    query.tree().onlyObstacle().ifPresent(obstacle -> put(query, array)
                            .set("obstacle", json(obstacle)));
                }
            }
        }
    }

    private static ObjectNode put(QueryExplanation query, ArrayNode array) {
        return array.addObject().put("brand", query.brand()).put("query", query.query());
    }

    private static ObjectNode json(Explanation part) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("kind", part.kind().name().toLowerCase(Locale.ROOT))
                .put("query", part.query())
                .put("held", part.held());
        if (!part.found().isEmpty()) {
            ArrayNode spans = json.putArray("spans");
            part.found().forEach(found -> spans.addArray()
                    .add(found.span().start())
                    .add(found.span().end()));
        }
        part.gap().ifPresent(gap -> json.put("between", gap.between()).put("allowed", gap.allowed()));
        if (!part.note().isEmpty()) {
            json.put("note", part.note());
        }
        if (!part.parts().isEmpty()) {
            ArrayNode parts = json.putArray("parts");
            part.parts().forEach(inner -> parts.add(json(inner)));
        }
        return json;
    }
}
