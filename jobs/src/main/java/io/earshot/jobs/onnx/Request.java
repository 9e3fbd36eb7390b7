package io.earshot.jobs.onnx;

import io.earshot.mention.Mention;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/** A mention that waits for the network's judgement, and goes on exactly once, with it or without. */
final class Request {
    private final Map<ResultFuture<Mention>, Request> open;
    private final Mention mention;
    private final ResultFuture<Mention> result;

    /** Opens a request. */
    Request(Map<ResultFuture<Mention>, Request> open, Mention mention, ResultFuture<Mention> result) {
        this.open = open;
        this.mention = mention;
        this.result = result;
        open.put(result, this);
    }

    Mention mention() {
        return mention;
    }

    boolean isSettled() {
        return !open.containsKey(result);
    }

    /** Sends the mention on; false if it has gone on before. */
    boolean settle(Mention judged) {
        boolean first = open.remove(result, this);
        if (first) {
            result.complete(List.of(judged));
        }
        return first;
    }

    /** Sends the mention on with what the small model said; false if it has gone on before. */
    boolean settleAsItIs() {
        return settle(mention);
    }
}
