package io.earshot.care;

import io.earshot.mention.Mention;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A mention or an activity on its way to its conversation.
 *
 * @param thread id of the post that started the conversation
 * @param at event time
 * @param mention null for an activity
 * @param activity null for a mention
 */
public record CareEvent(
        String brand,
        String thread,
        Instant at,
        @Nullable Mention mention,
        @Nullable Activity activity) {

    /** By event time; at the same instant customers speak first, then the brand, then its agents. */
    public static final Comparator<CareEvent> IN_TIME =
            Comparator.comparing(CareEvent::at).thenComparing(CareEvent::rank).thenComparing(CareEvent::tieBreak);

    public static CareEvent of(Mention mention, String thread) {
        return new CareEvent(mention.brand(), thread, mention.post().createdAt(), mention, null);
    }

    public static CareEvent of(Activity activity, String brand, String thread) {
        return new CareEvent(brand, thread, activity.at(), null, activity);
    }

    /** The same in another thread. */
    public CareEvent in(String newThread) {
        return new CareEvent(brand, newThread, at, mention, activity);
    }

    /** What state of the conversation is kept under: {@code <brand>/<thread>}. */
    public String key() {
        return brand + "/" + thread;
    }

    private int rank() {
        if (mention == null) {
            return 2;
        }
        return mention.own() ? 1 : 0;
    }

    private String tieBreak() {
        return mention == null ? String.valueOf(activity) : mention.mention();
    }
}
