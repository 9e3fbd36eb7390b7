package io.earshot.local;

import io.earshot.servers.ServerStartException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pipeline in the process that a person looks at: Ctrl-C, TERM and a closed terminal stop it in order. */
final class Foreground {
    private static final Logger LOG = LoggerFactory.getLogger(Foreground.class);

    private Foreground() {}

    /** What is done with a pipeline while it lasts. */
    @FunctionalInterface
    interface Work {
        void with(LocalPipeline pipeline) throws Exception;
    }

    /**
     * Does some work with a pipeline that has not started yet, and stops it at the end.
     *
     * @return the exit code
     * @throws UserException if the user can mend it
     */
    static int on(DataDirectory data, PrintWriter err, Work work) throws Exception {
        data.create();
        LocalLogging.toFile(data.log());
        LocalPipeline pipeline = LocalPipeline.on(data);
        Thread stop = new Thread(() -> close(pipeline, err), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            work.with(pipeline);
            return 0;
        } catch (ServerStartException e) {
            awaitEndIfStopping(stop);
            err.println(e.getMessage());
            return 1;
        } catch (Exception e) {
            awaitEndIfStopping(stop);
            LOG.error("failed", e);
            throw e;
        } finally {
            pipeline.close();
        }
    }

    /** Never returns: signals end the process. */
    static void awaitSignal() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void close(LocalPipeline pipeline, PrintWriter err) {
        try {
            pipeline.close();
        } catch (Exception e) {
            LOG.error("did not stop cleanly", e);
            err.println("did not stop cleanly: " + e.getMessage());
            err.flush();
        }
    }

    /** While the process ends, what fails fails because of that, and is no news. */
    private static void awaitEndIfStopping(Thread stop) throws InterruptedException {
        if (stop.getState() != Thread.State.NEW) {
            awaitSignal();
        }
    }
}
