package io.earshot.query;

import io.earshot.mention.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a part of a query came to on one post, and why.
 *
 * @param query the part, as the language prints it
 * @param held whether the post has what it asks
 * @param found where the text has it, in order and without what lies within another; empty where it does not hold, and
 *     for what has no place, such as a field
 * @param gap for a NEAR whose sides are there, and a phrase whose words are: how far apart they are at best; none where
 *     only their order is wrong
 * @param note what a person is told of it beyond that; may be empty
 * @param parts the sides of AND, OR and NEAR, the words of a phrase, what NOT excludes
 */
public record Explanation(
        Kind kind,
        String query,
        boolean held,
        List<Found> found,
        Optional<Gap> gap,
        String note,
        List<Explanation> parts) {
    public Explanation {
        found = List.copyOf(found);
        parts = List.copyOf(parts);
    }

    /** What sort of part it is. */
    public enum Kind {
        /** AND. */
        ALL,
        /** OR. */
        ANY,
        NOT,
        NEAR,
        PHRASE,
        /** A word, hashtag, handle, cashtag or exact word. */
        WORD,
        FIELD
    }

    /** A part of the post's text, by UTF-16 units. */
    public record Found(Span span, String text) {
        /** That part of a text. */
        static Found of(String text, int start, int end) {
            return new Found(new Span(start, end), text.substring(start, end));
        }

        @Override
        public String toString() {
            return "\"" + text.replaceAll("\\R", " ") + "\" " + span.start() + "-" + span.end();
        }
    }

    /**
     * Tokens that stand between, at best, in an order that the query takes.
     *
     * @param allowed the most that may
     */
    public record Gap(int between, int allowed) {
        @Override
        public String toString() {
            return between + (between == 1 ? " token" : " tokens") + " between, " + allowed + " allowed";
        }
    }

    /**
     * The one part that kept this from holding while something else of it did: the one side of an AND, be it a NOT that
     * hit, a NEAR of which one side is missing or which is too wide, a phrase whose words are all there but not so; of an
     * OR, that of its first side that has one. Were it otherwise, this would hold. None where this holds, where more than
     * one part is to blame, and where nothing of it is in the text.
     */
    public Optional<Explanation> onlyObstacle() {
        if (held) {
            return Optional.empty();
        }
        return switch (kind) {
            case ALL -> {
                List<Explanation> failed =
                        parts.stream().filter(part -> !part.held).toList();
                if (failed.size() > 1) {
                    yield Optional.empty();
                }
                boolean supported = parts.stream().anyMatch(part -> part.held && part.isInTheText());
                yield supported ? Optional.of(failed.get(0)) : failed.get(0).onlyObstacle();
            }
            case ANY ->
                parts.stream().flatMap(side -> side.onlyObstacle().stream()).findFirst();
            case NEAR -> parts.stream().anyMatch(Explanation::held) ? Optional.of(this) : Optional.empty();
            case PHRASE -> parts.stream().allMatch(Explanation::held) ? Optional.of(this) : Optional.empty();
            case NOT, WORD, FIELD -> Optional.empty();
        };
    }

    /** Whether it holds by words that are there, not by a field or by what is missing. */
    private boolean isInTheText() {
        return !found.isEmpty()
                || (kind != Kind.NOT && parts.stream().anyMatch(part -> part.held && part.isInTheText()));
    }
}
