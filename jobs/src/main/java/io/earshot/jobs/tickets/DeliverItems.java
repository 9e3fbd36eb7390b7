package io.earshot.jobs.tickets;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.deliver.DeliverInOrder;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.ticket.Picture;
import io.earshot.ticket.TicketLink;
import io.earshot.ticket.TicketMessage;
import io.earshot.ticket.TicketTarget;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * Sends a target's versions of one item, one after the other, and remembers what the target calls its ticket until nothing
 * was heard of the item for long.
 *
 * <p>At most two versions wait in a lane, whatever happens: the one that is being sent, and the newest. A version that waits
 * while a newer one comes has nothing to say that the newer one does not.
 */
final class DeliverItems extends DeliverInOrder<TicketMessage> {
    private static final long serialVersionUID = 1;

    private final TicketsConfig config;

    private transient ValueState<TicketLink> links;

    /** When the link is forgotten, in milliseconds since 1970, unless the item is heard of until then. */
    private transient ValueState<Long> forgetAt;

    private transient TicketCourier courier;

    DeliverItems(TicketsConfig config) {
        super(TicketMessage.class, TicketsJob.DELIVER, config.backoff());
        this.config = config;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        links = getRuntimeContext().getState(new ValueStateDescriptor<>("link", TypeInformation.of(TicketLink.class)));
        forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forgetAt", Types.LONG));
        courier = new TicketCourier(config);
    }

    @Override
    public void processElement(TicketMessage message, Context context, Collector<DeadLetter> out) throws Exception {
        if (isNews(message)) {
            super.processElement(message, context, out);
        }
    }

    /** Whether the target is to have it, and has nothing as new. */
    private boolean isNews(TicketMessage message) throws Exception {
        TicketLink link = links.value();
        List<TicketMessage> waiting = waiting();
        if (link == null && waiting.isEmpty()) {
            return message.wanted();
        }
        long newest = link == null ? 0 : link.version();
        for (TicketMessage one : waiting) {
            newest = Math.max(newest, one.item().version());
        }
        return message.item().version() > newest;
    }

    @Override
    protected void add(ListState<TicketMessage> parcels, TicketMessage message, boolean isUnderWay) throws Exception {
        List<TicketMessage> kept = new ArrayList<>();
        List<TicketMessage> waiting = waiting();
        if (isUnderWay && !waiting.isEmpty()) {
            kept.add(waiting.get(0));
        }
        kept.add(message);
        parcels.update(kept);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DeadLetter> out) throws Exception {
        super.onTimer(timestamp, context, out);
        Long due = forgetAt.value();
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME && due != null && due <= timestamp) {
            forget(context.timerService(), timestamp);
        }
    }

    @Override
    protected CompletableFuture<Outcome> send(TicketMessage message) throws Exception {
        return courier.send(message, links.value());
    }

    @Override
    protected void sent(TicketMessage message, Outcome outcome, TimerService timers) throws Exception {
        long now = timers.currentProcessingTime();
        links.update(new TicketLink(
                outcome.receipt(), message.item().version(), Picture.of(message.item()), Instant.ofEpochMilli(now)));
        if (forgetAt.value() == null) {
            wake(timers, now);
        }
    }

    /** A link that was used since the timer was set stays, and the timer with it. */
    private void forget(TimerService timers, long now) throws Exception {
        TicketLink link = links.value();
        if (link == null || !waiting().isEmpty()) {
            wake(timers, now);
            return;
        }
        Instant end = link.sentAt().plus(config.forgetAfter());
        if (end.toEpochMilli() > now) {
            forgetAt.update(end.toEpochMilli());
            timers.registerProcessingTimeTimer(end.toEpochMilli());
        } else {
            links.clear();
            forgetAt.clear();
        }
    }

    private void wake(TimerService timers, long now) throws Exception {
        long end = now + config.forgetAfter().toMillis();
        forgetAt.update(end);
        timers.registerProcessingTimeTimer(end);
    }

    @Override
    protected List<String> targets() {
        return config.plan().targets().stream().map(TicketTarget::id).toList();
    }

    @Override
    protected DeadLetter letter(TicketMessage message, String id, String reason) {
        return new DeadLetter(
                id,
                TicketsJob.DELIVER,
                reason,
                null,
                null,
                null,
                message.at(),
                message.item().item(),
                message.item().json().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        if (courier != null) {
            courier.close();
        }
    }
}
