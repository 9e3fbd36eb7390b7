package io.earshot.jobs.mentions;

import io.earshot.brand.BadBrandException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The brands that are listened for now, and the matcher made of them, for one thread. A bad version never replaces a
 * good one.
 */
final class BrandsInForce {
    private final Map<String, Brand> brands = new TreeMap<>();
    private @Nullable MatchSession matcher;

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
        if (!brand.equals(brands.put(brand.id(), brand))) {
            matcher = null;
        }
    }

    private void remove(String id) {
        if (brands.remove(id) != null) {
            matcher = null;
        }
    }

    /** The matcher of the brands in force; made anew, on first use, after a change. */
    MatchSession matcher() {
        if (matcher == null) {
            matcher = BrandMatcher.compile(brands.values()).newSession();
        }
        return matcher;
    }

    int size() {
        return brands.size();
    }
}
