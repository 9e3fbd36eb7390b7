package io.earshot.care;

import io.earshot.alert.AlertLevel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All that the priority of an item is made from.
 *
 * @param tier of the customer; null where it is not known
 */
public record PriorityFacts(Said said, @Nullable String tier, Surroundings surroundings, Past past) {

    /**
     * What others do about it.
     *
     * @param topicSize how many mentions the item's topic has; 0 where it has none
     * @param hot whether that topic is hot
     * @param viralRisk of the thread; null while it does not matter
     */
    public record Surroundings(
            long topicSize, boolean hot, @Nullable AlertLevel viralRisk) {
        /** Nobody does anything. */
        public static final Surroundings NONE = new Surroundings(0, false, null);
    }

    /**
     * What the brand has not done, or not well.
     *
     * @param waited for how long the customer has been waiting for an answer; zero while they are not
     * @param reopened how often the item was taken for done and was not
     * @param brokenPromises to this customer
     * @param breaches deadlines of this item that passed
     */
    public record Past(Duration waited, int reopened, int brokenPromises, int breaches) {
        /** Nothing has gone wrong yet. */
        public static final Past NONE = new Past(Duration.ZERO, 0, 0, 0);
    }

    /** Of somebody of whom nothing else is known. */
    public static PriorityFacts of(Said said) {
        return new PriorityFacts(said, null, Surroundings.NONE, Past.NONE);
    }
}
