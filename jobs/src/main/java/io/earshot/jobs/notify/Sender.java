package io.earshot.jobs.notify;

import io.earshot.notify.Message;

/** Tells one target. */
interface Sender {
    /** Makes one attempt, and waits for it. It ends in bounded time, and throws only if its thread is interrupted. */
    Outcome send(Message message) throws InterruptedException;
}
