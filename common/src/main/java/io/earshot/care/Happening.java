package io.earshot.care;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a case. What a case is follows from what happened in it, in the order of time and not in
 * that in which one heard of it.
 *
 * @param at when it happened
 * @param post the post that it is, or is about; null where it is about none
 * @param receivedAt when the post came in; null where that is not known
 * @param agent who did it; null where nobody said
 * @param dueAt what was promised for; null without a promise
 * @param because why, in words; null where the kind says it all
 */
public record Happening(
        Kind kind,
        Instant at,
        @Nullable String post,
        @Nullable Instant receivedAt,
        @Nullable String agent,
        @Nullable Instant dueAt,
        @Nullable String because) {

    /** At the same instant customers speak first, then the brand, then its agents. */
    static final Comparator<Happening> IN_TIME = Comparator.comparing(Happening::at)
            .thenComparing(Happening::kind)
            .thenComparing(Happening::post, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Happening::agent, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Happening::dueAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Happening {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
    }

    /** What it can be. */
    public enum Kind {
        /** The customer wrote what wants an answer. */
        ASKED,
        /** The customer wrote praise, or thanks. */
        PRAISED,
        /** The customer wrote what wants no answer. */
        SAID,
        /** Somebody else answered the customer. */
        PEER_ANSWERED,
        /** The brand answered. */
        ANSWERED,
        /** The brand answered that it will come back to it. */
        PROMISED,
        CLAIMED,
        RESOLVED,
        REOPENED,
        /** The topic turned hot, or the thread a risk. */
        HEATED,
        /** It is over. */
        COOLED
    }

    static Happening asked(String post, Instant at, @Nullable Instant receivedAt) {
        return new Happening(Kind.ASKED, at, post, receivedAt, null, null, null);
    }

    static Happening said(Kind kind, String post, Instant at) {
        return new Happening(kind, at, post, null, null, null, null);
    }

    static Happening heat(Kind kind, Instant at, String because) {
        return new Happening(kind, at, null, null, null, null, because);
    }
}
