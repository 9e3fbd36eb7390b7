package io.earshot.jobs.notify;

import java.time.Duration;

/**
 * What became of an attempt to tell somebody.
 *
 * @param detail for people: what the other side said. It holds no secret
 * @param retryAfter how long the other side asks us to wait; zero where it does not
 */
public record Outcome(Kind kind, String detail, Duration retryAfter) {

    /** Whether it went well, and else whether another attempt may go better. */
    public enum Kind {
        TOLD,
        TRY_AGAIN,
        REFUSED
    }

    static Outcome told(String detail) {
        return new Outcome(Kind.TOLD, detail, Duration.ZERO);
    }

    static Outcome tryAgain(String detail) {
        return new Outcome(Kind.TRY_AGAIN, detail, Duration.ZERO);
    }

    static Outcome refused(String detail) {
        return new Outcome(Kind.REFUSED, detail, Duration.ZERO);
    }
}
