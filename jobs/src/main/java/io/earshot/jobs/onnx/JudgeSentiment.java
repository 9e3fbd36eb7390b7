package io.earshot.jobs.onnx;

import io.earshot.jobs.config.NetworkConfig;
import io.earshot.jobs.config.NetworkConfig.WhenBusy;
import io.earshot.mention.Mention;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** Asks the network for the tone of each mention that is its to judge; without an answer in time, the mention stays as it is. */
final class JudgeSentiment extends RichAsyncFunction<Mention, Mention> {
    private static final long serialVersionUID = 1;

    /** A mention that finds more batches before it would hardly be judged in time. */
    private static final int WAITING_BATCHES = 8;

    /** So many may be on their way at once where the stream is never to wait: a flood of two seconds. */
    private static final int MOST_PASSING = 10_000;

    private final NetworkConfig config;

    private transient Worker worker;
    private transient Map<ResultFuture<Mention>, Request> requests;
    private transient Tallies tallies;

    JudgeSentiment(NetworkConfig config) {
        this.config = config;
    }

    /** How many mentions may be in this step at once. */
    static int capacity(NetworkConfig config) {
        return config.whenBusy() == WhenBusy.WAIT
                ? mostWaiting(config)
                : Math.max(MOST_PASSING, 2 * mostWaiting(config));
    }

    private static int mostWaiting(NetworkConfig config) {
        return Math.multiplyExact(WAITING_BATCHES, config.batch());
    }

    @Override
    public void open(OpenContext context) {
        tallies = Tallies.of(getRuntimeContext().getMetricGroup());
        requests = new ConcurrentHashMap<>();
        worker = new Worker(config, mostWaiting(config), tallies);
    }

    @Override
    public void asyncInvoke(Mention mention, ResultFuture<Mention> result) {
        if (!judges(mention)) {
            result.complete(List.of(mention));
            return;
        }
        Request request = new Request(requests, mention, result);
        if (!worker.offer(request) && request.settleAsItIs()) {
            tallies.passed().inc();
        }
    }

    @Override
    public void timeout(Mention mention, ResultFuture<Mention> result) {
        Request request = requests.get(result);
        if (request != null && request.settleAsItIs()) {
            tallies.timeouts().inc();
            worker.endVainRun();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (worker != null) {
            worker.close();
        }
    }

    Tallies tallies() {
        return tallies;
    }

    Worker worker() {
        return worker;
    }

    private boolean judges(Mention mention) {
        return config.languages().isEmpty()
                ? mention.sentiment() != null
                : config.languages().contains(mention.language().code());
    }
}
