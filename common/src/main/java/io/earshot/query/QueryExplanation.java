package io.earshot.query;

/**
 * Why a query of a brand matched a post, or did not.
 *
 * @param brand the brand's id
 * @param query the query's id
 * @param tree what its parts came to, the whole query first
 */
public record QueryExplanation(String brand, String query, Explanation tree) {
    /** Whether it matched: what the matcher decides, always. */
    public boolean matched() {
        return tree.held();
    }
}
