package io.earshot.watch;

import io.earshot.brand.AlertOptions;
import io.earshot.spike.Announcement;
import io.earshot.spike.SpikeSettings;
import io.earshot.topic.TopicSettings;
import io.earshot.viral.ViralSettings;
import java.time.Duration;
import java.util.List;

/**
 * What a brand is watched by.
 *
 * @param topics what makes a topic, and how many are kept
 * @param spikes what counts as unusual in a single series
 * @param viral when a thread is a risk
 * @param announced what is known to be talked of
 * @param coolDown how long a cause must be over before it raises another alert, unless it comes back worse
 */
public record WatchSettings(
        TopicSettings topics,
        SpikeSettings spikes,
        ViralSettings viral,
        List<Announcement> announced,
        Duration coolDown) {
    private static final Duration COOL_DOWN = Duration.ofMinutes(30);

    /** Of a brand that says nothing of alerts. */
    public static final WatchSettings BALANCED = of(AlertOptions.DEFAULT);

    public WatchSettings {
        announced = List.copyOf(announced);
    }

    /** As a brand wants it. */
    public static WatchSettings of(AlertOptions options) {
        Long reach = options.reach();
        ViralSettings viral =
                reach == null ? ViralSettings.BALANCED : ViralSettings.matter(ViralSettings.BALANCED.posts(), reach);
        return new WatchSettings(
                TopicSettings.DEFAULTS,
                SpikeSettings.of(options.sensitivity()),
                viral,
                options.announcements(),
                COOL_DOWN);
    }
}
