package io.earshot.topic;

import java.time.Duration;

/**
 * How topics are found and told. The constants of the similarity itself are not here: they are part of the model, and
 * were not chosen for one brand.
 *
 * @param mostTopics how many topics a brand keeps in mind at once, of one mention and of many; beyond, the least active
 *     go first
 * @param mostStories how many texts a brand keeps in mind to know a copy by
 * @param mostWords how many words a topic keeps; beyond, the rarest go
 * @param leastSize mentions from which on a topic is told
 * @param leastAuthors distinct authors from which on a topic is told: one who repeats himself is no topic
 * @param hotSize mentions within some ten minutes from which on a topic can be hot
 * @param hotShare of the brand's mentions within some ten minutes, from which on a topic can be hot, 0..1
 * @param endAfter the silence after which a topic is over; a later mention of the same starts a new one
 */
public record TopicSettings(
        int mostTopics,
        int mostStories,
        int mostWords,
        int leastSize,
        int leastAuthors,
        int hotSize,
        double hotShare,
        Duration endAfter) {

    public static final TopicSettings DEFAULTS =
            new TopicSettings(4096, 20_000, 1000, 5, 3, 12, 0.01, Duration.ofHours(12));

    public TopicSettings {
        if (mostTopics < 2 || mostStories < 1 || mostWords < 10) {
            throw new IllegalArgumentException("mostTopics of at least 2, mostStories of at least 1 and mostWords of"
                    + " at least 10 were expected, found " + mostTopics + ", " + mostStories + " and " + mostWords);
        }
        if (leastSize < 1 || leastAuthors < 1 || hotSize < 1) {
            throw new IllegalArgumentException("leastSize, leastAuthors and hotSize of at least 1 were expected, found "
                    + leastSize + ", " + leastAuthors + " and " + hotSize);
        }
        if (!(hotShare >= 0 && hotShare <= 1)) {
            throw new IllegalArgumentException("a hotShare of 0..1 was expected, found " + hotShare);
        }
        if (endAfter.isNegative() || endAfter.isZero()) {
            throw new IllegalArgumentException("an endAfter of more than nothing was expected, found " + endAfter);
        }
    }
}
