package io.earshot.jobs.trends;

import io.earshot.watch.BrandWatch;
import io.earshot.watch.WatchSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A brand under watch, and the timers that it waits for. */
final class Watched {
    /** Of a timer that is not set. */
    static final long NEVER = Long.MIN_VALUE;

    private final BrandWatch watch;

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

    private Watched(BrandWatch watch) {
        this.watch = watch;
    }

    static Watched begin(String brand, WatchSettings settings) {
        return new Watched(new BrandWatch(brand, settings));
    }

    BrandWatch watch() {
        return watch;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(forgetAtMillis);
        out.writeLong(minuteAtMillis);
        out.writeLong(tickAtMillis);
        out.writeLong(heardAtMillis);
        watch.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    static Watched read(byte[] bytes, String brand, WatchSettings settings) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        long forgetAtMillis = in.readLong();
        long minuteAtMillis = in.readLong();
        long tickAtMillis = in.readLong();
        long heardAtMillis = in.readLong();
        Watched watched = new Watched(BrandWatch.read(in, brand, settings));
        watched.forgetAtMillis = forgetAtMillis;
        watched.minuteAtMillis = minuteAtMillis;
        watched.tickAtMillis = tickAtMillis;
        watched.heardAtMillis = heardAtMillis;
        return watched;
    }
}
