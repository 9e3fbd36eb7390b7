package io.earshot.care;

import io.earshot.alert.Alert;
import io.earshot.brand.Brand;
import io.earshot.customer.AuthorKey;
import io.earshot.customer.CustomerFile;
import io.earshot.customer.CustomerFileState;
import io.earshot.customer.CustomerNews;
import io.earshot.mention.Mention;
import io.earshot.post.Post;
import io.earshot.state.MapTable;
import io.earshot.topic.Topic;
import io.earshot.watch.BrandWatch;
import io.earshot.watch.Told;
import io.earshot.watch.TopicMember;
import io.earshot.watch.WatchSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Care over a finished history, in event time: what the trends job and the care job would have said by its end. */
public final class CareReplay {
    private static final Comparator<Item> IN_TIME =
            Comparator.comparing(Item::updatedAt).thenComparing(Item::item).thenComparing(Item::version);

    private final Instant end;
    private final Map<String, Brand> brands = new TreeMap<>();
    private final Map<String, CareSettings> settings = new HashMap<>();
    private final Map<String, CustomerFile> customers = new HashMap<>();
    private final List<CareEvent> events = new ArrayList<>();
    private final Map<Verdict, Integer> verdicts =
            new TreeMap<>(Comparator.comparing(Verdict::open).reversed().thenComparing(Verdict::reason));
    private final CareNews said = new CareNews();
    private final Map<String, Item> items = new LinkedHashMap<>();

    /**
     * A replay.
     *
     * @param brands what the brand book says; a brand that is not among them is cared for as is usual
     * @param end what happened later is left out
     */
    public CareReplay(Collection<Brand> brands, Instant end) {
        for (Brand brand : brands) {
            this.brands.put(brand.id(), brand);
            settings.put(brand.id(), CareSettings.of(brand));
        }
        this.end = end;
    }

    /** Learns what the company's books say of customers, before the history begins. */
    public CareReplay know(Collection<CustomerNews> news) {
        news.forEach(one -> file(one.author()).learn(one));
        return this;
    }

    /** Goes through the history. */
    public CareReplay run(Collection<Mention> mentions, Collection<Activity> activities) {
        List<Mention> sorted = new ArrayList<>(mentions);
        sorted.removeIf(mention -> mention.post().createdAt().isAfter(end));
        sorted.sort(Comparator.comparing((Mention mention) -> mention.post().createdAt())
                .thenComparing(Mention::own)
                .thenComparing(Mention::mention));
        brief(sorted);
        address(activities, sorted);
        watch(sorted);
        events.removeIf(event -> event.at().isAfter(end));
        events.sort(CareEvent.IN_TIME);
        converse();
        return this;
    }

    /** The items as of the end, in the order in which they were opened. */
    public List<Item> items() {
        return List.copyOf(items.values());
    }

    /** All that happened to items, in the order of its time. */
    public List<ItemEvent> events() {
        return said.events().stream()
                .sorted(Comparator.comparing(ItemEvent::at).thenComparing(ItemEvent::event))
                .toList();
    }

    /** How many mentions ask for an item, and how many do not, by the reason. */
    public Map<Verdict, Integer> verdicts() {
        return verdicts;
    }

    private void brief(List<Mention> mentions) {
        Map<String, Briefing> briefings = new HashMap<>();
        for (Mention mention : mentions) {
            Briefing briefing = briefings.computeIfAbsent(mention.brand(), id -> {
                Brand brand = brands.get(id);
                return brand == null ? Briefing.usual() : Briefing.of(brand);
            });
            Briefed briefed = briefing.brief(mention);
            verdicts.merge(briefed.verdict(), 1, Integer::sum);
            if (!mention.own()) {
                Post post = mention.post();
                String author = AuthorKey.of(post.platform(), post.author())
                        .map(AuthorKey::toString)
                        .orElse(post.id());
                String thread = mention.post().thread();
                briefed =
                        briefed.by(file(author).hear(mention, briefed.verdict().open(), thread));
            }
            events.add(CareEvent.of(briefed, mention.post().id()));
        }
    }

    private CustomerFile file(String author) {
        return customers.computeIfAbsent(author, key -> new CustomerFile(CustomerFileState.empty()));
    }

    /** Activity that names no brand is for every brand that has a mention there. */
    private void address(Collection<Activity> activities, List<Mention> mentions) {
        Map<String, Set<String>> places = new HashMap<>();
        for (Mention mention : mentions) {
            for (String place : List.of(mention.post().id(), mention.post().thread())) {
                places.computeIfAbsent(place, id -> new TreeSet<>()).add(mention.brand());
            }
        }
        for (Activity activity : activities) {
            String about = activity.about();
            Set<String> addressed = about == null ? places.getOrDefault(activity.lead(), Set.of()) : Set.of(about);
            addressed.forEach(brand -> events.add(CareEvent.of(activity, brand, "")));
        }
    }

    private void watch(List<Mention> mentions) {
        Map<String, BrandWatch> watches = new TreeMap<>();
        for (Mention mention : mentions) {
            BrandWatch watch = watches.computeIfAbsent(mention.brand(), id -> {
                Brand brand = brands.get(id);
                return new BrandWatch(id, brand == null ? WatchSettings.BALANCED : WatchSettings.of(brand.alerts()));
            });
            take(watch.add(mention));
        }
        watches.values().forEach(watch -> take(watch.advance(end)));
    }

    private void take(Told told) {
        for (TopicMember member : told.members()) {
            events.add(CareEvent.of(Membership.of(member), member.brand(), "", member.at()));
        }
        for (Topic topic : told.topics()) {
            events.add(CareEvent.of(TopicNews.of(topic), topic.brand(), "", topic.updatedAt()));
        }
        for (Alert alert : told.alerts()) {
            events.addAll(ThreadRisk.of(alert));
        }
    }

    private void converse() {
        Map<String, Routing> routings = new HashMap<>();
        Map<String, HeldConversation> conversations = new TreeMap<>();
        for (CareEvent event : events) {
            CareSettings settings = settings(event.brand());
            Consumer<CareEvent> hear = routed -> conversations
                    .computeIfAbsent(routed.key(), key -> new HeldConversation(settings, routed.thread()))
                    .hear(routed);
            routings.computeIfAbsent(event.brand(), id -> new Routing(new RoutingInMaps(), hear))
                    .route(event);
        }
        for (HeldConversation conversation : conversations.values()) {
            CareNews news = conversation.end(end);
            said.items().addAll(news.items());
            said.events().addAll(news.events());
        }
        said.items().sort(IN_TIME);
        Map<String, Groups> groups = new HashMap<>();
        for (Item item : said.items()) {
            groups.computeIfAbsent(
                            item.brand(),
                            id -> new Groups(
                                    settings(id),
                                    new MapTable<>(),
                                    new MapTable<>(),
                                    placed -> items.put(placed.item(), placed)))
                    .hear(item);
        }
    }

    /** A conversation with its memory. */
    private static final class HeldConversation {
        private final MemoryInMaps memory = new MemoryInMaps();
        private final Conversation conversation;

        HeldConversation(CareSettings settings, String thread) {
            conversation = new Conversation(settings, thread, memory);
        }

        void hear(CareEvent event) {
            conversation.hear(event, event.at());
        }

        CareNews end(Instant end) {
            memory.customers().forEach(customer -> conversation.wake(customer, end));
            return conversation.news();
        }
    }

    private CareSettings settings(String brand) {
        return settings.getOrDefault(brand, CareSettings.DEFAULTS);
    }
}
