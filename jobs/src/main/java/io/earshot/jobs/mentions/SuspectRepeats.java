package io.earshot.jobs.mentions;

import io.earshot.mention.Flag;
import io.earshot.mention.Mention;
import io.earshot.text.Repeats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Flags mentions as suspected of spam whose words others wrote within the hour. It is fed in the order of event time, so
 * that a replay suspects the same; what the brand itself writes is passed over, as it may say the same to many.
 *
 * <p>What it remembers of a brand lives in memory while the brand is talked of, and is written to the keyed state when a
 * checkpoint is taken: that is why this is an operator, not a function. A brand that nobody talks of for as long as
 * copies count is forgotten.
 */
final class SuspectRepeats extends AbstractStreamOperator<Mention>
        implements OneInputStreamOperator<Mention, Mention>, Triggerable<String, VoidNamespace> {
    /** Those that were not suspected before. */
    static final OutputTag<Mention> SUSPECTED = new OutputTag<>("suspected", TypeInformation.of(Mention.class));

    private static final long serialVersionUID = 1;

    private transient Map<String, Heard> live;
    private transient ValueState<byte[]> states;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Counter suspected;

    /** What a brand's mentions said. */
    private static final class Heard {
        final Repeats repeats;

        /** Whether it may have changed since it was last written. */
        boolean isTouched;

        Heard(Repeats repeats) {
            this.repeats = repeats;
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        live = new LinkedHashMap<>();
        states = getPartitionedState(
                new ValueStateDescriptor<>("repeats", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        timers = getInternalTimerService("repeats", VoidNamespaceSerializer.INSTANCE, this);
        suspected = getMetricGroup().counter("mentionsSuspected");
    }

    @Override
    public void processElement(StreamRecord<Mention> element) throws Exception {
        Mention mention = element.getValue();
        if (mention.own() || !isRepeated(mention)) {
            output.collect(element);
            return;
        }
        suspected.inc();
        if (mention.flags().contains(Flag.SPAM_SUSPECTED)) {
            output.collect(element);
            return;
        }
        StreamRecord<Mention> flagged = new StreamRecord<>(mention.with(Flag.SPAM_SUSPECTED));
        if (element.hasTimestamp()) {
            flagged.setTimestamp(element.getTimestamp());
        }
        output.collect(SUSPECTED, flagged);
        output.collect(flagged);
    }

    private boolean isRepeated(Mention mention) throws IOException {
        Heard heard = live.get(mention.brand());
        byte[] kept = heard == null ? states.value() : null;
        if (heard == null) {
            heard = new Heard(kept == null ? new Repeats() : read(kept));
            live.put(mention.brand(), heard);
        }
        boolean isNew = heard.repeats.isEmpty();
        boolean isRepeated = heard.repeats.add(mention.post());
        heard.isTouched = true;
        if (isNew) {
            forgetAt(heard.repeats);
        }
        return isRepeated;
    }

    private void forgetAt(Repeats repeats) {
        timers.registerEventTimeTimer(
                VoidNamespace.INSTANCE, repeats.outdatedAt().toEpochMilli());
    }

    /** A brand has one timer: it finds the brand silent for an hour, or waits until it may be. */
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        Heard heard = live.get(timer.getKey());
        Repeats repeats = heard == null ? read(states.value()) : heard.repeats;
        if (repeats.outdatedAt().toEpochMilli() > timers.currentWatermark()) {
            forgetAt(repeats);
            return;
        }
        live.remove(timer.getKey());
        states.clear();
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no such timer is set");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        Iterator<Map.Entry<String, Heard>> brands = live.entrySet().iterator();
        while (brands.hasNext()) {
            Map.Entry<String, Heard> brand = brands.next();
            Heard heard = brand.getValue();
            if (!heard.isTouched) {
                brands.remove();
                continue;
            }
            setCurrentKey(brand.getKey());
            states.update(bytes(heard.repeats));
            heard.isTouched = false;
        }
    }

    private static byte[] bytes(Repeats repeats) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        repeats.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static Repeats read(byte[] bytes) throws IOException {
        return Repeats.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
