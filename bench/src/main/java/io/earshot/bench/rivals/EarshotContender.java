package io.earshot.bench.rivals;

import io.earshot.brand.Brand;
import io.earshot.mention.QueryMatch;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import java.util.List;

/** Earshot's matcher; it also finds the places and whose post it is, which the others do not. */
final class EarshotContender implements Contender {
    private final MatchSession session;

    EarshotContender(List<Brand> brands) {
        session = BrandMatcher.compile(brands).newSession();
    }

    @Override
    public void match(List<Post> posts, Matches matches) {
        for (int i = 0; i < posts.size(); i++) {
            for (BrandMatch match : session.match(posts.get(i))) {
                for (QueryMatch query : match.queries()) {
                    matches.add(i, match.brand().id() + "/" + query.id());
                }
            }
        }
    }
}
