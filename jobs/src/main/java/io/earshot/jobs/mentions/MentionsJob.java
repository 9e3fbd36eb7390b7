package io.earshot.jobs.mentions;

import io.earshot.jobs.config.MentionsConfig;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Sinks;
import io.earshot.jobs.connect.Sources;
import io.earshot.jobs.onnx.SentimentNetwork;
import io.earshot.mention.Mention;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Finds the posts that mean one of our brands and says what they are about.
 *
 * <pre>
 *  posts ──► find mentions ──► drop duplicates ──► understand ──┬──► earshot-mentions (Elasticsearch) ◄── suspected ──┐
 *  brands ──────┘  └──► dead letters                            └──► order by event time ──► suspect repeats ──┴──► earshot.mentions
 * </pre>
 *
 * <p>Behind <em>understand</em>, a network of the user's own may judge the tone again.
 */
public final class MentionsJob {
    public static final String NAME = "mentions";

    private static final String FIND = "mentions-find";
    private static final String DROP_DUPLICATES = "mentions-drop-duplicates";
    private static final String UNDERSTAND = "mentions-understand";
    private static final String SENTIMENT_NETWORK = "mentions-sentiment-network";
    private static final String ORDER = "mentions-order";
    private static final String SUSPECT_REPEATS = "mentions-suspect-repeats";

    private MentionsJob() {}

    /** Lays out the job. */
    public static void build(
            StreamExecutionEnvironment env, Sources sources, Sinks sinks, BrandsLog brands, MentionsConfig config) {
        SingleOutputStreamOperator<MatchedPost> matched = sources.posts(env)
                .process(new FindMentions(brands, config.futureTolerance(), config.models()))
                .uid(FIND)
                .name("find mentions");
        sinks.deadLetters(matched.getSideOutput(DeadLetter.TAG));

        DataStream<Mention> understood = matched.keyBy(MatchedPost::mention)
                .process(new DropDuplicates(config.duplicateHorizon()))
                .uid(DROP_DUPLICATES)
                .name("drop duplicates")
                .map(new Understand(config.models()))
                .uid(UNDERSTAND)
                .name("understand");
        DataStream<Mention> mentions =
                SentimentNetwork.judge(understood, config.sentimentNetwork()).uid(SENTIMENT_NETWORK);
        sinks.searchableMentions(mentions);

        DataStream<Mention> inOrder = mentions.keyBy(Mention::brand)
                .process(new OrderByEventTime(config.longestHold()))
                .uid(ORDER)
                .name("order by event time");
        SingleOutputStreamOperator<Mention> weighed = inOrder.keyBy(Mention::brand)
                .transform("suspect repeats", TypeInformation.of(Mention.class), new SuspectRepeats())
                .uid(SUSPECT_REPEATS);
        sinks.suspectedMentions(weighed.getSideOutput(SuspectRepeats.SUSPECTED));
        sinks.mentions(weighed);
    }
}
