package io.earshot.spike;

import io.earshot.alert.AlertLevel;
import io.earshot.post.Platform;
import org.jspecify.annotations.Nullable;

/**
 * A series in alarm, as it was last read.
 *
 * @param channel where it is counted; null for all channels together
 * @param topic of which it is counted; null for all topics together
 * @param lastMinute the last one that the reading includes, counted from the epoch
 * @param isSilence whether it is in alarm for being far too low
 * @param level by how surprising it is and how many times the expected
 */
public record Rise(
        Measure measure,
        @Nullable Platform channel,
        @Nullable String topic,
        Reading reading,
        long lastMinute,
        boolean isSilence,
        AlertLevel level) {

    /** What tells it from the brand's others, such as {@code negative@x}; the same as long as it lasts. */
    public String source() {
        String of = channel == null ? "" : "@" + channel.code();
        String about = topic == null ? "" : "#" + topic;
        return (isSilence ? "silence" : measure.code()) + of + about;
    }
}
