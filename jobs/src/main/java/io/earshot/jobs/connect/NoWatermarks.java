package io.earshot.jobs.connect;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Keeps a stream without event time idle, so that it never holds back the stream that it is connected with. */
final class NoWatermarks implements WatermarkGenerator<RawRecord> {
    @Override
    public void onEvent(RawRecord record, long timestampMillis, WatermarkOutput output) {
        // Only the clock of the other stream counts.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.markIdle();
    }
}
