package io.earshot.query.foreign;

import io.earshot.query.ParsedQuery;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryParser;
import io.earshot.query.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates a query of another tool into ours.
 *
 * <p>What has no equal is left out, and said to be, with what that does: without a part of an AND more posts match,
 * without a side of an OR fewer, and within what is excluded it is the other way round. A query of which no word is left
 * that must be there is refused. So is all that {@link QueryParser} does not take; what this gives out, it takes.
 */
public final class Translator {
    private final Gaps gaps;
    private final Leaves leaves;
    private final Operators operators;
    private final Nearness nearness;

    private Translator(Dialect dialect, Gaps gaps) {
        this.gaps = gaps;
        leaves = new Leaves(dialect, gaps);
        operators = dialect.hasWordOperators() ? new BrandwatchOperators(leaves) : new RuleOperators();
        nearness = new Nearness(gaps);
    }

    /** The query in our language, or why it cannot be. */
    public static Translation translate(Dialect dialect, String query) {
        List<Note> notes = new ArrayList<>();
        Gaps gaps = new Gaps(query, notes);
        String ours = null;
        try {
            Foreign foreign = ForeignParser.parse(dialect, query, notes);
            ours = new Translator(dialect, gaps).translate(foreign);
        } catch (BadForeignException e) {
            gaps.refused(e.offset, e.getMessage());
        }
        notes.sort(Comparator.comparingInt(Note::offset));
        return new Translation(ours, notes);
    }

    private @Nullable String translate(Foreign foreign) {
        Outcome outcome = read(foreign, true);
        if (outcome.draft == null) {
            Loss first = outcome.losses.get(0);
            gaps.refused(
                    first.part.start(),
                    "nothing is left of it that could be looked for: "
                            + outcome.losses.stream()
                                    .map(loss -> gaps.shown(loss.part) + " has no equal, as " + loss.why)
                                    .collect(Collectors.joining("; ")));
            return null;
        }
        if (!Draft.canBeAnchored(outcome.draft)) {
            gaps.refused(
                    foreign.start(),
                    "what is left of it, " + outcome.draft + ", has no word that must be there, so nearly every post"
                            + " would match; add a word, a phrase, a #hashtag or a @handle");
            return null;
        }
        Draft draft = Draft.anchored(
                outcome.draft,
                dropped -> gaps.leftOut(
                        dropped.origin(),
                        Note.Kind.NARROWER,
                        dropped + " has no word that must be there" + ofAccount(dropped)));
        ParsedQuery parsed = QueryParser.parse(draft.toString());
        if (parsed.query() == null) {
            QueryFinding error = parsed.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .findFirst()
                    .orElseThrow();
            gaps.refused(foreign.start(), "its translation is refused: " + error.message());
            return null;
        }
        return draft.toString();
    }

    private static String ofAccount(Draft dropped) {
        return dropped.toString().startsWith("author:")
                ? "; an account of the brand belongs under its handles:, then all posts of it are found"
                : "";
    }

    /** A part that has no equal. */
    private record Loss(Foreign part, String why) {}

    /** @param draft null if nothing is left; then what is lost is for the part around it to tell */
    private record Outcome(@Nullable Draft draft, List<Loss> losses) {
        static Outcome of(Draft draft) {
            return new Outcome(draft, List.of());
        }

        static Outcome lost(Foreign part, NoEqualException e) {
            return new Outcome(null, List.of(new Loss(part, String.valueOf(e.getMessage()))));
        }
    }

    /** @param positive whether the part must be there, not be excluded */
    private Outcome read(Foreign foreign, boolean positive) {
        if (foreign instanceof Foreign.And and) {
            return join(and, and.parts(), true, positive);
        }
        if (foreign instanceof Foreign.Or or) {
            return join(or, or.sides(), false, positive);
        }
        if (foreign instanceof Foreign.Not not) {
            Outcome inner = read(not.query(), !positive);
            return inner.draft == null ? inner : Outcome.of(Draft.not(inner.draft, not));
        }
        if (foreign instanceof Foreign.FieldGroup group) {
            return read(spread(group.name(), group.values()), positive);
        }
        if (foreign instanceof Foreign.Near near) {
            return near(near, positive);
        }
        if (foreign instanceof Foreign.Within within) {
            return within(within, positive);
        }
        boolean before = gaps.setNegated(!positive);
        try {
            return Outcome.of(leaf(foreign));
        } catch (NoEqualException e) {
            return Outcome.lost(foreign, e);
        } finally {
            gaps.setNegated(before);
        }
    }

    private Outcome join(Foreign origin, List<Foreign> parts, boolean isAnd, boolean positive) {
        List<Draft> kept = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        for (Foreign part : parts) {
            Outcome outcome = read(part, positive);
            if (outcome.draft == null) {
                losses.addAll(outcome.losses);
            } else {
                kept.add(outcome.draft);
            }
        }
        if (kept.isEmpty()) {
            return new Outcome(null, losses);
        }
        for (Loss loss : losses) {
            gaps.leftOut(loss.part, isAnd == positive ? Note.Kind.WIDER : Note.Kind.NARROWER, loss.why);
        }
        return Outcome.of(isAnd ? Draft.and(kept, origin) : Draft.or(kept, origin));
    }

    private Draft leaf(Foreign foreign) throws NoEqualException {
        if (foreign instanceof Foreign.Word word) {
            return leaves.word(word);
        }
        if (foreign instanceof Foreign.Phrase phrase) {
            return leaves.phrase(phrase);
        }
        if (foreign instanceof Foreign.Exact exact) {
            return leaves.exact(exact);
        }
        return operators.read((Foreign.Field) foreign, gaps);
    }

    /** {@code site:(a OR b)} as {@code (site:a OR site:b)}. */
    private static Foreign spread(String name, Foreign values) {
        if (values instanceof Foreign.And and) {
            return new Foreign.And(
                    and.parts().stream().map(part -> spread(name, part)).toList(), and.start(), and.end());
        }
        if (values instanceof Foreign.Or or) {
            return new Foreign.Or(
                    or.sides().stream().map(side -> spread(name, side)).toList(), or.start(), or.end());
        }
        if (values instanceof Foreign.Not not) {
            return new Foreign.Not(spread(name, not.query()), not.start(), not.end());
        }
        if (values instanceof Foreign.Word word) {
            return new Foreign.Field(name, word.text(), word.start(), word.end());
        }
        if (values instanceof Foreign.Phrase phrase) {
            return new Foreign.Field(name, phrase.text(), phrase.start(), phrase.end());
        }
        return values;
    }

    private Outcome near(Foreign.Near near, boolean positive) {
        Outcome left = read(near.left(), positive);
        Outcome right = read(near.right(), positive);
        if (left.draft == null || right.draft == null) {
            List<Loss> losses = new ArrayList<>(left.losses);
            losses.addAll(right.losses);
            return new Outcome(null, losses);
        }
        boolean before = gaps.setNegated(!positive);
        try {
            return Outcome.of(nearness.near(left.draft, right.draft, near.distance(), near.ordered(), near));
        } catch (NoEqualException e) {
            return Outcome.lost(near, e);
        } finally {
            gaps.setNegated(before);
        }
    }

    private Outcome within(Foreign.Within within, boolean positive) {
        List<Foreign> groups = within.query() instanceof Foreign.And and ? and.parts() : List.of(within.query());
        List<Draft> drafts = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        for (Foreign group : groups) {
            Outcome outcome = read(group, positive);
            if (outcome.draft == null) {
                losses.addAll(outcome.losses);
            } else {
                drafts.add(outcome.draft);
            }
        }
        if (!losses.isEmpty()) {
            return new Outcome(null, losses);
        }
        boolean before = gaps.setNegated(!positive);
        try {
            return Outcome.of(nearness.within(drafts, within.distance(), within));
        } catch (NoEqualException e) {
            return Outcome.lost(within, e);
        } finally {
            gaps.setNegated(before);
        }
    }
}
