package io.earshot.jobs.mentions;

import io.earshot.brand.Names;
import io.earshot.mention.Mention;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Ruling;
import io.earshot.number.NumberPattern;
import io.earshot.post.Post;
import java.util.List;

/**
 * A post that means a brand, not understood yet.
 *
 * @param languages what the brand serves; empty for all that we can judge
 * @param numbers what the numbers of the brand's orders, bookings and the like look like
 * @param names what posts call the brand and its competitors
 */
public record MatchedPost(
        Post post,
        String brand,
        List<String> languages,
        List<NumberPattern> numbers,
        Names names,
        List<QueryMatch> queries,
        boolean tagged,
        boolean own,
        Ruling ruling) {

    /** The id of the mention that it will be. */
    String mention() {
        return Mention.id(brand, post.id());
    }
}
