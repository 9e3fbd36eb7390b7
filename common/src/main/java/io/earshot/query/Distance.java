package io.earshot.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How near the sides of a NEAR, or the words of a phrase, come to what the query wants, where all of them are in the text.
 *
 * @param gap none where they are there only in an order that the query does not take, or as the same tokens
 * @param told the same for a person, with the places
 */
record Distance(Optional<Explanation.Gap> gap, String told) {

    /** Of the sides of a NEAR; none where a side is missing. */
    static Optional<Distance> near(Query.Near near, Spans lefts, Spans rights, String text) {
        if (lefts.isEmpty() || rights.isEmpty()) {
            return Optional.empty();
        }
        Pair forwards = Pair.nearest(lefts, rights);
        Pair backwards = Pair.nearest(rights, lefts);
        Pair best =
                near.ordered() || (forwards != null && (backwards == null || forwards.between() <= backwards.between()))
                        ? forwards
                        : backwards;
        if (best != null) {
            Explanation.Gap gap = new Explanation.Gap(best.between(), near.distance());
            return Optional.of(new Distance(Optional.of(gap), best.shown(text, " … ") + ": " + gap));
        }
        return Optional.of(new Distance(
                Optional.empty(),
                backwards == null
                        ? "both sides are the same words; each needs its own"
                        : backwards.shown(text, " before ") + "; wanted the other way round"));
    }

    /** Of the words of a phrase; none where one is missing. */
    static Optional<Distance> phrase(Query.Phrase phrase, List<Spans> words, String text) {
        if (words.stream().anyMatch(Spans::isEmpty)) {
            return Optional.empty();
        }
        List<TreeMap<Integer, Integer>> byPosition =
                words.stream().map(Distance::byFirst).toList();
        Optional<Explanation.Gap> best = Optional.empty();
        String told = "all words are there, but not in this order";
        for (Map.Entry<Integer, Integer> first : byPosition.get(0).entrySet()) {
            Map.Entry<Integer, Integer> last = first;
            for (int word = 1; word < words.size() && last != null; word++) {
                last = byPosition.get(word).higherEntry(last.getKey());
            }
            if (last == null) {
                break;
            }
            int between = last.getKey() - first.getKey() + 1 - words.size();
            if (best.isEmpty() || between < best.get().between()) {
                Explanation.Gap gap = new Explanation.Gap(between, phrase.slop());
                int start = words.get(0).start(first.getValue());
                int end = words.get(words.size() - 1).end(last.getValue());
                best = Optional.of(gap);
                told = Explanation.Found.of(text, start, end) + ": " + gap;
            }
        }
        return Optional.of(new Distance(best, told));
    }

    /** Indices of places by their first token; of several, the shortest. */
    private static TreeMap<Integer, Integer> byFirst(Spans spans) {
        TreeMap<Integer, Integer> byFirst = new TreeMap<>();
        for (int i = 0; i < spans.size(); i++) {
            byFirst.merge(spans.first(i), i, (one, other) -> spans.last(other) < spans.last(one) ? other : one);
        }
        return byFirst;
    }

    /** The place of some, and the one of others that comes after it. */
    private record Pair(Spans some, int before, Spans others, int after) {
        /** The pair with the fewest tokens between; null where none of the others comes after any. */
        static @Nullable Pair nearest(Spans some, Spans others) {
            TreeMap<Integer, Integer> byFirst = byFirst(others);
            Pair best = null;
            for (int i = 0; i < some.size(); i++) {
                Map.Entry<Integer, Integer> next = byFirst.higherEntry(some.last(i));
                if (next != null) {
                    Pair pair = new Pair(some, i, others, next.getValue());
                    best = best == null || pair.between() < best.between() ? pair : best;
                }
            }
            return best;
        }

        int between() {
            return others.first(after) - some.last(before) - 1;
        }

        String shown(String text, String join) {
            return Explanation.Found.of(text, some.start(before), some.end(before))
                    + join
                    + Explanation.Found.of(text, others.start(after), others.end(after));
        }
    }
}
