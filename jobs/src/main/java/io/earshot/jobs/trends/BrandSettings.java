package io.earshot.jobs.trends;

import io.earshot.brand.BadBrandException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.watch.WatchSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each brand wants to be watched by, as the brands' topic says. It is read whole at the start, so it is no state. A
 * brand that becomes invalid is watched as it was until this task starts anew; one that was never valid, or is removed, as brands are
 * that say nothing. What is wrong with it the mentions job tells.
 */
final class BrandSettings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrandSettings.class);

    private final BrandsLog.Follower follower;
    private final Map<String, WatchSettings> byBrand = new HashMap<>();

    BrandSettings(BrandsLog brands) {
        follower = brands.follow(Map.of());
        changes();
    }

    WatchSettings of(String brand) {
        return byBrand.getOrDefault(brand, WatchSettings.BALANCED);
    }

    /** Takes what is new, and names the brands that want something else now. */
    List<String> changes() {
        List<String> changed = new ArrayList<>();
        for (RawRecord record = follower.next(); record != null; record = follower.next()) {
            if (record.key() == null) {
                continue;
            }
            String brand = new String(record.key(), StandardCharsets.UTF_8);
            WatchSettings before = of(brand);
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
            byBrand.put(id, WatchSettings.of(brand.alerts()));
        } catch (BadBrandException e) {
            LOG.warn("The brand {} is watched as before: {}", id, e.getMessage());
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
