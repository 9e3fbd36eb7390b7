package io.earshot.jobs.mentions;

import io.earshot.jobs.connect.RawRecord;
import java.io.Serializable;
import java.util.List;

/**
 * Reads the brands as they stand when a job starts. Without it the first posts would be held against an empty book:
 * Flink gives no promise that one input is read before another.
 */
public interface BrandsAtStart extends Serializable {
    /** Every record of the brands' topic, oldest first. */
    List<RawRecord> read();
}
