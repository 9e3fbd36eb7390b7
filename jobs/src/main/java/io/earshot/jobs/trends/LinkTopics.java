package io.earshot.jobs.trends;

import io.earshot.jobs.config.Clock;
import io.earshot.json.Json;
import io.earshot.topic.Topic;
import io.earshot.topic.TopicLinks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/**
 * Links topics of different brands that are about the same. Runs once, for it must see all brands' topics: some a minute,
 * where mentions are thousands a second. Topics wait for the watermark, so that they are taken in the order of event time
 * whatever brand they are of, and a replay links the same; when live and nothing moves the watermark, for some seconds.
 */
final class LinkTopics extends AbstractStreamOperator<Topic> implements OneInputStreamOperator<Topic, Topic> {
    private static final long serialVersionUID = 1;
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Comparator<Topic> IN_TIME =
            Comparator.comparing(Topic::updatedAt).thenComparing(Topic::topic).thenComparing(Topic::version);

    private final TrendsConfig trends;
    private transient TopicLinks links;
    private transient TreeSet<Topic> waiting;
    private transient ListState<byte[]> state;
    private transient @Nullable ScheduledFuture<?> timer;

    LinkTopics(TrendsConfig trends) {
        this.trends = trends;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getOperatorStateStore()
                .getListState(
                        new ListStateDescriptor<>("links", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        links = new TopicLinks(MEMORY);
        waiting = new TreeSet<>(IN_TIME);
        for (byte[] bytes : state.get()) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            links = TopicLinks.read(in, MEMORY);
            for (int left = in.readInt(); left > 0; left--) {
                byte[] topic = new byte[in.readInt()];
                in.readFully(topic);
                waiting.add(Json.MAPPER.readValue(topic, Topic.class));
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        links.write(out);
        out.writeInt(waiting.size());
        for (Topic topic : waiting) {
            byte[] json = Json.bytes(topic);
            out.writeInt(json.length);
            out.write(json);
        }
        state.clear();
        state.add(bytes.toByteArray());
    }

    @Override
    public void processElement(StreamRecord<Topic> element) {
        waiting.add(element.getValue());
        if (trends.clock() == Clock.WALL && timer == null) {
            ProcessingTimeService time = getProcessingTimeService();
            timer = time.registerTimer(time.getCurrentProcessingTime() + LONGEST_WAIT.toMillis(), now -> {
                timer = null;
                tellUpTo(Long.MAX_VALUE);
            });
        }
    }

    @Override
    public void processWatermark(Watermark watermark) throws Exception {
        tellUpTo(watermark.getTimestamp());
        super.processWatermark(watermark);
    }

    private void tellUpTo(long timestampMillis) {
        while (!waiting.isEmpty() && waiting.first().updatedAt().toEpochMilli() <= timestampMillis) {
            Topic topic = waiting.pollFirst();
            for (Topic linked : links.add(topic)) {
                output.collect(new StreamRecord<>(linked, linked.updatedAt().toEpochMilli()));
            }
        }
    }
}
