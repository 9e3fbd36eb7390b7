package io.earshot.jobs.deliver;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The senders of all targets, each with threads of its own: one that stalls holds up nobody but itself. Threads come with
 * the first message and go when there is none for a while.
 *
 * @param <M> what is sent
 */
public final class Desks<M> implements AutoCloseable {
    /** A target is told so many things at once. */
    private static final int AT_ONCE = 4;

    private static final long IDLE_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

    private record Desk<M>(Sender<M> sender, ExecutorService threads) {}

    private final String name;
    private final Map<String, Desk<M>> desks = new HashMap<>();

    /** @param name what the threads' names start with */
    public Desks(String name) {
        this.name = name;
    }

    /** Adds a target. */
    public void open(String target, Sender<M> sender) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + target);
                    thread.setDaemon(true);
                    // Libraries look for their parts by it; those of ours are in the job's jar.
                    thread.setContextClassLoader(Desks.class.getClassLoader());
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        desks.put(target, new Desk<>(sender, threads));
    }

    /** Makes one attempt. The future ends without exception unless the desks are closed. */
    public CompletableFuture<Outcome> send(String target, M message) {
        Desk<M> desk = desks.get(target);
        if (desk == null) {
            return CompletableFuture.completedFuture(
                    Outcome.refused("the configuration names no target " + target + " any more"));
        }
        return CompletableFuture.supplyAsync(() -> attempt(target, desk.sender(), message), desk.threads());
    }

    private Outcome attempt(String target, Sender<M> sender, M message) {
        try {
            return sender.send(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.tryAgain("the job ended");
        } catch (RuntimeException e) {
            // A fault of ours. Its message may have secrets in it, its place has none.
            LOG.error(
                    "a message to {} could not be made: {} at {}",
                    target,
                    e.getClass().getName(),
                    e.getStackTrace());
            return Outcome.refused(
                    "the message could not be made: " + e.getClass().getName());
        }
    }

    @Override
    public void close() {
        desks.values().forEach(desk -> desk.threads().shutdownNow());
    }
}
