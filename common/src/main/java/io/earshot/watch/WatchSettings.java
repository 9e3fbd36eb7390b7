package io.earshot.watch;

import io.earshot.brand.AlertOptions;
import io.earshot.spike.Announcement;
import io.earshot.spike.SpikeSettings;
import java.time.Duration;
import java.util.List;

/**
 * What a brand is watched by.
 *
 * @param spikes what counts as unusual in a single series
 * @param announced what is known to be talked of
 * @param coolDown how long a cause must be over before it raises another alert, unless it comes back worse
 */
public record WatchSettings(SpikeSettings spikes, List<Announcement> announced, Duration coolDown) {
    private static final Duration COOL_DOWN = Duration.ofMinutes(30);

    /** Of a brand that says nothing of alerts. */
    public static final WatchSettings BALANCED = of(AlertOptions.DEFAULT);

    public WatchSettings {
        announced = List.copyOf(announced);
    }

    /** As a brand wants it. */
    public static WatchSettings of(AlertOptions options) {
        return new WatchSettings(SpikeSettings.of(options.sensitivity()), options.announcements(), COOL_DOWN);
    }
}
