package io.earshot.jobs.mentions;

import java.util.List;

/**
 * How far a task has read a partition of the brands' topic, and what is in force by it: the task's state.
 *
 * @param nextOffset of the first record that was not read
 * @param versions the brands of this partition
 */
public record BrandsRead(int partition, long nextOffset, List<Version> versions) {
    /** A brand in force. See {@link BrandVersion}. */
    public record Version(long version, long sinceMillis, String json) {}
}
