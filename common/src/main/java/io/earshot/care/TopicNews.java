package io.earshot.care;

import io.earshot.topic.Topic;
import io.earshot.topic.TopicState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the topic of some items stands.
 *
 * @param size mentions in all
 * @param terms the words that stand out
 * @param experts who know most of it, best first
 * @param mergedInto the topic that this one turned out to be part of; null where it did not
 * @param version rises with every telling
 */
public record TopicNews(
        String topic,
        String label,
        TopicState state,
        long size,
        List<String> terms,
        List<String> experts,
        @Nullable String mergedInto,
        long version) {
    private static final double GROWTH = 1.5;

    public TopicNews {
        terms = terms == null ? List.of() : List.copyOf(terms);
        experts = experts == null ? List.of() : List.copyOf(experts);
    }

    /** What the trends job says of a topic. */
    public static TopicNews of(Topic topic) {
        return new TopicNews(
                topic.topic(),
                topic.label(),
                topic.state(),
                topic.size(),
                topic.terms(),
                List.of(),
                topic.mergedInto(),
                topic.version());
    }

    /** The same with those who know most of it. */
    public TopicNews knownBy(List<String> knowing) {
        return new TopicNews(topic, label, state, size, terms, knowing, mergedInto, version);
    }

    /** Of a topic of which nothing was told yet. */
    static TopicNews unknown(String topic) {
        return new TopicNews(topic, "", TopicState.EMERGING, 0, List.of(), List.of(), null, 0);
    }

    /** The same as a part of another that it was found to be. */
    TopicNews partOf(TopicNews other) {
        return new TopicNews(
                topic, other.label, other.state, other.size, other.terms, other.experts, other.topic, version);
    }

    /** Whether a person would see the same in both: the same state and label, and no more than half as many again. */
    boolean looksLike(TopicNews told) {
        return state == told.state
                && label.equals(told.label)
                && experts.equals(told.experts)
                && Objects.equals(mergedInto, told.mergedInto)
                && size >= told.size
                && size <= told.size * GROWTH;
    }

    /** What it has become, where it turned out to be part of another; it has the label and the state of the whole then. */
    TopicNews whole() {
        return mergedInto == null ? this : new TopicNews(mergedInto, label, state, size, terms, experts, null, version);
    }

    boolean hot() {
        return state == TopicState.HOT;
    }
}
