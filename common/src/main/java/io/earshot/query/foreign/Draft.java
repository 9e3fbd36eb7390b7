package io.earshot.query.foreign;

import io.earshot.query.ParsedQuery;
import io.earshot.query.QueryParser;
import io.earshot.query.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A query of ours in the making, its words spelt as they were. Each node remembers from what it comes. Its text is the
 * query.
 */
sealed interface Draft {
    Foreign origin();

    /**
     * A word, a phrase or a field in our spelling.
     *
     * @param anchored whether it can be a query by itself, which a field cannot
     */
    record Leaf(String text, boolean anchored, Foreign origin) implements Draft {
        @Override
        public String toString() {
            return text;
        }
    }

    record And(List<Draft> parts, Foreign origin) implements Draft {
        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" "));
        }
    }

    record Or(List<Draft> sides, Foreign origin) implements Draft {
        @Override
        public String toString() {
            // AND binds tighter without them, but people read it more easily with them.
            return sides.stream()
                    .map(side -> side instanceof And ? "(" + side + ")" : side.toString())
                    .collect(Collectors.joining(" OR "));
        }
    }

    record Not(Draft query, Foreign origin) implements Draft {
        @Override
        public String toString() {
            return query instanceof And || query instanceof Or ? "-(" + query + ")" : "-" + query;
        }
    }

    /** Both sides are leaves that can be a query, or an OR of them. */
    record Near(Draft left, Draft right, int distance, boolean ordered, Foreign origin) implements Draft {
        @Override
        public String toString() {
            return side(left) + (ordered ? " ONEAR/" : " NEAR/") + distance + " " + side(right);
        }

        private static String side(Draft draft) {
            return draft instanceof Or ? "(" + draft + ")" : draft.toString();
        }
    }

    // Building

    /**
     * A leaf, if our language takes it.
     *
     * @throws NoEqualException with our parser's reason if it does not
     */
    static Leaf leaf(String text, Foreign origin) throws NoEqualException {
        if (QueryParser.parse(text).query() != null) {
            return new Leaf(text, true, origin);
        }
        // What is refused alone may be a field, which needs a word beside it.
        ParsedQuery beside = QueryParser.parse("anchor " + text);
        if (beside.query() != null) {
            return new Leaf(text, false, origin);
        }
        throw new NoEqualException(beside.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow()
                .message());
    }

    static Draft and(List<Draft> parts, Foreign origin) {
        List<Draft> flat = new ArrayList<>();
        for (Draft part : parts) {
            if (part instanceof And and) {
                flat.addAll(and.parts);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new And(List.copyOf(flat), origin);
    }

    /** Any of these. Our language takes no side that only excludes, so that becomes an excluded AND, which is the same. */
    static Draft or(List<Draft> sides, Foreign origin) {
        if (sides.size() > 1 && sides.stream().anyMatch(Draft::isNegative)) {
            List<Draft> excluded = new ArrayList<>();
            sides.forEach(side -> excluded.add(not(side, origin)));
            return not(and(excluded, origin), origin);
        }
        List<Draft> flat = new ArrayList<>();
        for (Draft side : sides) {
            if (side instanceof Or or) {
                flat.addAll(or.sides);
            } else {
                flat.add(side);
            }
        }
        // What was told apart there may be the same here.
        Set<String> seen = new HashSet<>();
        flat.removeIf(side -> !seen.add(side.toString()));
        return flat.size() == 1 ? flat.get(0) : new Or(List.copyOf(flat), origin);
    }

    static Draft not(Draft query, Foreign origin) {
        return query instanceof Not not ? not.query : new Not(query, origin);
    }

    // Asking

    /** Whether it has no word that must be there, and something that must not. */
    static boolean isNegative(Draft draft) {
        if (draft instanceof And and) {
            return and.parts.stream().anyMatch(Draft::isNegative)
                    && and.parts.stream()
                            .allMatch(part -> (part instanceof Leaf leaf && !leaf.anchored) || isNegative(part));
        }
        return draft instanceof Or or ? or.sides.stream().anyMatch(Draft::isNegative) : draft instanceof Not;
    }

    /** Whether it may be a side of NEAR. */
    static boolean isNearable(Draft draft) {
        return draft instanceof Or or
                ? or.sides.stream().allMatch(Draft::isNearable)
                : draft instanceof Leaf leaf && leaf.anchored;
    }

    /** Whether every post that matches it has one of its words. */
    static boolean isAnchored(Draft draft) {
        if (draft instanceof And and) {
            return and.parts.stream().anyMatch(Draft::isAnchored);
        }
        if (draft instanceof Or or) {
            return or.sides.stream().allMatch(Draft::isAnchored);
        }
        return draft instanceof Near || (draft instanceof Leaf leaf && leaf.anchored);
    }

    /** Whether it is anchored without some sides of its ORs. */
    static boolean canBeAnchored(Draft draft) {
        if (draft instanceof And and) {
            return and.parts.stream().anyMatch(Draft::canBeAnchored);
        }
        return draft instanceof Or or ? or.sides.stream().anyMatch(Draft::canBeAnchored) : isAnchored(draft);
    }

    /** One that {@linkplain #canBeAnchored can be} anchored, without the sides that keep it from being so. */
    static Draft anchored(Draft draft, Consumer<Draft> dropped) {
        if (isAnchored(draft)) {
            return draft;
        }
        if (draft instanceof Or or) {
            List<Draft> kept = new ArrayList<>();
            for (Draft side : or.sides) {
                if (canBeAnchored(side)) {
                    kept.add(anchored(side, dropped));
                } else {
                    dropped.accept(side);
                }
            }
            return or(kept, or.origin);
        }
        And and = (And) draft;
        List<Draft> parts = new ArrayList<>(and.parts);
        for (int i = 0; i < parts.size(); i++) {
            if (canBeAnchored(parts.get(i))) {
                parts.set(i, anchored(parts.get(i), dropped));
                break;
            }
        }
        return and(parts, and.origin);
    }
}
