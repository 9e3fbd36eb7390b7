package io.earshot.jobs.trends;

import io.earshot.brand.AlertOptions;
import io.earshot.watch.BrandWatch;
import io.earshot.watch.Told;
import io.earshot.watch.WatchSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A brand under watch, the timers that it waits for, and what it was told since the last checkpoint. */
final class Watched {
    /** Of a timer that is not set. */
    static final long NEVER = Long.MIN_VALUE;

    /** About as much an input takes in a checkpoint. */
    private static final int INPUT_BYTES = 400;

    /** When inputs take more than this share of the watch itself, it is written whole instead. */
    private static final double MOST_SINCE = 0.25;

    private final BrandWatch watch;
    private final AlertOptions options;
    private final List<WatchInput> news = new ArrayList<>();

    /** How large the watch was when last written whole; zero for one that must be. */
    private int wholeBytes;

    private int since;

    /** When the one timer that forgets the brand fires, in event time. */
    long forgetAtMillis = NEVER;

    /** When the last timer that ends a minute fires, in event time. */
    long minuteAtMillis = NEVER;

    /** When the one timer that looks at the wall's clock fires, by it. */
    long tickAtMillis = NEVER;

    /** When the last mention came, by the wall's clock; only kept when live. */
    long heardAtMillis = NEVER;

    /** Whether it may have changed since it was last written. */
    boolean isTouched;

    private Watched(BrandWatch watch, AlertOptions options) {
        this.watch = watch;
        this.options = options;
    }

    static Watched begin(String brand, AlertOptions options) {
        return new Watched(new BrandWatch(brand, WatchSettings.of(options)), options);
    }

    /** As it was kept: the watch as it was last written whole, and all that it was told since. */
    static Watched read(String brand, byte[] whole, Iterable<WatchInput> inputs, WatchMarks marks) throws IOException {
        Watched watched = new Watched(watch(brand, whole, marks.options()), marks.options());
        inputs.forEach(input -> input.tell(watched.watch));
        watched.wholeBytes = marks.wholeBytes();
        watched.since = marks.since();
        watched.forgetAtMillis = marks.forgetAtMillis();
        watched.minuteAtMillis = marks.minuteAtMillis();
        watched.tickAtMillis = marks.tickAtMillis();
        watched.heardAtMillis = marks.heardAtMillis();
        return watched;
    }

    /** The same for a brand that wants to be watched otherwise now. */
    Watched wanting(String brand, AlertOptions newOptions) throws IOException {
        Watched changed = new Watched(watch(brand, whole(), newOptions), newOptions);
        changed.forgetAtMillis = forgetAtMillis;
        changed.minuteAtMillis = minuteAtMillis;
        changed.tickAtMillis = tickAtMillis;
        changed.heardAtMillis = heardAtMillis;
        changed.isTouched = true;
        return changed;
    }

    BrandWatch watch() {
        return watch;
    }

    AlertOptions options() {
        return options;
    }

    /** Tells the watch something. */
    Told tell(WatchInput input) {
        isTouched = true;
        if (!isWrittenWhole()) {
            news.add(input);
            if (isWrittenWhole()) {
                news.clear();
                wholeBytes = 0;
            }
        }
        return input.tell(watch);
    }

    /** Whether the next checkpoint takes the watch whole, and not what it was told since. */
    boolean isWrittenWhole() {
        return (double) (since + news.size()) * INPUT_BYTES >= wholeBytes * MOST_SINCE;
    }

    /** What it was told since the last checkpoint. */
    List<WatchInput> news() {
        return news;
    }

    /** The watch whole. */
    byte[] whole() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        watch.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    /** It was written whole, so large. */
    void keptWhole(int bytes) {
        wholeBytes = bytes;
        since = 0;
        news.clear();
        isTouched = false;
    }

    /** Its news were written. */
    void keptNews() {
        since += news.size();
        news.clear();
        isTouched = false;
    }

    WatchMarks marks() {
        return new WatchMarks(options, forgetAtMillis, minuteAtMillis, tickAtMillis, heardAtMillis, wholeBytes, since);
    }

    private static BrandWatch watch(String brand, byte[] whole, AlertOptions options) throws IOException {
        return BrandWatch.read(new DataInputStream(new ByteArrayInputStream(whole)), brand, WatchSettings.of(options));
    }
}
