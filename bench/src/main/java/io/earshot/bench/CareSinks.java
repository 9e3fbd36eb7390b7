package io.earshot.bench;

import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Sinks of a care job of which only the items are looked at. */
abstract class CareSinks extends NoSinks {
    @Override
    public final void itemEvents(DataStream<ItemEvent> events) {
        events.sinkTo(new DiscardingSink<>());
    }

    @Override
    public final void deadLetters(DataStream<DeadLetter> letters) {
        letters.sinkTo(new DiscardingSink<>());
    }
}
