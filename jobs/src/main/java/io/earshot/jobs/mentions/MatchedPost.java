package io.earshot.jobs.mentions;

import io.earshot.mention.Mention;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Ruling;
import io.earshot.post.Post;
import java.util.List;

/**
 * A post that means a brand, not understood yet.
 *
 * @param languages what the brand serves; empty for all that we can judge
 */
public record MatchedPost(
        Post post,
        String brand,
        List<String> languages,
        List<QueryMatch> queries,
        boolean tagged,
        boolean own,
        Ruling ruling) {

    /** The id of the mention that it will be. */
    String mention() {
        return Mention.id(brand, post.id());
    }
}
