package io.earshot.jobs.tickets;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Decode;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Sinks;
import io.earshot.jobs.connect.Sources;
import io.earshot.json.BadRecordException;
import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.TicketMessage;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Hands items to ticket systems: each the ones that it wants, every version in its order, as long as it takes. */
public final class TicketsJob {
    static final String DECODE_ITEM = "tickets-decode-item";
    static final String ADDRESS = "tickets-address";
    static final String DELIVER = "tickets-deliver";

    private TicketsJob() {}

    /**
     * Builds the job.
     *
     * @throws IllegalArgumentException if items go nowhere; the message says why
     */
    public static void build(StreamExecutionEnvironment env, Sources sources, Sinks sinks, TicketsConfig config) {
        if (!config.sendsAnything()) {
            throw new IllegalArgumentException(config.whyNothing());
        }
        SingleOutputStreamOperator<ItemVersion> items = sources.items(env)
                .process(new Decode<>(DECODE_ITEM, ItemVersion.class, TicketsJob::read))
                .uid(DECODE_ITEM)
                .name("decode item");
        DataStream<TicketMessage> messages =
                items.process(new AddressItem(config)).uid(ADDRESS).name("address item");
        DataStream<DeadLetter> unsent = messages.keyBy(TicketMessage::lane)
                .process(new DeliverItems(config))
                .uid(DELIVER)
                .name("deliver items");
        sinks.deadLetters(items.getSideOutput(DeadLetter.TAG).union(unsent));
    }

    /** A tombstone says that an item may be forgotten. */
    private static Optional<ItemVersion> read(RawRecord record) throws BadRecordException {
        return record.value() == null ? Optional.empty() : Optional.of(ItemVersion.read(record.value()));
    }
}
