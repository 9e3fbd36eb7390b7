package io.earshot.query;

import io.earshot.brand.MatchOptions;

/**
 * A query and the options of the brand that asks it.
 *
 * @param options how posts are matched for the brand
 */
record Asked(Query query, MatchOptions options) {
    /** By a brand without options. */
    static Asked plainly(Query query) {
        return new Asked(query, MatchOptions.DEFAULT);
    }

    Asked with(Query other) {
        return new Asked(other, options);
    }

    @Override
    public String toString() {
        return options.equals(MatchOptions.DEFAULT) ? query.toString() : query + "   " + options;
    }
}
