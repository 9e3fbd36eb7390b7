package io.earshot.jobs.mentions;

import io.earshot.brand.BadBrandException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The brands that are listened for now, and the matcher made of them, for one task. A bad version never replaces a good
 * one. After a change posts are held against the matcher that there is, while another thread makes the next; changes
 * that come meanwhile wait and go into the one after it together.
 */
final class BrandsInForce implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrandsInForce.class);

    /**
     * A matcher and how it came about.
     *
     * @param newestChangeMillis the timestamp of the newest of its brands' records
     * @param millis how long it took to make
     */
    record Made(BrandMatcher matcher, int brands, long newestChangeMillis, long millis) {}

    private final SortedMap<String, Brand> brands = new TreeMap<>();
    private final ExecutorService builder = Executors.newSingleThreadExecutor(BrandsInForce::thread);
    private volatile Made inForce = new Made(BrandMatcher.compile(List.of()), 0, 0, 0);
    private MatchSession matcher = inForce.matcher.newSession();
    private @Nullable Future<Made> next;
    private boolean changed;
    private long newestChangeMillis;

    /**
     * Takes a record of the brands' topic.
     *
     * @return why it was refused, or null where it was taken
     */
    @Nullable
    String take(RawRecord record) {
        if (record.key() == null) {
            return "a brand's record needs the brand's id as its key";
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            remove(id, record.timestampMillis());
            return null;
        }
        try {
            Brand brand = BrandBook.fromJson(record.value());
            if (!brand.id().equals(id)) {
                return "the record's key is '" + id + "', its brand '" + brand.id() + "'";
            }
            put(brand, record.timestampMillis());
            return null;
        } catch (BadBrandException e) {
            return e.getMessage();
        }
    }

    /** Puts a version in force again that was good when it was taken. */
    void restore(BrandVersion version) throws BadBrandException {
        put(BrandBook.fromJson(version.json().getBytes(StandardCharsets.UTF_8)), version.sinceMillis());
    }

    private void put(Brand brand, long sinceMillis) {
        newestChangeMillis = Math.max(newestChangeMillis, sinceMillis);
        changed |= !brand.equals(brands.put(brand.id(), brand));
    }

    private void remove(String id, long sinceMillis) {
        newestChangeMillis = Math.max(newestChangeMillis, sinceMillis);
        changed |= brands.remove(id) != null;
    }

    /** The newest matcher that is ready. */
    MatchSession matcher() {
        if (changed || next != null) {
            renew();
        }
        return matcher;
    }

    private void renew() {
        if (next != null && next.isDone()) {
            Made made = finished(next);
            inForce = made;
            matcher = made.matcher.newSession();
            next = null;
            LOG.info(
                    "Listening for {} brands with {} queries, changed last at {}; matcher of {} KiB made in {} ms",
                    made.brands,
                    made.matcher.queries(),
                    Instant.ofEpochMilli(made.newestChangeMillis),
                    made.matcher.bytes() >> 10,
                    made.millis);
        }
        if (next == null && changed) {
            changed = false;
            SortedMap<String, Brand> now = new TreeMap<>(brands);
            long newest = newestChangeMillis;
            next = builder.submit(() -> {
                long start = System.nanoTime();
                BrandMatcher made = SharedMatchers.of(now);
                return new Made(made, now.size(), newest, (System.nanoTime() - start) / 1_000_000);
            });
        }
    }

    /** Returns when the matcher is that of all brands taken. */
    void await() {
        while (changed || next != null) {
            if (next != null) {
                finished(next);
            }
            renew();
        }
    }

    private static Made finished(Future<Made> making) {
        try {
            return making.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("brands that were checked make no matcher", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a matcher was made", e);
        }
    }

    /** What posts are held against now. May be asked from any thread. */
    Made inForce() {
        return inForce;
    }

    @Override
    public void close() {
        builder.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "matcher of brands");
        thread.setDaemon(true);
        return thread;
    }
}
