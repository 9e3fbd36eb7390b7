package io.earshot.jobs.mentions;

import io.earshot.mention.Mention;
import io.earshot.text.Mentions;
import io.earshot.text.Served;
import io.earshot.text.Understanding;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;

/** Says what a matched post is about, and hides its personal data before anything leaves the job. */
final class Understand extends RichMapFunction<MatchedPost, Mention> {
    private static final long serialVersionUID = 1;

    private transient Mentions mentions;
    private transient Counter notServed;

    @Override
    public void open(OpenContext context) {
        mentions = new Mentions(Understanding.load());
        notServed = getRuntimeContext().getMetricGroup().counter("languagesNotServed");
    }

    @Override
    public Mention map(MatchedPost matched) {
        Mention mention = mentions.of(
                matched.post(),
                matched.brand(),
                matched.languages(),
                matched.numbers(),
                matched.names(),
                matched.queries(),
                matched.tagged(),
                matched.own(),
                matched.ruling());
        if (!Served.isJudged(mention.language(), matched.languages())) {
            notServed.inc();
        }
        return mention;
    }
}
