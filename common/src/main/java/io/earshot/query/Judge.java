package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.post.Post;

/**
 * Says of a post what its words alone do not tell. It is asked only where a query comes down to it, and at most once for
 * each post and brand. Without one, a query that asks for tone or intent holds these false.
 */
public interface Judge {
    /** What is thought of the post, by whoever listens for the brand. */
    Judged judge(Post post, Brand brand);
}
