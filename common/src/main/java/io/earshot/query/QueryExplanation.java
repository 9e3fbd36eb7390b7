package io.earshot.query;

import java.util.Optional;

/**
 * Why a query of a brand matched a post, or did not.
 *
 * @param brand the brand's id
 * @param query the query's id
 * @param tree what its parts came to, the whole query first
 * @param keptOut why the brand takes no such posts, whatever its queries say: that of a brand's options
 */
public record QueryExplanation(String brand, String query, Explanation tree, Optional<String> keptOut) {
    /** Whether it matched: what the matcher decides, always. */
    public boolean matched() {
        return tree.held() && keptOut.isEmpty();
    }
}
