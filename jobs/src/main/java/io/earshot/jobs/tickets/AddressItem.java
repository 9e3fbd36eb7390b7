package io.earshot.jobs.tickets;

import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.TicketMessage;
import io.earshot.ticket.TicketTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes one message of an item for each target, and says whether the target wants it. */
final class AddressItem extends ProcessFunction<ItemVersion, TicketMessage> {
    private static final long serialVersionUID = 1;

    private final List<TicketTarget> targets;
    private final Duration tooOldAfter;
    private transient Counter tooOld;

    AddressItem(TicketsConfig config) {
        targets = config.plan().targets();
        tooOldAfter = config.tooOldAfter();
    }

    @Override
    public void open(OpenContext context) {
        tooOld = getRuntimeContext().getMetricGroup().counter("itemsTooOldForATicket");
    }

    @Override
    public void processElement(ItemVersion item, Context context, Collector<TicketMessage> out) {
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        boolean isTooOld = item.updatedAt().plus(tooOldAfter).isBefore(now);
        if (isTooOld) {
            tooOld.inc();
        }
        for (TicketTarget target : targets) {
            out.collect(new TicketMessage(
                    target.id(), item, !isTooOld && target.choice().takes(item), now));
        }
    }
}
