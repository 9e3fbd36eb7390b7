package io.earshot.jobs.mentions;

import io.earshot.brand.BadBrandException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The brands that are listened for now, and the matcher made of them, for one task. A bad version never replaces a good
 * one. After a change posts are held against the matcher that there is, while another thread makes the next; changes
 * that come meanwhile wait and go into the one after it together.
 */
final class BrandsInForce implements AutoCloseable {
    private final SortedMap<String, Brand> brands = new TreeMap<>();
    private final ExecutorService builder = Executors.newSingleThreadExecutor(BrandsInForce::thread);
    private MatchSession matcher = BrandMatcher.compile(List.of()).newSession();
    private @Nullable Future<BrandMatcher> next;
    private boolean changed;

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
            remove(id);
            return null;
        }
        try {
            Brand brand = BrandBook.fromJson(record.value());
            if (!brand.id().equals(id)) {
                return "the record's key is '" + id + "', its brand '" + brand.id() + "'";
            }
            put(brand);
            return null;
        } catch (BadBrandException e) {
            return e.getMessage();
        }
    }

    /** Puts a version in force again, from the JSON that was good when it was taken. */
    void restore(String json) throws BadBrandException {
        put(BrandBook.fromJson(json.getBytes(StandardCharsets.UTF_8)));
    }

    private void put(Brand brand) {
        changed |= !brand.equals(brands.put(brand.id(), brand));
    }

    private void remove(String id) {
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
            matcher = finished(next).newSession();
            next = null;
        }
        if (next == null && changed) {
            changed = false;
            SortedMap<String, Brand> now = new TreeMap<>(brands);
            next = builder.submit(() -> SharedMatchers.of(now));
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

    private static BrandMatcher finished(Future<BrandMatcher> making) {
        try {
            return making.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("brands that were checked make no matcher", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a matcher was made", e);
        }
    }

    int size() {
        return brands.size();
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
