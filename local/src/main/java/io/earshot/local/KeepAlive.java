package io.earshot.local;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server again that ended by itself, on its data and its ports. The jobs try again until it is there. */
final class KeepAlive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAlive.class);

    private static final long LOOK_MILLIS = 1_000;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 10_000;

    private final List<Server> servers;
    private final Progress progress;
    private final Action restarted;
    private final Thread thread;

    /** A server that is watched. */
    record Server(String name, BooleanSupplier isAlive, Action restart) {}

    /** Something that may fail. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException, InterruptedException;
    }

    private KeepAlive(List<Server> servers, Progress progress, Action restarted) {
        this.servers = servers;
        this.progress = progress;
        this.restarted = restarted;
        this.thread = new Thread(this::watch, "keep-alive");
        thread.setDaemon(true);
    }

    /**
     * Watches servers that run.
     *
     * @param restarted what to do when one runs again
     */
    static KeepAlive begin(List<Server> servers, Progress progress, Action restarted) {
        KeepAlive keepAlive = new KeepAlive(servers, progress, restarted);
        keepAlive.thread.start();
        return keepAlive;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                for (Server server : servers) {
                    if (!server.isAlive().getAsBoolean()) {
                        startAgain(server);
                    }
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void startAgain(Server server) throws InterruptedException {
        progress.say(server.name() + " ended by itself: it is started again");
        try {
            server.restart().run();
            restarted.run();
            progress.say(server.name() + " is back");
        } catch (IOException e) {
            LOG.warn("{} does not start again", server.name(), e);
            progress.say(e.getMessage());
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt(); // a start that is under way is given up, and its process killed
        thread.join();
    }
}
