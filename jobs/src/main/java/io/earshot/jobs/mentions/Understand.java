package io.earshot.jobs.mentions;

import io.earshot.jobs.config.ModelsConfig;
import io.earshot.jobs.models.ModelsInForce;
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

    private final ModelsConfig config;

    private transient ModelsInForce models;
    private transient Understanding understanding;
    private transient Mentions mentions;
    private transient Counter notServed;

    Understand(ModelsConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        models = ModelsInForce.take(config);
        models.show(getRuntimeContext().getMetricGroup());
        judgeBy(models.now());
        notServed = getRuntimeContext().getMetricGroup().counter("languagesNotServed");
    }

    private void judgeBy(Understanding now) {
        understanding = now;
        mentions = new Mentions(now);
    }

    @Override
    public Mention map(MatchedPost matched) {
        Understanding now = models.now();
        if (now != understanding) {
            judgeBy(now);
        }
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

    @Override
    public void close() {
        if (models != null) {
            models.close();
        }
    }
}
