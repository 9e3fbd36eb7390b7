package io.earshot.jobs.mentions;

import io.earshot.mention.Mention;
import io.earshot.mention.QueryMatch;
import io.earshot.post.Post;
import io.earshot.text.Analysis;
import io.earshot.text.Redaction;
import io.earshot.text.Understanding;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Says what a matched post is about, and hides its personal data before anything leaves the job. */
final class Understand extends RichMapFunction<MatchedPost, Mention> {
    private static final long serialVersionUID = 1;

    private transient Understanding understanding;

    @Override
    public void open(OpenContext context) {
        understanding = Understanding.load();
    }

    @Override
    public Mention map(MatchedPost matched) {
        Post post = matched.post();
        Analysis analysis = understanding.analyze(post.text(), post.lang(), matched.languages());
        Redaction redaction = analysis.redaction();
        List<String> links = post.links().stream().map(understanding::redact).toList();
        return new Mention(
                matched.mention(),
                matched.brand(),
                post.withText(redaction.text(), links),
                matched.queries().stream().map(match -> moved(match, redaction)).toList(),
                matched.tagged(),
                matched.own(),
                analysis.language(),
                analysis.sentiment(),
                analysis.intent(),
                analysis.severity(),
                analysis.actionable(),
                redaction.kinds(),
                reach(post),
                analysis.words());
    }

    private static QueryMatch moved(QueryMatch match, Redaction redaction) {
        return new QueryMatch(
                match.id(), match.spans().stream().map(redaction::move).toList());
    }

    /** How many people may have seen the post: its author's followers, or its views where they are more. */
    private static long reach(Post post) {
        long followers = post.author().followers() == null ? 0 : post.author().followers();
        return Math.max(followers, post.views() == null ? 0 : post.views());
    }
}
