package io.earshot.jobs.tickets;

import static org.awaitility.Awaitility.await;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.deliver.DeliverInOrder;
import io.earshot.ticket.TicketMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator that delivers items, with a time that goes on as fast as the servers answer. */
final class Lane implements AutoCloseable {
    private TicketsConfig config;
    private KeyedOneInputStreamOperatorTestHarness<String, TicketMessage, DeadLetter> harness;
    private Instant now = Items.START;

    Lane(TicketsConfig config) throws Exception {
        this.config = config;
        harness = open(null);
    }

    Instant now() {
        return now;
    }

    void send(TicketMessage message) throws Exception {
        harness.processElement(message, now.toEpochMilli());
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, now.toEpochMilli());
    }

    /** The process dies, and another goes on from that state. */
    void restart(OperatorSubtaskState state) throws Exception {
        harness.close();
        harness = open(state);
    }

    void reconfigure(TicketsConfig other) throws Exception {
        config = other;
        restart(snapshot());
    }

    void endOfInput() throws Exception {
        harness.processWatermark(Long.MAX_VALUE);
    }

    void pass(Duration time) throws Exception {
        now = now.plus(time);
        harness.setProcessingTime(now.toEpochMilli());
    }

    void until(IntSupplier calls, int atLeast) {
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofMinutes(1)).until(() -> {
            if (calls.getAsInt() < atLeast) {
                pass(Duration.ofMillis(DeliverInOrder.LOOK_MILLIS));
            }
            return calls.getAsInt() >= atLeast;
        });
    }

    /** Until no version waits: what is left are timers that forget. */
    void untilQuiet() {
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(1)).until(() -> {
            for (int i = 0; i < 20 && harness.numEventTimeTimers() > 0; i++) {
                pass(Duration.ofMillis(DeliverInOrder.LOOK_MILLIS));
            }
            return harness.numEventTimeTimers() == 0;
        });
    }

    int entries() {
        return harness.numKeyedStateEntries();
    }

    List<DeadLetter> deadLetters() {
        return harness.extractOutputValues();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, TicketMessage, DeadLetter> open(
            @Nullable OperatorSubtaskState state) throws Exception {
        var opened = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DeliverItems(config)), TicketMessage::lane, Types.STRING);
        opened.getExecutionConfig().enableObjectReuse();
        opened.setProcessingTime(now.toEpochMilli());
        if (state != null) {
            opened.initializeState(state);
        }
        opened.open();
        return opened;
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
