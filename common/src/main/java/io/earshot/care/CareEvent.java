package io.earshot.care;

import io.earshot.mention.Mention;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something on its way to a conversation: a mention, an activity, or what is new of a topic or a thread. One of them is
 * given.
 *
 * @param thread id of the post that started the conversation
 * @param at event time
 */
public record CareEvent(
        String brand,
        String thread,
        Instant at,
        @Nullable Briefed briefed,
        @Nullable Activity activity,
        @Nullable Membership member,
        @Nullable TopicNews topic,
        @Nullable ThreadRisk risk) {

    /** By event time; at the same instant customers speak first, then the brand, then its agents, then what is seen of them. */
    public static final Comparator<CareEvent> IN_TIME =
            Comparator.comparing(CareEvent::at).thenComparing(CareEvent::rank).thenComparing(CareEvent::tieBreak);

    public static CareEvent of(Briefed briefed, String thread) {
        Mention mention = briefed.mention();
        return new CareEvent(mention.brand(), thread, mention.post().createdAt(), briefed, null, null, null, null);
    }

    public static CareEvent of(Activity activity, String brand, String thread) {
        return new CareEvent(brand, thread, activity.at(), null, activity, null, null, null);
    }

    public static CareEvent of(Membership member, String brand, String thread, Instant at) {
        return new CareEvent(brand, thread, at, null, null, member, null, null);
    }

    public static CareEvent of(TopicNews topic, String brand, String thread, Instant at) {
        return new CareEvent(brand, thread, at, null, null, null, topic, null);
    }

    public static CareEvent of(ThreadRisk risk, String brand, String thread, Instant at) {
        return new CareEvent(brand, thread, at, null, null, null, null, risk);
    }

    /** The same in another thread. */
    public CareEvent in(String newThread) {
        return new CareEvent(brand, newThread, at, briefed, activity, member, topic, risk);
    }

    /** The same with more that is known of the mention. */
    public CareEvent with(Briefed better) {
        return new CareEvent(brand, thread, at, better, activity, member, topic, risk);
    }

    /** The mention, if it is one. */
    public @Nullable Mention mention() {
        return briefed == null ? null : briefed.mention();
    }

    /** What state of the conversation is kept under: {@code <brand>/<thread>}. */
    public String key() {
        return brand + "/" + thread;
    }

    private int rank() {
        if (briefed != null) {
            return briefed.mention().own() ? 1 : 0;
        }
        return activity != null ? 2 : 3;
    }

    private String tieBreak() {
        if (briefed != null) {
            return briefed.mention().mention();
        }
        if (activity != null) {
            return activity.toString();
        }
        // A topic is first told of, in the order of its versions, then joined.
        return topic != null
                ? String.format(Locale.ROOT, "0%s %019d", topic.topic(), topic.version())
                : "1" + member + risk;
    }
}
