package io.earshot.care;

import io.earshot.help.Suggestion;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to answer, as {@code earshot.items} carries it: one customer's conversation with a brand, upserted.
 *
 * @param item the id: that of the mention which opened it, {@code <brand>/<post id>}
 * @param conversation id of the post that started the thread
 * @param mention the mention that opened it
 * @param channel where the customer wrote, and where an answer is expected
 * @param intent the gravest of the customer's posts
 * @param sentiment the most negative of the customer's posts; null where the language is not judged
 * @param team whose work it is; null where no rule of the brand says
 * @param experts who know most of it, best first
 * @param group the items that one answer may serve; null while it is of no topic
 * @param movePrivate why it should be answered in private; null where it need not
 * @param testimonial the customer's praise for what was done; null for none
 * @param agent who claimed, answered or resolved it last; null if nobody said
 * @param text the beginning of the post, redacted, at most {@link #MOST_TEXT} UTF-16 units
 * @param posts how many of the customer's posts want an answer
 * @param reach how many people may have seen the post that most saw
 * @param reopened how often it was opened again
 * @param peerAnswers how often somebody who is not the brand answered the customer
 * @param publishedAt when the customer published the post
 * @param openedAt when the item was opened, by the clock that the job runs on
 * @param firstReplyAt the earliest answer that covers the item; null before
 * @param responseSeconds from the start of the clock to the first answer; 0 where the answer came before the clock
 * @param resolvedAt when somebody said that it is resolved; null before and after a reopening
 * @param history what happened, oldest first: the last {@link Chronicle#MOST_CHAPTERS}
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
        @Nullable String team,
        List<String> experts,
        Service service,
        Status status,
        @Nullable GroupPlace group,
        List<Suggestion> suggestions,
        @Nullable String movePrivate,
        @Nullable Testimonial testimonial,
        @Nullable String agent,
        String text,
        @Nullable String url,
        int posts,
        long reach,
        int reopened,
        int peerAnswers,
        Instant publishedAt,
        Instant openedAt,
        @Nullable Instant firstReplyAt,
        @Nullable Long responseSeconds,
        @Nullable Instant resolvedAt,
        List<Chapter> history,
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
        experts = experts == null ? List.of() : List.copyOf(experts);
        suggestions = suggestions == null ? List.of() : List.copyOf(suggestions);
        history = history == null ? List.of() : List.copyOf(history);
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

    /** The same in a group, as another version. */
    Item in(@Nullable GroupPlace newGroup, List<Suggestion> newSuggestions, Instant newUpdatedAt, long newVersion) {
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
                team,
                experts,
                service,
                status,
                newGroup,
                newSuggestions,
                movePrivate,
                testimonial,
                agent,
                text,
                url,
                posts,
                reach,
                reopened,
                peerAnswers,
                publishedAt,
                openedAt,
                firstReplyAt,
                responseSeconds,
                resolvedAt,
                history,
                newUpdatedAt,
                newVersion);
    }
}
