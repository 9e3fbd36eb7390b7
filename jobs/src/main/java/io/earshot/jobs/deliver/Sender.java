package io.earshot.jobs.deliver;

/**
 * Tells one target.
 *
 * @param <M> what it is told
 */
@FunctionalInterface
public interface Sender<M> {
    /** Makes one attempt, and waits for it. It ends in bounded time, and throws only if its thread is interrupted. */
    Outcome send(M message) throws InterruptedException;
}
