package io.earshot.bench;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertState;
import io.earshot.mention.Mention;
import io.earshot.watch.BrandWatch;
import io.earshot.watch.WatchSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which alerts mentions must raise, and which mentions they are: by the rules themselves, without Flink. One watch a
 * brand, for one thread.
 */
final class DueAlerts {
    /**
     * An alert that has to come.
     *
     * @param raisedBy when the mention was said that raised it
     * @param sureBy when the first mention was said after which it could no longer fail to come: had it been the last
     *     one, the end of its minute would have raised the alert
     * @param begun when the burst began that it is about; null for one that nobody planned
     */
    record Due(String alert, Instant raisedBy, Instant sureBy, Instant begun) {}

    /** A brand that bursts: its watch as it was before, and what was said since. */
    private static final class Burst {
        final Instant begun;
        final byte[] before;
        final List<Mention> said = new ArrayList<>();

        Burst(Instant begun, byte[] before) {
            this.begun = begun;
            this.before = before;
        }
    }

    /** An alert as it opened, and the burst it came of, as far as it had come. */
    private record Raised(String alert, String brand, Instant at, Burst burst, int heard) {}

    private final Map<String, BrandWatch> watches = new HashMap<>();
    private final Map<String, Burst> bursts = new HashMap<>();
    private final List<Raised> raised = new ArrayList<>();
    private long unplanned;

    /** A brand will have many mentions more than usual from now on. */
    void burst(String brand, Instant now) {
        bursts.put(brand, new Burst(now, written(watch(brand))));
    }

    /** A mention was said. */
    void hear(Mention mention) {
        String brand = mention.brand();
        Instant at = mention.post().createdAt();
        Burst burst = bursts.get(brand);
        if (burst != null) {
            burst.said.add(mention);
        }
        for (Alert alert : watch(brand).add(mention).alerts()) {
            if (alert.state() != AlertState.OPEN) {
                continue;
            }
            if (burst == null) {
                unplanned++;
            } else {
                raised.add(new Raised(alert.alert(), brand, at, burst, burst.said.size()));
                bursts.remove(brand);
            }
        }
    }

    /** How many alerts were raised of brands that did not burst. */
    long unplanned() {
        return unplanned;
    }

    /** How many bursts have raised no alert. */
    int unseen() {
        return bursts.size();
    }

    /** The alerts of the bursts. Takes a while: looks at each mention of each burst anew. */
    List<Due> all() {
        return raised.stream().map(DueAlerts::due).toList();
    }

    private static Due due(Raised alert) {
        List<Mention> said = alert.burst.said.subList(0, alert.heard);
        BrandWatch watch = read(alert.burst.before, alert.brand);
        for (Mention mention : said) {
            boolean isHere = watch.add(mention).alerts().stream().anyMatch(each -> each.state() == AlertState.OPEN);
            if (isHere || isSure(written(watch), alert.brand)) {
                return new Due(alert.alert, alert.at, mention.post().createdAt(), alert.burst.begun);
            }
        }
        throw new IllegalStateException("the same mentions raise no alert: " + alert.alert);
    }

    private static boolean isSure(byte[] state, String brand) {
        BrandWatch last = read(state, brand);
        return last.advance(last.endOfMinute()).alerts().stream().anyMatch(alert -> alert.state() == AlertState.OPEN);
    }

    private BrandWatch watch(String brand) {
        return watches.computeIfAbsent(brand, id -> new BrandWatch(id, WatchSettings.BALANCED));
    }

    private static byte[] written(BrandWatch watch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            watch.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BrandWatch read(byte[] state, String brand) {
        try {
            return BrandWatch.read(new DataInputStream(new ByteArrayInputStream(state)), brand, WatchSettings.BALANCED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
