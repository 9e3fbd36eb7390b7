package io.earshot.jobs.trends;

import io.earshot.mention.Mention;
import io.earshot.watch.BrandWatch;
import io.earshot.watch.Told;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a brand's watch is told: a mention, or that time went on. The same inputs make the same watch again from an older one.
 *
 * @param mention null where time went on
 * @param until how far; null for a mention
 */
public record WatchInput(
        @Nullable Mention mention, @Nullable Instant until) {

    static WatchInput of(Mention mention) {
        return new WatchInput(mention, null);
    }

    static WatchInput until(Instant until) {
        return new WatchInput(null, until);
    }

    Told tell(BrandWatch watch) {
        return mention == null ? watch.advance(Objects.requireNonNull(until)) : watch.add(mention);
    }
}
