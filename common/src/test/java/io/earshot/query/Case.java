package io.earshot.query;

import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A query held against a post, and what stood around it when that was done, in case it matters.
 *
 * @param company the other queries of the same matcher
 * @param before the posts that the same session had matched before
 */
record Case(Asked asked, Post post, List<Asked> company, List<Post> before) {

    /** A query of a brand without options, alone. */
    static Case of(Query query, Post post) {
        return new Case(Asked.plainly(query), post, List.of(), List.of());
    }

    Query query() {
        return asked.query();
    }

    /** The query and its company, the query last. */
    List<Asked> queries() {
        List<Asked> queries = new ArrayList<>(company);
        queries.add(asked);
        return queries;
    }

    @Override
    public String toString() {
        return "query: " + asked
                + "\ntext:  " + escaped(post.text())
                + "\npost:  " + post
                + (company.isEmpty() ? "" : "\nonly beside: " + company)
                + (before.isEmpty()
                        ? ""
                        : "\nonly after:  "
                                + before.stream()
                                        .map(earlier -> escaped(earlier.text()))
                                        .collect(Collectors.joining(" | ")));
    }

    /** What is not ASCII as escapes too: it is often what shows nothing. */
    private static String escaped(String text) {
        String ascii = text.chars()
                .mapToObj(c -> c >= ' ' && c < 127 ? Character.toString(c) : String.format("\\u%04X", c))
                .collect(Collectors.joining());
        return ascii.equals(text) ? text : text + "   " + ascii;
    }
}
