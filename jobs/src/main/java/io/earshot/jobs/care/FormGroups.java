package io.earshot.jobs.care;

import io.earshot.care.CareSettings;
import io.earshot.care.Group;
import io.earshot.care.Groups;
import io.earshot.care.Item;
import io.earshot.care.Member;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.FollowedBrands;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts the items of a brand that are about the same into groups. On event time in their order, up to the watermark, as they
 * come from conversations in many tasks.
 */
final class FormGroups extends KeyedProcessFunction<String, Item, Item> {
    private static final long serialVersionUID = 1;
    private static final Comparator<Item> IN_TIME =
            Comparator.comparing(Item::item).thenComparing(Item::version);

    private final CareConfig config;
    private final BrandsLog brands;
    private transient FollowedBrands<CareSettings> followed;
    private transient Alarms<Item> waiting;
    private transient Alarms<String> endings;
    private transient FlinkTable<Group> groups;
    private transient FlinkTable<Member> members;

    FormGroups(CareConfig config, BrandsLog brands) {
        this.config = config;
        this.brands = brands;
    }

    @Override
    public void open(OpenContext context) {
        followed = new FollowedBrands<>(brands, CareSettings::of, CareSettings.DEFAULTS);
        RuntimeContext state = getRuntimeContext();
        waiting = Alarms.of(state, "waiting", TypeInformation.of(Item.class));
        endings = Alarms.of(state, "endings", Types.STRING);
        groups = FlinkTable.of(state, "groups", TypeInformation.of(Group.class));
        members = FlinkTable.of(state, "members", TypeInformation.of(Member.class));
    }

    @Override
    public void processElement(Item item, Context context, Collector<Item> out) {
        followed.changes();
        Timers timers = new Timers(config.clock(), context.timerService());
        if (timers.ahead(item.updatedAt())) {
            waiting.set(item.updatedAt().toEpochMilli(), item, timers);
        } else {
            hear(item, timers.heard(item.updatedAt()), timers, context, out);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Item> out) {
        Timers timers = new Timers(config.clock(), context.timerService());
        List<Item> turn = waiting.ring(timestamp);
        turn.sort(IN_TIME);
        for (Item item : turn) {
            hear(item, timestamp, timers, context, out);
        }
        for (String item : endings.ring(timestamp)) {
            end(item, timestamp, timers, context.getCurrentKey(), out);
        }
    }

    @Override
    public void close() {
        if (followed != null) {
            followed.close();
        }
    }

    private void hear(Item item, long now, Timers timers, Context context, Collector<Item> out) {
        boolean isNew = item.group() != null && members.get(item.item()) == null;
        if (isNew) {
            endings.set(now + memoryMillis(item.brand()), item.item(), timers);
        }
        groups(context.getCurrentKey(), out).hear(item);
    }

    /** Forgets an item of which nothing was heard for long; a version is the time at which it was told, or later. */
    private void end(String item, long now, Timers timers, String brand, Collector<Item> out) {
        Member member = members.get(item);
        long end = member == null ? now : member.version() + memoryMillis(brand);
        if (end > now) {
            endings.set(end, item, timers);
        } else {
            groups(brand, out).forget(item);
        }
    }

    /** Twice as long as an item without news lives: by then its conversation is forgotten. */
    private long memoryMillis(String brand) {
        return 2 * followed.of(brand).expireAfter().toMillis();
    }

    private Groups groups(String brand, Collector<Item> out) {
        return new Groups(followed.of(brand), groups, members, out::collect);
    }
}
