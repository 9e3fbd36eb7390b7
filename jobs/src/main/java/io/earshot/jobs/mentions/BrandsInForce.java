package io.earshot.jobs.mentions;

import io.earshot.brand.BadBrandException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.query.BrandMatcher;
import io.earshot.query.Judge;
import io.earshot.query.MatchSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The brands that are listened for now, and the matcher made of them, for one task. A bad version never replaces a good
 * one. After a change another thread makes the next matcher; where that takes long, posts are held against the one that there
 * is. Changes
 * that come meanwhile wait and go into the one after it together.
 */
final class BrandsInForce implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(BrandsInForce.class);

    /**
     * A matcher and how it came about.
     *
     * @param newestChangeMillis the timestamp of the newest of its brands' records
     * @param millis how long it took to make
     */
    record Made(BrandMatcher matcher, int brands, long newestChangeMillis, long millis) {}

    private final SortedMap<String, BrandVersion> versions = new TreeMap<>();
    private final SortedMap<Integer, Long> nextOffsets = new TreeMap<>();
    private final ExecutorService builder = Executors.newSingleThreadExecutor(BrandsInForce::thread);
    private volatile Made inForce = new Made(BrandMatcher.compile(List.of()), 0, 0, 0);
    private final Judge judge;
    private MatchSession matcher;
    private @Nullable Future<Made> next;
    private boolean changed;
    private long newestChangeMillis;

    /** @param judge what queries ask for what words do not tell */
    BrandsInForce(Judge judge) {
        this.judge = judge;
        matcher = inForce.matcher.newSession(judge);
    }

    /**
     * Takes a record of the brands' topic.
     *
     * @return why it was refused, or null where it was taken
     */
    @Nullable
    String take(RawRecord record) {
        nextOffsets.put(record.partition(), record.offset() + 1);
        if (record.key() == null) {
            return "a brand's record needs the brand's id as its key";
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            changed |= versions.remove(id) != null;
            newestChangeMillis = Math.max(newestChangeMillis, record.timestampMillis());
            return null;
        }
        try {
            Brand brand = BrandBook.fromJson(record.value());
            if (!brand.id().equals(id)) {
                return "the record's key is '" + id + "', its brand '" + brand.id() + "'";
            }
            put(BrandVersion.of(record, brand));
            return null;
        } catch (BadBrandException e) {
            return e.getMessage();
        }
    }

    private void put(BrandVersion version) {
        BrandVersion before = versions.put(version.brand().id(), version);
        changed |= before == null || !before.brand().equals(version.brand());
        newestChangeMillis = Math.max(newestChangeMillis, version.sinceMillis());
    }

    /** What to go on with after a restore: one entry a partition. */
    List<BrandsRead> snapshot() {
        Map<Integer, List<BrandsRead.Version>> byPartition = new TreeMap<>();
        versions.values().forEach(version -> byPartition
                .computeIfAbsent(version.partition(), partition -> new ArrayList<>())
                .add(new BrandsRead.Version(version.version(), version.sinceMillis(), version.json())));
        List<BrandsRead> read = new ArrayList<>();
        nextOffsets.forEach((partition, next) ->
                read.add(new BrandsRead(partition, next, byPartition.getOrDefault(partition, List.of()))));
        return read;
    }

    /**
     * Puts in force what was when a snapshot was taken.
     *
     * @param snapshots of all tasks: of each partition the one counts that was read furthest, so that no task goes back
     *     behind a version that it went by
     */
    void restore(Iterable<BrandsRead> snapshots) throws BadBrandException {
        Map<Integer, BrandsRead> furthest = new TreeMap<>();
        for (BrandsRead read : snapshots) {
            furthest.merge(read.partition(), read, (a, b) -> a.nextOffset() >= b.nextOffset() ? a : b);
        }
        for (BrandsRead read : furthest.values()) {
            nextOffsets.put(read.partition(), read.nextOffset());
            for (BrandsRead.Version version : read.versions()) {
                put(new BrandVersion(
                        BrandBook.fromJson(version.json().getBytes(StandardCharsets.UTF_8)),
                        read.partition(),
                        version.version(),
                        version.sinceMillis(),
                        version.json()));
            }
        }
    }

    /** The next offset to be read of each partition that was read. */
    Map<Integer, Long> nextOffsets() {
        return Map.copyOf(nextOffsets);
    }

    /** The newest matcher that is ready. */
    MatchSession matcher() {
        if (changed || next != null) {
            renew();
        }
        return matcher;
    }

    private void renew() {
        takeOver();
        if (next == null && changed) {
            changed = false;
            List<Brand> now =
                    versions.values().stream().map(BrandVersion::brand).toList();
            long newest = newestChangeMillis;
            next = builder.submit(() -> {
                long start = System.nanoTime();
                BrandMatcher made = SharedMatchers.of(now);
                return new Made(made, now.size(), newest, (System.nanoTime() - start) / 1_000_000);
            });
            awaitBriefly(next);
            takeOver();
        }
    }

    /**
     * A change that is made soon counts for the very post that comes after it: on a quiet stream that post may be the
     * first for hours.
     */
    private static void awaitBriefly(Future<Made> making) {
        try {
            making.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Posts go on to be held against the brands as they were.
        } catch (ExecutionException e) {
            throw new IllegalStateException("brands that were checked make no matcher", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOver() {
        if (next != null && next.isDone()) {
            Made made = finished(next);
            inForce = made;
            matcher = made.matcher.newSession(judge);
            next = null;
            LOG.info(
                    "Listening for {} brands with {} queries, changed last at {}; matcher of {} KiB made in {} ms",
                    made.brands,
                    made.matcher.queries(),
                    Instant.ofEpochMilli(made.newestChangeMillis),
                    made.matcher.bytes() >> 10,
                    made.millis);
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
