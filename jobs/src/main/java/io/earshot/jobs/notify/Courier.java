package io.earshot.jobs.notify;

import io.earshot.notify.MailTarget;
import io.earshot.notify.Message;
import io.earshot.notify.SlackBody;
import io.earshot.notify.Target;
import io.earshot.notify.WebTarget;
import java.net.http.HttpClient;
import java.time.Clock;
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
 * Tells the targets of a plan, each by threads of its own: one that stalls holds up nobody but itself. Threads come
 * with the first message and go when there is none for a while.
 */
public final class Courier implements AutoCloseable {
    /** A target is told so many things at once. */
    private static final int AT_ONCE = 4;

    private static final long IDLE_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private record Desk(Sender sender, ExecutorService threads) {}

    private final Map<String, Desk> desks = new HashMap<>();

    /** Of all targets that the configuration names. */
    public Courier(NotifyConfig config) {
        HttpClient client = WebSender.client(config.timeout());
        SlackBody slack = new SlackBody(config.plan().zone(), config.links());
        for (Target target : config.plan().targets()) {
            if (target instanceof WebTarget web) {
                open(target, new WebSender(client, web, slack, config.timeout(), Clock.systemUTC()));
            } else if (target instanceof MailTarget mail) {
                open(target, new MailSender(mail, config.plan().zone(), config.links(), config.timeout(), null));
            }
        }
    }

    private void open(Target target, Sender sender) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "notify-" + target.name());
                    thread.setDaemon(true);
                    // Libraries look for their parts by it; those of ours are in the job's jar.
                    thread.setContextClassLoader(Courier.class.getClassLoader());
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        desks.put(target.name(), new Desk(sender, threads));
    }

    /** Makes one attempt. The future ends without exception unless the courier is closed. */
    public CompletableFuture<Outcome> send(Message message) {
        Desk desk = desks.get(message.target());
        if (desk == null) {
            return CompletableFuture.completedFuture(
                    Outcome.refused("the configuration names no target " + message.target() + " any more"));
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return desk.sender().send(message);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return Outcome.tryAgain("the job ended");
                    } catch (RuntimeException e) {
                        // A fault of ours. Its message may have secrets in it, its place has none.
                        LOG.error(
                                "a message to {} could not be made: {} at {}",
                                message.target(),
                                e.getClass().getName(),
                                e.getStackTrace());
                        return Outcome.refused(
                                "the message could not be made: " + e.getClass().getName());
                    }
                },
                desk.threads());
    }

    @Override
    public void close() {
        desks.values().forEach(desk -> desk.threads().shutdownNow());
    }
}
