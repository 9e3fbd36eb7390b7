package io.earshot.jobs.care;

import io.earshot.care.Triage;
import io.earshot.mention.Mention;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * That a brand may have an item about a post, or in a thread.
 *
 * @param id of the post or the thread
 * @param at event time of the mention that says so
 */
public record Place(String id, String brand, Instant at) {

    /** The places of the mentions that open items. */
    static final class OfItems implements FlatMapFunction<Mention, Place> {
        private static final long serialVersionUID = 1;

        @Override
        public void flatMap(Mention mention, Collector<Place> out) {
            if (Triage.of(mention) != Triage.OPEN) {
                return;
            }
            String post = mention.post().id();
            String thread = mention.post().thread();
            Instant at = mention.post().createdAt();
            out.collect(new Place(post, mention.brand(), at));
            if (!thread.equals(post)) {
                out.collect(new Place(thread, mention.brand(), at));
            }
        }
    }
}
