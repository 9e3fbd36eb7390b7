package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.brand.MatchOptions;
import io.earshot.post.Post;
import java.util.Optional;

/** Posts that a brand's options keep from being mentions, whatever its queries say. */
final class KeptOut {
    private KeptOut() {}

    /** Why the brand does not take the post, for a person; empty where it does. */
    static Optional<String> of(Brand brand, Post post) {
        if (isRepost(brand.matching(), post)) {
            return Optional.of("the brand takes no reposts");
        }
        return isOwn(brand.matching(), brand.owns(post))
                ? Optional.of("the brand takes no posts of its own")
                : Optional.empty();
    }

    /** Whether a brand of these options does not take the post, which may be its own. */
    static boolean is(MatchOptions options, Post post, boolean own) {
        return isRepost(options, post) || isOwn(options, own);
    }

    private static boolean isRepost(MatchOptions options, Post post) {
        return options.reposts() == MatchOptions.Posts.EXCLUDE && FieldTest.isRepost(post);
    }

    private static boolean isOwn(MatchOptions options, boolean own) {
        return own && options.ownPosts() == MatchOptions.Posts.EXCLUDE;
    }
}
