package io.earshot.bench.rivals;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.earshot.brand.Brand;
import io.earshot.post.Post;
import io.earshot.query.Query;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An automaton of one literal or some of each query, of which a post must have one: the longest ones, as a prefilter
 * without frequencies does. The candidates are then evaluated as they are written.
 */
final class AhoCorasickContender implements Contender {
    private final List<NamedQuery> queries;
    private final AhoCorasickDoubleArrayTrie<int[]> automaton = new AhoCorasickDoubleArrayTrie<>();

    AhoCorasickContender(List<Brand> brands) {
        queries = NamedQuery.of(brands);
        TreeMap<String, List<Integer>> byLiteral = new TreeMap<>();
        for (int i = 0; i < queries.size(); i++) {
            for (String literal : literals(queries.get(i).query()).orElseThrow()) {
                byLiteral.computeIfAbsent(literal, key -> new ArrayList<>()).add(i);
            }
        }
        TreeMap<String, int[]> numbers = new TreeMap<>();
        byLiteral.forEach((literal, of) ->
                numbers.put(literal, of.stream().mapToInt(Integer::intValue).toArray()));
        automaton.build(numbers);
    }

    @Override
    public void match(List<Post> posts, Matches matches) {
        for (int i = 0; i < posts.size(); i++) {
            BitSet candidates = new BitSet();
            String text = " " + posts.get(i).text().toLowerCase(Locale.ROOT).strip() + " ";
            automaton.parseText(text, (begin, end, of) -> {
                for (int query : of) {
                    candidates.set(query);
                }
            });
            if (candidates.isEmpty()) {
                continue;
            }
            PlainPost post = new PlainPost(posts.get(i));
            for (int query = candidates.nextSetBit(0); query >= 0; query = candidates.nextSetBit(query + 1)) {
                if (post.matches(queries.get(query).query())) {
                    matches.add(i, queries.get(query).id());
                }
            }
        }
    }

    /** Literals of which a post must have one, with the spaces around a word; none where there are no such. */
    private static Optional<List<String>> literals(Query query) {
        if (query instanceof Query.Term term) {
            return Optional.of(List.of(" " + term.kind().sign() + term.text() + (term.prefix() ? "" : " ")));
        }
        if (query instanceof Query.Phrase phrase) {
            return best(phrase.terms());
        }
        if (query instanceof Query.Near near) {
            return best(List.of(near.left(), near.right()));
        }
        if (query instanceof Query.And and) {
            return best(and.parts());
        }
        if (query instanceof Query.Or or) {
            List<String> all = new ArrayList<>();
            for (Query side : or.sides()) {
                Optional<List<String>> literals = literals(side);
                if (literals.isEmpty()) {
                    return Optional.empty();
                }
                all.addAll(literals.get());
            }
            return Optional.of(all);
        }
        return Optional.empty();
    }

    /** The ones of which the shortest is longest. */
    private static Optional<List<String>> best(List<? extends Query> parts) {
        return parts.stream()
                .map(AhoCorasickContender::literals)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(literals ->
                        literals.stream().mapToInt(String::length).min().orElse(0)));
    }
}
