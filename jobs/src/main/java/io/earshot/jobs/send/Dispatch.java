package io.earshot.jobs.send;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends each record when its turn comes: at once, or at a pace; at its own time, or moved to the present. Without a
 * pace the newest record is moved to the moment of the start, with one each to the moment of its turn: nothing that is
 * sent lies in the future.
 */
public final class Dispatch implements Outgoing.Receiver {
    private static final Duration WORTH_SAYING = Duration.ofSeconds(30);

    private final Outgoing.Receiver next;
    private final PrintWriter messages;
    private final @Nullable Pace pace;
    private final Instant start;
    private final long startNanos;
    private final boolean toNow;
    private final Duration shift;

    /**
     * @param pace null to send without a wait
     * @param toNow whether times are moved to the present
     * @param newest of the records, where times are moved without a pace
     */
    public Dispatch(
            Outgoing.Receiver next,
            PrintWriter messages,
            @Nullable Pace pace,
            boolean toNow,
            @Nullable Instant newest,
            Instant start) {
        this.next = next;
        this.messages = messages;
        this.pace = pace;
        this.toNow = toNow;
        this.start = start;
        this.startNanos = System.nanoTime();
        this.shift = newest == null ? Duration.ZERO : Duration.between(newest, start);
    }

    @Override
    public void accept(Outgoing outgoing) throws SendException, InterruptedException {
        if (pace == null) {
            next.accept(toNow ? outgoing.at(outgoing.at().plus(shift)) : outgoing);
            return;
        }
        Instant latest = pace.latest();
        long before = pace.outOfOrder();
        Duration delay = pace.delay(outgoing.at());
        if (before == 0 && pace.outOfOrder() == 1) {
            say(
                    outgoing.place() + ": of " + outgoing.at() + ", after one of " + latest
                            + ": it goes at once, and so does each that is older than one before it; --sort puts them in order");
        }
        waitUntil(delay, outgoing);
        next.accept(toNow ? outgoing.at(start.plus(delay)) : outgoing);
    }

    private void waitUntil(Duration delay, Outgoing outgoing) throws InterruptedException {
        long nanos = delay.toNanos() - (System.nanoTime() - startNanos);
        if (nanos > WORTH_SAYING.toNanos()) {
            say(outgoing.place() + " is due in " + Duration.ofSeconds(nanos / 1_000_000_000));
        }
        if (nanos > 0) {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }

    private void say(String message) {
        messages.println(message);
        messages.flush();
    }
}
