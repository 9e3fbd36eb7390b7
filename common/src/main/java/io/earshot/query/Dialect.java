package io.earshot.query;

import io.earshot.brand.MatchOptions;
import io.earshot.token.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the queries of a brand are read by, beside the language itself: named groups, as {@code let:trouble}, and the
 * brand's options.
 */
public final class Dialect {
    /** No groups and no options. */
    public static final Dialect PLAIN = of(Map.of(), MatchOptions.DEFAULT);

    private final SortedMap<String, String> let;
    private final SortedMap<String, Group> groups = new TreeMap<>();
    /** The groups that are being read, each used by the one before it. */
    private final Set<String> open = new LinkedHashSet<>();

    private final MatchOptions options;

    private Dialect(Map<String, String> let, MatchOptions options) {
        this.let = new TreeMap<>(let);
        this.options = options;
        this.let.keySet().forEach(this::group);
    }

    /** The dialect with these groups by name; what is wrong with them is in its {@link #findings}. */
    public static Dialect of(Map<String, String> let, MatchOptions options) {
        return new Dialect(let, options);
    }

    MatchOptions options() {
        return options;
    }

    /** What the options make of words: a {@link Variant}. */
    int variant() {
        return variant(options);
    }

    static int variant(MatchOptions options) {
        return (options.accents() == MatchOptions.Letters.FOLD ? Variant.ACCENTS : 0)
                | (options.hashtags() == MatchOptions.Hashtags.SPLIT ? Variant.HASHTAGS : 0)
                | (options.leetspeak() == MatchOptions.Letters.FOLD ? Variant.LEETSPEAK : 0);
    }

    /**
     * A group that was read.
     *
     * @param query null where it cannot be used
     * @param uses the groups that it uses itself
     * @param depth the most brackets and groups within one another in it
     * @param size how many nodes its tree has
     */
    record Group(@Nullable Query query, List<QueryFinding> findings, Set<String> uses, int depth, int size) {}

    /** What is wrong with each group, with offsets in the group's own text. */
    public SortedMap<String, List<QueryFinding>> findings() {
        SortedMap<String, List<QueryFinding>> findings = new TreeMap<>();
        groups.forEach((name, group) -> findings.put(name, group.findings()));
        return Collections.unmodifiableSortedMap(findings);
    }

    /** These groups and all that they use, with their definitions; names that are no group's are left out. */
    public SortedMap<String, String> closure(Set<String> names) {
        SortedMap<String, String> used = new TreeMap<>();
        List<String> next = new ArrayList<>(names);
        while (!next.isEmpty()) {
            String name = next.remove(next.size() - 1);
            String definition = let.get(name);
            if (definition != null && used.put(name, definition) == null) {
                next.addAll(group(name).uses());
            }
        }
        return used;
    }

    /**
     * The group of a name, read when it is first asked for.
     *
     * @throws IllegalArgumentException with a message for the user if it cannot be used here, by a slip of who uses it
     */
    Group group(String name) {
        Group known = groups.get(name);
        if (known != null) {
            return known;
        }
        String definition = let.get(name);
        if (definition == null) {
            throw new IllegalArgumentException(unknown(name));
        }
        if (open.contains(name)) {
            String circle =
                    open.stream().dropWhile(opened -> !opened.equals(name)).collect(Collectors.joining(" uses "));
            throw new IllegalArgumentException(
                    "a group cannot use itself: " + circle + " uses " + name + "; write one of them out");
        }
        if (open.size() == QueryParser.MOST_DEPTH) {
            throw new IllegalArgumentException("groups that use groups go at most " + QueryParser.MOST_DEPTH + " deep");
        }
        open.add(name);
        Group group = QueryParser.parseGroup(definition, this);
        open.remove(name);
        groups.put(name, group);
        return group;
    }

    private String unknown(String name) {
        if (let.isEmpty()) {
            return "there is no group " + name + "; groups stand under `let:` of the book or of the brand";
        }
        Optional<String> meant = Suggestion.of(name, let.keySet()).map(known -> "let:" + known);
        return "there is no group " + name + Suggestion.ending(meant) + (meant.isEmpty() ? ";" : "") + " known are "
                + String.join(" ", let.keySet());
    }
}
