package io.earshot.care;

import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to answer, as {@code earshot.items} carries it: one per actionable mention, upserted.
 *
 * @param item the id: that of the mention which opened it, {@code <brand>/<post id>}
 * @param conversation id of the post that started the thread
 * @param mention the mention that opened it
 * @param channel where the customer wrote, and where an answer is expected
 * @param sentiment null where the language is not judged
 * @param agent who claimed, answered or resolved it last; null if nobody said
 * @param text the beginning of the post, redacted, at most {@link #MOST_TEXT} UTF-16 units
 * @param publishedAt when the customer published the post
 * @param openedAt when the item was opened, by the clock that the job runs on
 * @param firstReplyAt the earliest answer that covers the item; null before
 * @param responseSeconds from the start of the clock to the first answer; 0 where the answer came before the clock
 * @param resolvedAt when somebody said that it is resolved; null before and after a reopening
 * @param updatedAt when this version came to be, by the clock that the job runs on
 * @param version grows with every change, and with time: milliseconds since 1970, or one more than the last
 */
public record Item(
        String item,
        String brand,
        String conversation,
        String mention,
        Customer customer,
        Platform channel,
        Language language,
        Intent intent,
        @Nullable Sentiment sentiment,
        Priority priority,
        Service service,
        Status status,
        @Nullable String agent,
        String text,
        @Nullable String url,
        Instant publishedAt,
        Instant openedAt,
        @Nullable Instant firstReplyAt,
        @Nullable Long responseSeconds,
        @Nullable Instant resolvedAt,
        Instant updatedAt,
        long version) {

    /** More than this a queue does not show. */
    public static final int MOST_TEXT = 500;

    public Item {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(status, "status");
    }

    /** Where an item stands. */
    public enum Status {
        /** Nobody has taken it. */
        NEW,
        /** Somebody works on it. */
        CLAIMED,
        /** The customer has an answer. */
        REPLIED,
        /** The customer was promised something. */
        WAITING,
        /** Done, as somebody said. */
        RESOLVED,
        /** Nobody did anything about it for so long that an answer would only embarrass. */
        EXPIRED
    }

    /** Whether somebody still has to act. */
    public boolean open() {
        return status == Status.NEW || status == Status.CLAIMED || status == Status.WAITING;
    }

    /** The id of the post that opened the item. */
    String post() {
        return ItemId.post(item);
    }

    /** The item with an answer at that time; the earliest answer is the one that counts. */
    Item answered(Instant at) {
        Instant first = firstReplyAt == null || at.isBefore(firstReplyAt) ? at : firstReplyAt;
        long seconds = Math.max(0, Duration.between(service.clockStart(), first).toSeconds());
        return copy(service.stopped(at), status, agent, first, seconds, resolvedAt, updatedAt, version);
    }

    /** The item as done: its clock stops here if it still runs. */
    Item resolved(Instant at) {
        return copy(service.stopped(at), Status.RESOLVED, agent, firstReplyAt, responseSeconds, at, updatedAt, version);
    }

    /** The item in another status, not resolved; an answer keeps what was promised. */
    Item in(Status newStatus) {
        Service kept = newStatus == Status.REPLIED ? service.withFollowUp(null) : service;
        return copy(kept, newStatus, agent, firstReplyAt, responseSeconds, null, updatedAt, version);
    }

    Item by(String newAgent) {
        return copy(service, status, newAgent, firstReplyAt, responseSeconds, resolvedAt, updatedAt, version);
    }

    Item with(Service newService) {
        return copy(newService, status, agent, firstReplyAt, responseSeconds, resolvedAt, updatedAt, version);
    }

    /** The item as a new version. */
    Item changed(Instant at) {
        return copy(
                service,
                status,
                agent,
                firstReplyAt,
                responseSeconds,
                resolvedAt,
                at.isAfter(updatedAt) ? at : updatedAt,
                Math.max(version + 1, at.toEpochMilli()));
    }

    private Item copy(
            Service newService,
            Status newStatus,
            @Nullable String newAgent,
            @Nullable Instant newFirstReplyAt,
            @Nullable Long newResponseSeconds,
            @Nullable Instant newResolvedAt,
            Instant newUpdatedAt,
            long newVersion) {
        return new Item(
                item,
                brand,
                conversation,
                mention,
                customer,
                channel,
                language,
                intent,
                sentiment,
                priority,
                newService,
                newStatus,
                newAgent,
                text,
                url,
                publishedAt,
                openedAt,
                newFirstReplyAt,
                newResponseSeconds,
                newResolvedAt,
                newUpdatedAt,
                newVersion);
    }
}
