package io.earshot.jobs.mentions;

import io.earshot.jobs.connect.RawRecord;
import java.nio.charset.StandardCharsets;

/**
 * A brand as the brands' topic has it: what a restored job goes on with.
 *
 * @param json the brand
 * @param version its record's offset, which grows with each change of the brand
 * @param sinceMillis its record's timestamp
 */
public record BrandVersion(String json, long version, long sinceMillis) {
    static BrandVersion of(RawRecord record) {
        return new BrandVersion(
                new String(record.value(), StandardCharsets.UTF_8), record.offset(), record.timestampMillis());
    }
}
