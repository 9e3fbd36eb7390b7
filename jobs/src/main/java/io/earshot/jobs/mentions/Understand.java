package io.earshot.jobs.mentions;

import io.earshot.mention.Mention;
import io.earshot.text.Mentions;
import io.earshot.text.Understanding;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Says what a matched post is about, and hides its personal data before anything leaves the job. */
final class Understand extends RichMapFunction<MatchedPost, Mention> {
    private static final long serialVersionUID = 1;

    private transient Mentions mentions;

    @Override
    public void open(OpenContext context) {
        mentions = new Mentions(Understanding.load());
    }

    @Override
    public Mention map(MatchedPost matched) {
        return mentions.of(
                matched.post(),
                matched.brand(),
                matched.languages(),
                matched.numbers(),
                matched.queries(),
                matched.tagged(),
                matched.own(),
                matched.ruling());
    }
}
