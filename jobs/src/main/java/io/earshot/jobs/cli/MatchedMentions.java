package io.earshot.jobs.cli;

import io.earshot.brand.Brand;
import io.earshot.mention.Mention;
import io.earshot.post.Post;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import io.earshot.text.Mentions;
import io.earshot.text.Understanding;
import io.earshot.text.UnderstandingJudge;
import java.util.Collection;
import java.util.List;

/** Makes mentions of posts by brands' queries and the shipped models, as the mentions job does. */
final class MatchedMentions {
    private final MatchSession session;
    private final Mentions understood = new Mentions(Understanding.load());

    MatchedMentions(Collection<Brand> brands) {
        session = BrandMatcher.compile(brands).newSession(new UnderstandingJudge());
    }

    /** One for each brand that the post means. */
    List<Mention> of(Post post) {
        return session.match(post).stream()
                .map(match -> understood.of(post, match))
                .toList();
    }
}
