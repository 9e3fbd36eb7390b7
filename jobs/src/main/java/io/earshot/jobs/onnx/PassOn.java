package io.earshot.jobs.onnx;

import io.earshot.mention.Mention;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Stands where the network would, and lets mentions through. A savepoint of a job that had a network holds the mentions
 * that waited for it: this sends them on, so that a network can be taken away with nothing lost.
 */
final class PassOn extends AbstractStreamOperator<Mention> implements OneInputStreamOperator<Mention, Mention> {
    private static final long serialVersionUID = 1;

    /** What Flink's own operator for such steps calls its state (2.2.1); a test holds this to it. */
    private static final String STATE_OF_ASYNC_WAIT = "_async_wait_operator_state_";

    private transient ListState<StreamElement> waited;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        TypeSerializer<Mention> mentions = TypeInformation.of(Mention.class)
                .createSerializer(getExecutionConfig().getSerializerConfig());
        waited = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(STATE_OF_ASYNC_WAIT, new StreamElementSerializer<>(mentions)));
    }

    @Override
    public void open() throws Exception {
        super.open();
        for (StreamElement element : waited.get()) {
            if (element.isRecord()) {
                output.collect(element.asRecord());
            }
        }
        waited.clear();
    }

    @Override
    public void processElement(StreamRecord<Mention> mention) {
        output.collect(mention);
    }
}
