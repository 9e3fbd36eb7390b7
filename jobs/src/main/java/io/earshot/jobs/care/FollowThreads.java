package io.earshot.jobs.care;

import io.earshot.care.CareEvent;
import io.earshot.care.CareSettings;
import io.earshot.care.PostPlace;
import io.earshot.care.Routing;
import io.earshot.care.RoutingMemory;
import io.earshot.care.TopicPlace;
import io.earshot.help.Expertise;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.FollowedBrands;
import io.earshot.state.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the conversations of a brand that a mention, an activity, or what is new of a topic or a thread belongs to.
 *
 * <p>On event time it also puts them in one order, up to the watermark, so that a replay gives the same items whichever
 * stream was read faster. What comes later than the watermark goes on at once.
 */
final class FollowThreads extends KeyedProcessFunction<String, CareEvent, CareEvent> {
    private static final long serialVersionUID = 1;

    private final CareConfig config;
    private final BrandsLog brands;
    private transient FollowedBrands<CareSettings> followed;
    private transient Alarms<CareEvent> waiting;
    private transient Alarms<String> endings;
    private transient FlinkTable<PostPlace> posts;
    private transient FlinkTable<TopicPlace> topics;
    private transient FlinkTable<List<String>> pages;
    private transient ValueState<byte[]> expertises;

    /** The expertise by brand, as last written: reading it anew with each mention would cost more than all else. */
    private transient Map<String, Expertise> learned;

    FollowThreads(CareConfig config, BrandsLog brands) {
        this.config = config;
        this.brands = brands;
    }

    @Override
    public void open(OpenContext context) {
        followed = new FollowedBrands<>(brands, CareSettings::of, CareSettings.DEFAULTS);
        RuntimeContext state = getRuntimeContext();
        waiting = Alarms.of(state, "waiting", TypeInformation.of(CareEvent.class));
        endings = Alarms.of(state, "endings", Types.STRING);
        posts = FlinkTable.of(state, "posts", TypeInformation.of(PostPlace.class));
        topics = FlinkTable.of(state, "topics", TypeInformation.of(TopicPlace.class));
        pages = FlinkTable.of(state, "pages", Types.LIST(Types.STRING));
        expertises = state.getState(
                new ValueStateDescriptor<>("expertise", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        learned = new HashMap<>();
    }

    @Override
    public void processElement(CareEvent event, Context context, Collector<CareEvent> out) {
        followed.changes();
        Timers timers = new Timers(config.clock(), context.timerService());
        if (timers.ahead(event.at())) {
            waiting.set(event.at().toEpochMilli(), event, timers);
        } else {
            routing(context.getCurrentKey(), timers.now(), timers, out).route(event);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CareEvent> out) {
        Timers timers = new Timers(config.clock(), context.timerService());
        Routing routing = routing(context.getCurrentKey(), timestamp, timers, out);
        List<CareEvent> turn = waiting.ring(timestamp);
        turn.sort(CareEvent.IN_TIME);
        turn.forEach(routing::route);
        endings.ring(timestamp).forEach(routing::forget);
    }

    @Override
    public void close() {
        if (followed != null) {
            followed.close();
        }
    }

    private Routing routing(String brand, long now, Timers timers, Collector<CareEvent> out) {
        long end = now + followed.of(brand).expireAfter().toMillis();
        return new Routing(new Memory(brand, end, timers), out::collect);
    }

    /** What is remembered of the brand whose turn it is. */
    private final class Memory implements RoutingMemory {
        private final String brand;
        private final long endMillis;
        private final Timers timers;

        Memory(String brand, long endMillis, Timers timers) {
            this.brand = brand;
            this.endMillis = endMillis;
            this.timers = timers;
        }

        @Override
        public Table<PostPlace> posts() {
            return posts;
        }

        @Override
        public Table<TopicPlace> topics() {
            return topics;
        }

        @Override
        public Table<List<String>> pages() {
            return pages;
        }

        @Override
        public Expertise expertise() {
            return learned.computeIfAbsent(
                    brand,
                    id -> FlinkState.get(() -> {
                        byte[] kept = expertises.value();
                        return kept == null
                                ? new Expertise()
                                : Expertise.read(new DataInputStream(new ByteArrayInputStream(kept)));
                    }));
        }

        @Override
        public void learned() {
            FlinkState.set(() -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                expertise().write(new DataOutputStream(bytes));
                expertises.update(bytes.toByteArray());
            });
        }

        @Override
        public void began(String postOrTopic) {
            endings.set(endMillis, postOrTopic, timers);
        }
    }
}
