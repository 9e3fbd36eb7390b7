package io.earshot.jobs.onnx;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * What became of the mentions that were the network's to judge; counted by the task and by its worker.
 *
 * @param judged mentions that have the network's judgement
 * @param batches runs of the network that gave one
 * @param timeouts mentions that went on as they were since the answer took too long
 * @param failures mentions that went on as they were since the network failed
 * @param passed mentions that were not given to the network, which had too much before them
 */
record Tallies(Counter judged, Counter batches, Counter timeouts, Counter failures, Counter passed) {

    static Tallies of(MetricGroup metrics) {
        return new Tallies(
                counter(metrics, "networkJudged"),
                counter(metrics, "networkBatches"),
                counter(metrics, "networkTimeouts"),
                counter(metrics, "networkFailures"),
                counter(metrics, "networkPassed"));
    }

    private static Counter counter(MetricGroup metrics, String name) {
        return metrics.counter(name, new ThreadSafeSimpleCounter());
    }
}
