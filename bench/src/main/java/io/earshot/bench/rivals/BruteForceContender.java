package io.earshot.bench.rivals;

import io.earshot.brand.Brand;
import io.earshot.post.Post;
import java.util.List;

/** Every query on every post. */
final class BruteForceContender implements Contender {
    private final List<NamedQuery> queries;

    BruteForceContender(List<Brand> brands) {
        queries = NamedQuery.of(brands);
    }

    @Override
    public void match(List<Post> posts, Matches matches) {
        for (int i = 0; i < posts.size(); i++) {
            PlainPost post = new PlainPost(posts.get(i));
            for (NamedQuery query : queries) {
                if (post.matches(query.query())) {
                    matches.add(i, query.id());
                }
            }
        }
    }
}
