package io.earshot.jobs.onnx;

import io.earshot.jobs.config.NetworkConfig;
import io.earshot.mention.Mention;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The step of the mentions job in which a network of the user's own judges the tone of mentions again, if there is one.
 * ONNX Runtime is not part of the project and nothing of it is loaded without a network.
 */
public final class SentimentNetwork {
    private static final String RUNTIME = "ai.onnxruntime.OrtEnvironment";

    private SentimentNetwork() {}

    /**
     * All the mentions, those that the network judged in time with its judgement. None overtakes a watermark.
     *
     * @throws IllegalArgumentException if the network can't be used as configured, in words for the user
     */
    public static SingleOutputStreamOperator<Mention> judge(
            DataStream<Mention> mentions, Optional<NetworkConfig> network) {
        return network.map(config -> judge(mentions, config))
                .orElseGet(() -> mentions.transform("pass on", TypeInformation.of(Mention.class), new PassOn()));
    }

    private static SingleOutputStreamOperator<Mention> judge(DataStream<Mention> mentions, NetworkConfig config) {
        check(config);
        return AsyncDataStream.unorderedWait(
                        mentions,
                        new JudgeSentiment(config),
                        config.timeout().toMillis(),
                        TimeUnit.MILLISECONDS,
                        JudgeSentiment.capacity(config))
                .name("judge sentiment");
    }

    /**
     * Reads the network and tries it.
     *
     * @throws IllegalArgumentException if it can't be used as configured, in words for the user
     */
    public static void check(NetworkConfig config) {
        try {
            Class.forName(RUNTIME, false, SentimentNetwork.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "mentions.sentiment.onnx.file: ONNX Runtime is not on the class path: put the jar of"
                            + " com.microsoft.onnxruntime:onnxruntime into Flink's lib/ on every machine, or name it in"
                            + " EARSHOT_CLASSPATH for ./earshot",
                    e);
        }
        Network.load(config).close();
    }
}
