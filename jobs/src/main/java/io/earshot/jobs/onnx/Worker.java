package io.earshot.jobs.onnx;

import io.earshot.jobs.config.NetworkConfig;
import io.earshot.mention.Mention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that gives the network what waits, as many texts at once as are there or soon come. Whatever goes wrong, a
 * request goes on as it is.
 */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long LOG_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    /** For as long a job that is stopped waits for a run that does not end. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final NetworkConfig config;
    private final Network network;
    private final Tallies tallies;
    private final BlockingQueue<Request> waiting;
    private final Thread thread;

    private volatile boolean closed;
    private List<Request> inRun = List.of();
    private @Nullable NetworkRun run;
    private long logAtNanos = System.nanoTime();

    /** Takes the network and gives it back when it ends. */
    Worker(NetworkConfig config, int mostWaiting, Tallies tallies) {
        this.config = config;
        this.tallies = tallies;
        waiting = new ArrayBlockingQueue<>(mostWaiting);
        network = SharedNetworks.take(config);
        thread = new Thread(this::work, "sentiment network");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a request, if not too many wait. */
    boolean offer(Request request) {
        return waiting.offer(request);
    }

    /** Ends the run if nobody waits for it any more, so that it holds up no others. */
    synchronized void endVainRun() {
        if (run != null && (closed || inRun.stream().allMatch(Request::isSettled))) {
            run.end();
        }
    }

    /** Ends the thread; what it has not judged stays as it is. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        endVainRun();
        thread.join(LONGEST_CLOSE.toMillis());
        if (thread.isAlive()) {
            LOG.warn("{}: a run does not end; its thread goes when it does", config.file());
        }
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void work() {
        try {
            List<Request> batch = new ArrayList<>(config.batch());
            while (!closed) {
                gather(batch);
                batch.removeIf(Request::isSettled);
                if (!batch.isEmpty()) {
                    judge(List.copyOf(batch));
                }
                batch.clear();
            }
        } catch (InterruptedException e) {
            // Closed: whoever interrupts a task's threads wants them to end.
        } finally {
            SharedNetworks.giveBack(config);
        }
    }

    /** Waits for a request, and then not long for others. */
    private void gather(List<Request> batch) throws InterruptedException {
        batch.add(waiting.take());
        long untilNanos = System.nanoTime() + config.longestWait().toNanos();
        while (batch.size() < config.batch()) {
            waiting.drainTo(batch, config.batch() - batch.size());
            if (batch.size() == config.batch()) {
                return;
            }
            Request next = waiting.poll(untilNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private void judge(List<Request> batch) {
        try (NetworkRun ofBatch = new NetworkRun()) {
            begin(batch, ofBatch);
            double[][] probabilities =
                    network.probabilities(batch.stream().map(Worker::text).toList(), ofBatch);
            for (int i = 0; i < probabilities.length; i++) {
                settle(batch.get(i), probabilities[i]);
            }
            tallies.batches().inc();
        } catch (Throwable e) { // errors too: without this thread all that comes would run into its time-out
            fallBack(batch, e);
        } finally {
            begin(List.of(), null);
        }
    }

    private synchronized void begin(List<Request> batch, @Nullable NetworkRun ofBatch) {
        inRun = batch;
        run = ofBatch;
        endVainRun();
    }

    private void settle(Request request, double[] probabilities) {
        Mention judged = Tone.judged(request.mention(), config.labels(), probabilities, network.edition());
        if (request.settle(judged)) {
            tallies.judged().inc();
        }
    }

    /** A text that the network can't take fails alone: the others of its batch are given again, one by one. */
    private void fallBack(List<Request> batch, Throwable failure) {
        List<Request> open =
                batch.stream().filter(request -> !request.isSettled()).toList();
        if (open.isEmpty() || closed) {
            return;
        }
        if (batch.size() > 1) {
            open.forEach(request -> judge(List.of(request)));
            return;
        }
        log(failure);
        if (open.get(0).settleAsItIs()) {
            tallies.failures().inc();
        }
    }

    private void log(Throwable failure) {
        if (System.nanoTime() - logAtNanos >= 0) {
            logAtNanos = System.nanoTime() + LOG_INTERVAL_NANOS;
            LOG.warn(
                    "{}: fails, and the small model's judgement stands: {} (said once a minute; {} failures so far)",
                    config.file(),
                    failure.toString(),
                    tallies.failures().getCount() + 1);
        }
    }

    private static String text(Request request) {
        return request.mention().post().text();
    }
}
