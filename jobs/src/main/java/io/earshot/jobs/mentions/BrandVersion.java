package io.earshot.jobs.mentions;

import io.earshot.brand.Brand;
import io.earshot.jobs.connect.RawRecord;
import java.nio.charset.StandardCharsets;

/**
 * A brand in force, as the brands' topic has it.
 *
 * @param partition where its record is
 * @param version its record's offset, which grows with each change of the brand
 * @param sinceMillis its record's timestamp
 * @param json its record's value
 */
record BrandVersion(Brand brand, int partition, long version, long sinceMillis, String json) {
    static BrandVersion of(RawRecord record, Brand brand) {
        return new BrandVersion(
                brand,
                record.partition(),
                record.offset(),
                record.timestampMillis(),
                new String(record.value(), StandardCharsets.UTF_8));
    }
}
