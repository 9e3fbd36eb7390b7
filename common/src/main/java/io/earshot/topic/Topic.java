package io.earshot.topic;

import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import io.earshot.trend.SentimentCounts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that people say of a brand, as {@code earshot.topics} carries it: written as a whole each time that its
 * picture changes, under the same id. All times are event time.
 *
 * @param topic {@code <brand>/<hash of the id of the mention that it began with>}, so that a replay writes the same
 * @param label a few words from what people wrote, cased as they do
 * @param terms the words that stand out most against what is usual for the brand, most telling first
 * @param weights of the terms, in their order: by how many standard errors the odds of each have risen
 * @param size mentions in all, copies and reposts too
 * @param stories how many of the mentions say it in words of their own: the size without copies and reposts
 * @param authors distinct authors: exact while few, beyond an estimate with a standard error of 1.6 %
 * @param platforms where it is talked of, in the order of the platforms
 * @param reach sum of the mentions' reach; who saw two of them counts twice
 * @param intents mentions by what their authors want; an intent that nobody had is left out
 * @param rate mentions a minute, as of now
 * @param expectedRate mentions a minute that the topic's own past lets expect; near 0 for a new one
 * @param updatedAt when it was told so
 * @param exemplars ids of up to three mentions that show it, unlike each other and by different authors
 * @param first id of the mention it began with: the first of it all, or where it was part of another topic before, the one by
 *     which it became one of its own. What came earlier stays counted in the other
 * @param language BCP 47, of most mentions
 * @param mergedInto the topic that this one turned out to be part of, where it did; such a topic is over
 * @param linked ids of topics of other brands that are about the same, in order
 * @param version rises with every writing
 */
public record Topic(
        String topic,
        String brand,
        String label,
        List<String> terms,
        List<Double> weights,
        TopicState state,
        long size,
        long stories,
        long authors,
        List<Platform> platforms,
        long reach,
        SentimentCounts sentiment,
        Map<Intent.Label, Long> intents,
        double rate,
        double expectedRate,
        Instant firstSeen,
        Instant lastSeen,
        Instant updatedAt,
        List<String> exemplars,
        String first,
        @Nullable String language,
        @Nullable String mergedInto,
        List<String> linked,
        long version) {

    public Topic {
        terms = terms == null ? List.of() : List.copyOf(terms);
        weights = weights == null ? List.of() : List.copyOf(weights);
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        exemplars = exemplars == null ? List.of() : List.copyOf(exemplars);
        linked = linked == null ? List.of() : List.copyOf(linked);
        EnumMap<Intent.Label, Long> ordered = new EnumMap<>(Intent.Label.class);
        if (intents != null) {
            ordered.putAll(intents);
        }
        intents = ordered;
    }

    /** The same with the topics of other brands that it is linked with. */
    public Topic linked(List<String> others, long newVersion) {
        return with(mergedInto, others, newVersion);
    }

    /** The same, having turned out to be part of another. */
    public Topic mergedInto(String whole) {
        return with(whole, linked, version);
    }

    private Topic with(@Nullable String newMergedInto, List<String> newLinked, long newVersion) {
        return new Topic(
                topic,
                brand,
                label,
                terms,
                weights,
                state,
                size,
                stories,
                authors,
                platforms,
                reach,
                sentiment,
                intents,
                rate,
                expectedRate,
                firstSeen,
                lastSeen,
                updatedAt,
                exemplars,
                first,
                language,
                newMergedInto,
                newLinked,
                newVersion);
    }
}
