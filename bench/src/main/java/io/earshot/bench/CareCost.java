package io.earshot.bench;

import com.sun.management.ThreadMXBean;
import io.earshot.care.Briefed;
import io.earshot.care.Briefing;
import io.earshot.care.CareEvent;
import io.earshot.care.CareSettings;
import io.earshot.care.Case;
import io.earshot.care.Conversation;
import io.earshot.care.ConversationMemory;
import io.earshot.care.Group;
import io.earshot.care.Groups;
import io.earshot.care.Item;
import io.earshot.care.Member;
import io.earshot.care.Membership;
import io.earshot.care.PostPlace;
import io.earshot.care.Routing;
import io.earshot.care.RoutingMemory;
import io.earshot.care.ThreadState;
import io.earshot.care.TopicNews;
import io.earshot.care.TopicPlace;
import io.earshot.customer.CustomerFile;
import io.earshot.customer.CustomerFileState;
import io.earshot.help.Expertise;
import io.earshot.mention.Mention;
import io.earshot.state.Table;
import io.earshot.topic.TopicState;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of care cost, with their memory in maps: the processor time of a mention from what is made of it to the
 * items that change, and of a deadline that falls due. Of the mentions, 60 % open an item, 25 % are further posts of a
 * customer who has one, and 15 % are answers of the brand; one customer in ten is part of one of a hundred topics.
 */
public final class CareCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final String BRAND = CareMentions.brand(1);
    private static final int PER_SECOND = 100;
    private static final int BATCH = 1_000;
    private static final int WARM_UP = 100_000;

    /** Customers go on, and are answered, in one of so many threads: the last. */
    private static final int LIVELY = 20_000;

    private static final int TOPICS = 100;

    private final SplittableRandom random = new SplittableRandom(5);
    private final CareSettings settings = CareSettings.DEFAULTS;
    private final Briefing briefing = Briefing.usual();
    private final Map<Long, CustomerFileState> files = new HashMap<>();
    private final Map<String, Memory> threads = new HashMap<>();
    private final List<CareEvent> routed = new ArrayList<>();
    private final List<Item> changed = new ArrayList<>();
    private final List<Item> told = new ArrayList<>();
    private final Routing routing = new Routing(new Places(), routed::add);
    private final Groups groups = new Groups(settings, new HashTable<Group>(), new HashTable<Member>(), told::add);
    private final PriorityQueue<Sleeper> sleepers = new PriorityQueue<>();
    private long number;
    private long openings;
    private long items;
    private long woken;
    private Cost cost = new Cost();

    private CareCost() {
        for (int i = 0; i < TOPICS; i++) {
            routing.route(CareEvent.of(topic(i), BRAND, "", START));
        }
    }

    /** For so many mentions. */
    public static void main(String[] counts) {
        for (String count : counts.length == 0 ? new String[] {"400000"} : counts) {
            CareCost run = new CareCost();
            run.hear(WARM_UP);
            run.cost = new Cost();
            run.items = 0;
            run.woken = 0;
            run.hear(Integer.parseInt(count));
            run.print(Integer.parseInt(count));
        }
    }

    private void hear(int count) {
        for (int i = 0; i < count; i += BATCH) {
            List<Made> batch = new ArrayList<>();
            for (int j = 0; j < BATCH; j++) {
                batch.add(made());
            }
            Instant now = START.plusNanos(number * 1_000_000_000 / PER_SECOND);
            long start = cpuNanos();
            List<CareEvent> events = new ArrayList<>();
            batch.forEach(made -> events.add(briefed(made)));
            start = cost.brief(start);
            for (int j = 0; j < events.size(); j++) {
                routing.route(events.get(j));
                Membership member = batch.get(j).member();
                if (member != null) {
                    routing.route(CareEvent.of(member, BRAND, "", events.get(j).at()));
                }
            }
            start = cost.route(start);
            routed.forEach(this::converse);
            routed.clear();
            start = cost.converse(start);
            wake(now);
            start = cost.wake(start);
            changed.forEach(groups::hear);
            cost.group(start);
            items += told.size();
            changed.clear();
            told.clear();
        }
    }

    private Made made() {
        Instant at = START.plusNanos(number * 1_000_000_000 / PER_SECOND);
        double kind = random.nextDouble();
        long id = number++;
        if (openings == 0 || kind < 0.6) {
            openings++;
            Membership member = random.nextInt(10) > 0
                    ? null
                    : new Membership(Mention.id(BRAND, CareMentions.postId(id)), topic(random.nextInt(TOPICS)));
            return new Made(CareMentions.question(id, BRAND, at), id, member);
        }
        long customer = Math.max(0, id - 1 - random.nextInt(LIVELY));
        Mention mention = kind < 0.85
                ? CareMentions.more(id, BRAND, customer, customer, at, random.nextBoolean())
                : CareMentions.answer(id, BRAND, customer, at);
        return new Made(mention, customer, null);
    }

    private static TopicNews topic(int topic) {
        return new TopicNews(
                "topic-" + topic,
                "topic " + topic,
                TopicState.EMERGING,
                10,
                List.of("late", "parcel"),
                List.of(),
                null,
                1);
    }

    private CareEvent briefed(Made made) {
        Mention mention = made.mention();
        Briefed briefed = briefing.brief(mention);
        if (!mention.own()) {
            CustomerFile file = new CustomerFile(files.getOrDefault(made.customer(), CustomerFileState.empty()));
            briefed = briefed.by(
                    file.hear(mention, briefed.verdict().open(), mention.post().thread()));
            files.put(made.customer(), file.state());
        }
        return CareEvent.of(briefed, mention.post().id());
    }

    private void converse(CareEvent event) {
        Memory memory = threads.computeIfAbsent(event.thread(), Memory::new);
        Conversation conversation = new Conversation(settings, event.thread(), memory);
        conversation.hear(event, event.at());
        changed.addAll(conversation.news().items());
    }

    /** Lets fall due what does by now. */
    private void wake(Instant now) {
        for (Sleeper next = sleepers.peek(); next != null && !next.at().isAfter(now); next = sleepers.peek()) {
            sleepers.remove();
            Memory memory = threads.get(next.thread());
            if (memory != null && memory.wakes.remove(next.name(), next.at())) {
                Conversation conversation = new Conversation(settings, next.thread(), memory);
                conversation.wake(next.name(), next.at());
                changed.addAll(conversation.news().items());
                woken++;
            }
        }
    }

    private void print(int mentions) {
        double micros = (cost.brief + cost.route + cost.converse + cost.group) / 1e3 / mentions;
        System.out.printf(
                "%,d mentions, %,d versions of items, %,d sleepers woken: %.1f µs a mention (%,.0f a core-second): briefing and"
                        + " the customer's file %.1f, routing %.1f, conversation %.1f, groups %.1f; %.1f µs for each that is woken%n",
                mentions,
                items,
                woken,
                micros,
                1e6 / micros,
                cost.brief / 1e3 / mentions,
                cost.route / 1e3 / mentions,
                cost.converse / 1e3 / mentions,
                cost.group / 1e3 / mentions,
                cost.wake / 1e3 / Math.max(1, woken));
    }

    private static long cpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private record Made(
            Mention mention, long customer, @Nullable Membership member) {}

    private record Sleeper(Instant at, String thread, String name) implements Comparable<Sleeper> {
        @Override
        public int compareTo(Sleeper other) {
            return at.compareTo(other.at);
        }
    }

    /** Processor time of each stage in nanoseconds. */
    private static final class Cost {
        private long brief;
        private long route;
        private long converse;
        private long wake;
        private long group;

        long brief(long start) {
            long now = cpuNanos();
            brief += now - start;
            return now;
        }

        long route(long start) {
            long now = cpuNanos();
            route += now - start;
            return now;
        }

        long converse(long start) {
            long now = cpuNanos();
            converse += now - start;
            return now;
        }

        long wake(long start) {
            long now = cpuNanos();
            wake += now - start;
            return now;
        }

        void group(long start) {
            group += cpuNanos() - start;
        }
    }

    /** What is remembered of one thread. */
    private final class Memory implements ConversationMemory {
        private final String thread;
        private final Table<Case> cases = new HashTable<>();
        private final Table<String> authors = new HashTable<>();
        private final Map<String, Instant> wakes = new HashMap<>();
        private @Nullable ThreadState state;

        Memory(String thread) {
            this.thread = thread;
        }

        @Override
        public Table<Case> cases() {
            return cases;
        }

        @Override
        public Table<String> authors() {
            return authors;
        }

        @Override
        public @Nullable ThreadState thread() {
            return state;
        }

        @Override
        public void thread(@Nullable ThreadState next) {
            state = next;
        }

        @Override
        public void wake(String sleeper, @Nullable Instant before, @Nullable Instant at) {
            if (at == null) {
                wakes.remove(sleeper);
            } else if (!at.equals(wakes.put(sleeper, at))) {
                sleepers.add(new Sleeper(at, thread, sleeper));
            }
        }
    }

    private static final class Places implements RoutingMemory {
        private final Expertise expertise = new Expertise();
        private final Table<PostPlace> posts = new HashTable<>();
        private final Table<TopicPlace> topics = new HashTable<>();
        private final Table<List<String>> pages = new HashTable<>();

        @Override
        public Expertise expertise() {
            return expertise;
        }

        @Override
        public void learned() {
            // it is kept as it is
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
        public void began(String postOrTopic) {
            // the measurement ends before anything must be forgotten
        }
    }

    private static final class HashTable<V> implements Table<V> {
        private final Map<String, V> values = new HashMap<>(4);

        @Override
        public @Nullable V get(String key) {
            return values.get(key);
        }

        @Override
        public void put(String key, V value) {
            values.put(key, value);
        }

        @Override
        public void remove(String key) {
            values.remove(key);
        }

        @Override
        public Iterable<String> keys() {
            return values.keySet();
        }
    }
}
