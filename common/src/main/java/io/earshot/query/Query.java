package io.earshot.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a query means, as a tree. */
public sealed interface Query {
    /** The query as text that {@link QueryParser} reads back as an equal tree. */
    @Override
    String toString();

    /** All of them, in any order. */
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" "));
        }
    }

    /** At least one of them. */
    record Or(List<Query> sides) implements Query {
        public Or {
            sides = List.copyOf(sides);
        }

        @Override
        public String toString() {
            return sides.stream().map(Query::toString).collect(Collectors.joining(" OR "));
        }
    }

    /** Not that. */
    record Not(Query query) implements Query {
        @Override
        public String toString() {
            return query instanceof And || query instanceof Or ? "-(" + query + ")" : "-" + query;
        }
    }

    /**
     * Both sides near one another, not overlapping. Each side is a term, a phrase or an OR of them.
     *
     * @param distance the most tokens between them
     * @param ordered whether the left side must come first
     */
    record Near(Query left, Query right, int distance, boolean ordered) implements Query {
        @Override
        public String toString() {
            return side(left) + (ordered ? " ONEAR/" : " NEAR/") + distance + " " + side(right);
        }

        private static String side(Query query) {
            return query instanceof Or ? "(" + query + ")" : query.toString();
        }
    }

    /**
     * Terms in this order.
     *
     * @param slop the most other tokens that may stand between them, taken together
     */
    record Phrase(List<Term> terms, int slop) implements Query {
        public Phrase {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            String words = terms.stream().map(Term::toString).collect(Collectors.joining(" ", "\"", "\""));
            return slop == 0 ? words : words + "~" + slop;
        }
    }

    /**
     * One token.
     *
     * @param text folded, without its sign
     * @param prefix whether the token may go on after the text
     */
    record Term(Kind kind, String text, boolean prefix) implements Query {
        /** What sort of token it is. */
        public enum Kind {
            /** A word of running text, a number or an emoji; also a whole hashtag of that word. */
            WORD(""),
            HASHTAG("#"),
            HANDLE("@"),
            CASHTAG("$");

            private final String sign;

            Kind(String sign) {
                this.sign = sign;
            }

            /** What stands before it. */
            public String sign() {
                return sign;
            }
        }

        @Override
        public String toString() {
            return kind.sign + text + (prefix ? "*" : "");
        }
    }

    /**
     * Exactly these characters, case and punctuation included, where the words in them are whole words of the post.
     *
     * @param text with one space for white space of any length, none at its ends, and no braces
     */
    record Raw(String text) implements Query {
        /** The tokens in it, in order, without those of which the language has no terms: URLs. */
        public List<Term> terms() {
            return RawText.of(text).terms();
        }

        @Override
        public String toString() {
            return "{" + text + "}";
        }
    }

    /**
     * Something that is known of the post beside its text.
     *
     * @param value in the field's own spelling, such as {@code >=1000}
     */
    record Filter(Field field, String value) implements Query {
        @Override
        public String toString() {
            return field.code() + ":" + (Lexer.isBare(value) ? value : '"' + value + '"');
        }
    }

    /** All of these; just it where it is one. Nested ANDs become one. */
    static Query and(List<Query> parts) {
        List<Query> flat = new ArrayList<>();
        for (Query part : parts) {
            if (part instanceof And and) {
                flat.addAll(and.parts);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new And(flat);
    }

    /** Any of these; just it where it is one. Nested ORs become one. */
    static Query or(List<Query> sides) {
        List<Query> flat = new ArrayList<>();
        for (Query side : sides) {
            if (side instanceof Or or) {
                flat.addAll(or.sides);
            } else {
                flat.add(side);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Or(flat);
    }
}
