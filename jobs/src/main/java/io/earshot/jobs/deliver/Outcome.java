package io.earshot.jobs.deliver;

import java.time.Duration;

/**
 * What became of an attempt to tell somebody.
 *
 * @param detail for people: what the other side said. It holds no secret
 * @param retryAfter how long the other side asks us to wait; zero where it does not
 * @param receipt what the other side calls what it was told, to be named next time; empty where it does not matter
 */
public record Outcome(Kind kind, String detail, Duration retryAfter, String receipt) {

    /** Whether it went well, and else whether another attempt may go better. */
    public enum Kind {
        TOLD,
        TRY_AGAIN,
        REFUSED
    }

    public static Outcome told(String detail) {
        return told(detail, "");
    }

    public static Outcome told(String detail, String receipt) {
        return new Outcome(Kind.TOLD, detail, Duration.ZERO, receipt);
    }

    public static Outcome tryAgain(String detail) {
        return tryAgain(detail, Duration.ZERO);
    }

    public static Outcome tryAgain(String detail, Duration retryAfter) {
        return new Outcome(Kind.TRY_AGAIN, detail, retryAfter, "");
    }

    public static Outcome refused(String detail) {
        return new Outcome(Kind.REFUSED, detail, Duration.ZERO, "");
    }
}
