package io.earshot.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query language.
 *
 * <pre>
 * query   = and { "OR" and }
 * and     = unary { [ "AND" ] unary }
 * unary   = { "NOT" | "-" } near
 * near    = primary [ ( "NEAR/" n | "ONEAR/" n ) primary ]
 * primary = "(" query ")" | "phrase" [ "~" n ] | {raw} | name ":" value | "let:" group
 *         | word | #tag | @handle | $cashtag
 * </pre>
 *
 * Operators are in capitals. The sides of NEAR are words, phrases, tags, handles or an OR of these. A query must need at
 * least one word, or it would mean nearly every post: {@code -acme}, {@code lang:en} and {@code acme OR -beta} are refused.
 */
public final class QueryParser {
    /** The longest query, in UTF-16 units. */
    public static final int MOST_CHARACTERS = 8_192;
    /** The most brackets and groups within one another. */
    public static final int MOST_DEPTH = 32;
    /** The most words, operators and fields that groups may add to a query. */
    static final int MOST_GROUPED = 8_192;

    /** Stands for what is wrong, so that the rest can be read. */
    private static final Query NONE = new Query.Term(Query.Term.Kind.WORD, "?", false);

    private static final Set<String> SMALL_OPERATORS = Set.of("and", "or", "not", "And", "Or", "Not");
    private static final Map<String, String> OTHER_FIELD_NAMES = Map.ofEntries(
            Map.entry("language", "lang"),
            Map.entry("from", "author"),
            Map.entry("type", "is"),
            Map.entry("channel", "platform"),
            Map.entry("source", "platform"),
            Map.entry("place", "country"),
            Map.entry("place_country", "country"),
            Map.entry("followers_count", "followers"),
            Map.entry("min_followers", "followers"),
            Map.entry("stars", "rating"),
            Map.entry("domain", "site"),
            Map.entry("host", "site"),
            Map.entry("link", "url"),
            Map.entry("tone", "sentiment"));
    private static final Pattern SMALL_NEAR = Pattern.compile("(?i)o?near/\\d+");

    private final Dialect dialect;
    private final List<QueryFinding> findings = new ArrayList<>();
    private final TermReader terms;
    private final IdentityHashMap<Query, Integer> places = new IdentityHashMap<>();
    private final SortedSet<String> groups = new TreeSet<>();
    private List<Lexeme> lexemes = List.of();
    private int at;
    private int depth;
    private int deepest;
    private int grouped;
    private boolean groupsAreBad;

    private QueryParser(Dialect dialect) {
        this.dialect = dialect;
        terms = new TermReader(findings, dialect.variant());
    }

    /** Reads a query; what is wrong with it is in the result. */
    public static ParsedQuery parse(String text) {
        return parse(text, Dialect.PLAIN);
    }

    /** Reads a query that may use the groups of a dialect. */
    public static ParsedQuery parse(String text, Dialect dialect) {
        QueryParser parser = new QueryParser(dialect);
        Query query = parser.read(text, true);
        return new ParsedQuery(query, parser.findings, parser.groups);
    }

    /** Reads a condition on posts that were found already, which so may be a filter alone or only exclude. */
    public static ParsedQuery parseCondition(String text, Dialect dialect) {
        QueryParser parser = new QueryParser(dialect);
        Query query = parser.read(text, false);
        return new ParsedQuery(query, parser.findings, parser.groups);
    }

    /** Reads what a group stands for, which need not mean anything by itself. */
    static Dialect.Group parseGroup(String text, Dialect dialect) {
        QueryParser parser = new QueryParser(dialect);
        Query query = parser.read(text, false);
        return new Dialect.Group(
                query, List.copyOf(parser.findings), Set.copyOf(parser.groups), parser.deepest, size(query));
    }

    private @Nullable Query read(String text, boolean alone) {
        Query query = null;
        try {
            if (text.length() > MOST_CHARACTERS) {
                throw new QueryRefusal(
                        MOST_CHARACTERS,
                        "a query has at most " + MOST_CHARACTERS + " characters, found " + text.length()
                                + "; split it into several queries of the brand");
            }
            lexemes = Lexer.read(text);
            query = whole();
            if (alone && !isRefused()) {
                refuseUnanchored(query, 0);
                warnOfCommonWords(query, 0);
            }
            if (!isRefused()) {
                findings.addAll(Pointless.in(query, places, dialect.options()));
            }
        } catch (QueryRefusal e) {
            findings.add(e.finding());
        }
        findings.sort(Comparator.comparingInt(QueryFinding::offset));
        return isRefused() ? null : query;
    }

    private boolean isRefused() {
        return groupsAreBad || findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private Query whole() throws QueryRefusal {
        if (peek().type() == Lexeme.Type.END) {
            throw new QueryRefusal(0, "the query is empty; expected a word, a phrase, a #hashtag or a @handle");
        }
        Query query = or();
        if (peek().type() == Lexeme.Type.CLOSE) {
            throw new QueryRefusal(peek().start(), "this ) closes no bracket");
        }
        return query;
    }

    private Query or() throws QueryRefusal {
        int start = peek().start();
        List<Query> sides = new ArrayList<>();
        sides.add(and());
        while (peek().type() == Lexeme.Type.OR) {
            Lexeme operator = take();
            needOperand(operator);
            sides.add(and());
        }
        if (sides.size() > 1) {
            for (Query side : sides) {
                if (isNegative(side)) {
                    error(
                            places.getOrDefault(side, start),
                            "a side of OR that only excludes matches nearly every post; expected a side with a word"
                                    + " that must be there, as in acme -beta");
                }
            }
        }
        return placed(Query.or(sides), start);
    }

    private Query and() throws QueryRefusal {
        int start = peek().start();
        List<Query> parts = new ArrayList<>();
        parts.add(unary());
        while (true) {
            Lexeme next = peek();
            if (next.type() == Lexeme.Type.AND) {
                needOperand(take());
            } else if (next.type() == Lexeme.Type.NEAR || next.type() == Lexeme.Type.ONEAR) {
                throw new QueryRefusal(
                        next.start(),
                        next.text() + " has a word, a phrase or an OR of them on each side, found another NEAR;"
                                + " write (a NEAR/5 b) (b NEAR/5 c)");
            } else if (next.type() == Lexeme.Type.OR
                    || next.type() == Lexeme.Type.CLOSE
                    || next.type() == Lexeme.Type.END) {
                return placed(Query.and(parts), start);
            }
            parts.add(unary());
        }
    }

    private Query unary() throws QueryRefusal {
        int start = peek().start();
        boolean negated = false;
        while (peek().type() == Lexeme.Type.NOT) {
            Lexeme operator = take();
            needOperand(operator);
            negated = !negated;
        }
        Query query = near();
        return negated ? placed(new Query.Not(query), start) : query;
    }

    private Query near() throws QueryRefusal {
        int start = peek().start();
        Query left = primary();
        Lexeme.Type type = peek().type();
        if (type != Lexeme.Type.NEAR && type != Lexeme.Type.ONEAR) {
            return left;
        }
        Lexeme operator = take();
        checkNearSide(operator, left, start);
        Lexeme next = peek();
        if (!isNearOperand(next)) {
            boolean nothing = next.type() == Lexeme.Type.END || next.type() == Lexeme.Type.CLOSE;
            throw new QueryRefusal(
                    nothing ? operator.start() : next.start(), nearNeeds(operator) + ", found " + next.shown());
        }
        Query right = primary();
        checkNearSide(operator, right, next.start());
        return placed(new Query.Near(left, right, operator.number(), type == Lexeme.Type.ONEAR), start);
    }

    private Query primary() throws QueryRefusal {
        Lexeme lexeme = take();
        return switch (lexeme.type()) {
            case OPEN -> bracket(lexeme);
            case BARE -> bare(lexeme);
            case PHRASE -> placed(terms.phrase(lexeme), lexeme.start());
            case RAW -> placed(new Query.Raw(lexeme.text()), lexeme.start());
            case FIELD -> placed(isGroup(lexeme) ? group(lexeme) : field(lexeme), lexeme.start());
            case CLOSE, AND, OR, NEAR, ONEAR, NOT, END -> throw dangling(lexeme);
        };
    }

    private Query bracket(Lexeme open) throws QueryRefusal {
        deepest = Math.max(deepest, ++depth);
        if (depth > MOST_DEPTH) {
            throw new QueryRefusal(open.start(), "brackets go at most " + MOST_DEPTH + " deep");
        }
        if (peek().type() == Lexeme.Type.CLOSE) {
            throw new QueryRefusal(open.start(), "this bracket is empty; expected a word, a phrase or a field in it");
        }
        Query query = or();
        if (peek().type() != Lexeme.Type.CLOSE) {
            throw new QueryRefusal(open.start(), "this bracket is not closed; expected a ) before the end");
        }
        take();
        depth--;
        return query;
    }

    private Query bare(Lexeme lexeme) {
        if (SMALL_OPERATORS.contains(lexeme.text())
                || SMALL_NEAR.matcher(lexeme.text()).matches()) {
            warning(
                    lexeme.start(),
                    lexeme.text() + " in small letters is a word to look for; did you mean "
                            + lexeme.text().toUpperCase(Locale.ROOT) + "?");
        }
        return placed(terms.bare(lexeme), lexeme.start());
    }

    private static boolean isNearOperand(Lexeme lexeme) {
        return switch (lexeme.type()) {
            case OPEN, PHRASE, RAW, BARE -> true;
            case FIELD -> isGroup(lexeme);
            case CLOSE, AND, OR, NOT, NEAR, ONEAR, END -> false;
        };
    }

    private static boolean isGroup(Lexeme lexeme) {
        return lexeme.text().equalsIgnoreCase("let");
    }

    private Query group(Lexeme lexeme) throws QueryRefusal {
        if (lexeme.value().isEmpty()) {
            throw new QueryRefusal(lexeme.inner(), "let: needs the name of a group right after the colon");
        }
        try {
            Dialect.Group group = dialect.group(lexeme.value());
            groups.add(lexeme.value());
            if (group.query() == null) {
                // The group's own findings say why.
                groupsAreBad = true;
                return NONE;
            }
            deepest = Math.max(deepest, depth + 1 + group.depth());
            grouped += group.size();
            if (deepest > MOST_DEPTH) {
                throw new QueryRefusal(lexeme.start(), "brackets and groups go at most " + MOST_DEPTH + " deep");
            }
            if (grouped > MOST_GROUPED) {
                throw new QueryRefusal(
                        lexeme.start(),
                        "groups add at most " + MOST_GROUPED + " words and operators to a query; split it into several"
                                + " queries of the brand");
            }
            return group.query();
        } catch (IllegalArgumentException e) {
            error(lexeme.inner(), "let: " + e.getMessage());
            return NONE;
        }
    }

    private Query field(Lexeme lexeme) {
        Optional<Field> field = Field.of(lexeme.text());
        if (field.isEmpty()) {
            Optional<String> meant = Suggestion.of(lexeme.text(), Field.codes(), OTHER_FIELD_NAMES);
            error(
                    lexeme.start(),
                    "there is no field " + lexeme.text() + ":" + Suggestion.ending(meant.map(name -> name + ":"))
                            + " known are " + String.join(" ", Field.codes()) + "; a word with a colon goes in quotes");
        } else if (lexeme.value().isEmpty()) {
            error(lexeme.inner(), lexeme.text() + ": needs a value right after the colon");
        } else {
            try {
                return new Query.Filter(field.get(), field.get().read(lexeme.value()));
            } catch (IllegalArgumentException e) {
                error(lexeme.inner(), lexeme.text() + ": " + e.getMessage());
            }
        }
        return NONE;
    }

    // What a query must not be

    private void needOperand(Lexeme operator) throws QueryRefusal {
        Lexeme next = peek();
        if (next.type() == Lexeme.Type.END || next.type() == Lexeme.Type.CLOSE) {
            throw new QueryRefusal(
                    operator.start(),
                    operator.text() + " needs a word, a phrase, a field or a bracket after it, found " + next.shown());
        }
    }

    private static QueryRefusal dangling(Lexeme lexeme) {
        String expected = "a word, a phrase, a field or a bracket";
        return switch (lexeme.type()) {
            case AND, OR, NEAR, ONEAR ->
                new QueryRefusal(
                        lexeme.start(),
                        lexeme.text() + " needs " + expected + " before it; found none (in quotes, \"" + lexeme.text()
                                + "\" is a word)");
            default -> new QueryRefusal(lexeme.start(), "expected " + expected + ", found " + lexeme.shown());
        };
    }

    private static String nearNeeds(Lexeme operator) {
        return operator.text() + " needs a word, a phrase or an OR of them on each side";
    }

    private static void checkNearSide(Lexeme operator, Query side, int offset) throws QueryRefusal {
        String found = misfit(side);
        if (!found.isEmpty()) {
            throw new QueryRefusal(offset, nearNeeds(operator) + ", found " + found);
        }
    }

    /** What in a side of NEAR does not belong there; empty where all does. */
    private static String misfit(Query side) {
        if (side instanceof Query.Or or) {
            return or.sides().stream()
                    .map(QueryParser::misfit)
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (side instanceof Query.And) {
            return "AND";
        }
        if (side instanceof Query.Not) {
            return "NOT";
        }
        if (side instanceof Query.Near) {
            return "another NEAR";
        }
        if (side instanceof Query.Raw raw && raw.terms().isEmpty()) {
            return raw + ", which has no word";
        }
        return side instanceof Query.Filter filter ? filter.toString() : "";
    }

    /** Whether it has no word that must be there, and something that must not. */
    private static boolean isNegative(Query query) {
        if (query instanceof Query.And and) {
            return and.parts().stream().anyMatch(QueryParser::isNegative)
                    && and.parts().stream().allMatch(part -> part instanceof Query.Filter || isNegative(part));
        }
        if (query instanceof Query.Or or) {
            return or.sides().stream().anyMatch(QueryParser::isNegative);
        }
        return query instanceof Query.Not;
    }

    private void refuseUnanchored(Query query, int outer) {
        int place = places.getOrDefault(query, outer);
        if (Anchor.of(query, Commonness::share).isPresent()) {
            return;
        }
        if (query instanceof Query.Or or) {
            or.sides().forEach(side -> refuseUnanchored(side, place));
            return;
        }
        if (needsText(query)) {
            warning(
                    place,
                    "without a word to look for, this must be held against every post, which takes time; add a word"
                            + " that must be there too");
            return;
        }
        String remedy = "; expected a word, a phrase, a #hashtag or a @handle that must be there";
        error(
                place,
                isNegative(query)
                        ? "what only excludes matches nearly every post" + remedy
                        : "a filter alone matches every post of its kind" + remedy);
    }

    /** Whether a post must have something in its text for this to match. */
    private static boolean needsText(Query query) {
        if (query instanceof Query.And and) {
            return and.parts().stream().anyMatch(QueryParser::needsText);
        }
        if (query instanceof Query.Or or) {
            return or.sides().stream().allMatch(QueryParser::needsText);
        }
        return !(query instanceof Query.Not || query instanceof Query.Filter);
    }

    private void warnOfCommonWords(Query query, int outer) {
        int place = places.getOrDefault(query, outer);
        if (query instanceof Query.Or or) {
            or.sides().forEach(side -> warnOfCommonWords(side, place));
        } else if (query instanceof Query.Term term
                && term.kind() == Query.Term.Kind.WORD
                && Commonness.isCommon(term.text())) {
            warning(place, term + " alone is in very many posts; add a word that must be there too");
        }
    }

    /** How many nodes a tree has. */
    private static int size(@Nullable Query query) {
        if (query instanceof Query.And and) {
            return 1 + and.parts().stream().mapToInt(QueryParser::size).sum();
        }
        if (query instanceof Query.Or or) {
            return 1 + or.sides().stream().mapToInt(QueryParser::size).sum();
        }
        if (query instanceof Query.Not not) {
            return 1 + size(not.query());
        }
        if (query instanceof Query.Near near) {
            return 1 + size(near.left()) + size(near.right());
        }
        return query instanceof Query.Phrase phrase ? phrase.terms().size() : 1;
    }

    private void error(int offset, String message) {
        findings.add(new QueryFinding(Severity.ERROR, offset, message));
    }

    private void warning(int offset, String message) {
        findings.add(new QueryFinding(Severity.WARNING, offset, message));
    }

    // Walking

    private Lexeme peek() {
        return lexemes.get(at);
    }

    private Lexeme take() {
        Lexeme lexeme = lexemes.get(at);
        at = Math.min(at + 1, lexemes.size() - 1);
        return lexeme;
    }

    private Query placed(Query query, int start) {
        places.putIfAbsent(query, start);
        return query;
    }
}
