package io.earshot.jobs.connect;

import io.earshot.brand.BadBrandException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task makes of each brand, as the brands' topic says. It is read whole at the start, so it is no state. A brand that
 * becomes invalid stays as it was until the task starts anew; one that was never valid, or is removed, is as brands are that
 * say nothing. What is wrong with it the mentions job tells.
 */
public final class FollowedBrands<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedBrands.class);

    private final BrandsLog.Follower follower;
    private final Function<Brand, T> made;
    private final T usual;
    private final Map<String, T> byBrand = new HashMap<>();

    /**
     * Reads the topic.
     *
     * @param made what is made of a brand
     * @param usual for brands that say nothing
     */
    public FollowedBrands(BrandsLog brands, Function<Brand, T> made, T usual) {
        this.made = made;
        this.usual = usual;
        follower = brands.follow(Map.of());
        changes();
    }

    /** What was made of the brand. */
    public T of(String brand) {
        return byBrand.getOrDefault(brand, usual);
    }

    /** Takes what is new, and names the brands of which something else is made now. */
    public List<String> changes() {
        RawRecord record = follower.next();
        if (record == null) {
            return List.of();
        }
        List<String> changed = new ArrayList<>();
        for (; record != null; record = follower.next()) {
            if (record.key() == null) {
                continue;
            }
            String brand = new String(record.key(), StandardCharsets.UTF_8);
            T before = of(brand);
            take(brand, record);
            if (!of(brand).equals(before)) {
                changed.add(brand);
            }
        }
        return changed;
    }

    private void take(String id, RawRecord record) {
        if (record.value() == null) {
            byBrand.remove(id);
            return;
        }
        try {
            Brand brand = BrandBook.fromJson(record.value());
            byBrand.put(id, made.apply(brand));
        } catch (BadBrandException e) {
            LOG.warn("The brand {} stays as it was: {}", id, e.getMessage());
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
