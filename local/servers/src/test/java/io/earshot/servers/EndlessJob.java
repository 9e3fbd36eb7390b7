package io.earshot.servers;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job for the tests, which goes on for ever. */
public final class EndlessJob {
    private EndlessJob() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.fromSequence(0, Long.MAX_VALUE)
                .uid("numbers")
                .map(EndlessJob::slowly)
                .uid("slowly")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        env.execute(args[0]);
    }

    private static long slowly(long number) throws InterruptedException {
        Thread.sleep(1);
        return number;
    }
}
