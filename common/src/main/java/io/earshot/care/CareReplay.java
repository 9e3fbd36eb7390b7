package io.earshot.care;

import io.earshot.mention.Mention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Care over a finished history, in event time: what the job would have said by its end. */
public final class CareReplay {
    private final CarePolicy policy;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();

    private CareReplay(CarePolicy policy) {
        this.policy = policy;
    }

    /**
     * The items as of the end, in the order in which they were opened.
     *
     * @param end what happened later is left out
     */
    public static List<Item> items(
            Collection<Mention> mentions, Collection<Activity> activities, CarePolicy policy, Instant end) {
        CareReplay replay = new CareReplay(policy);
        for (CareEvent event : inTime(mentions, activities)) {
            if (!event.at().isAfter(end)) {
                replay.hear(event);
            }
        }
        for (Conversation conversation : replay.conversations.values()) {
            replay.keep(conversation.advance(end));
        }
        return List.copyOf(replay.items.values());
    }

    private void hear(CareEvent event) {
        Conversation conversation = conversations.computeIfAbsent(
                event.key(), key -> new Conversation(policy, ConversationState.empty(event.brand(), event.thread())));
        keep(conversation.hear(event, event.at()));
    }

    private void keep(List<Item> changed) {
        for (Item item : changed) {
            items.put(item.item(), item);
        }
    }

    private static List<CareEvent> inTime(Collection<Mention> mentions, Collection<Activity> activities) {
        List<Mention> sorted = new ArrayList<>(mentions);
        sorted.sort((a, b) -> CareEvent.IN_TIME.compare(CareEvent.of(a, ""), CareEvent.of(b, "")));
        Map<String, Map<String, String>> threads = new HashMap<>();
        Map<String, Set<String>> brands = new HashMap<>();
        List<CareEvent> events = new ArrayList<>();
        for (Mention mention : sorted) {
            Map<String, String> known = threads.computeIfAbsent(mention.brand(), brand -> new HashMap<>());
            String thread = Threads.of(mention.post(), known::get);
            known.put(mention.post().id(), thread);
            brands.computeIfAbsent(mention.post().id(), post -> new TreeSet<>()).add(mention.brand());
            brands.computeIfAbsent(thread, post -> new TreeSet<>()).add(mention.brand());
            events.add(CareEvent.of(mention, thread));
        }
        for (Activity activity : activities) {
            String about = activity.about();
            for (String brand : about == null ? brands.getOrDefault(activity.lead(), Set.of()) : Set.of(about)) {
                Map<String, String> known = threads.getOrDefault(brand, Map.of());
                events.add(CareEvent.of(activity, brand, Threads.of(activity.lead(), known::get)));
            }
        }
        events.sort(CareEvent.IN_TIME);
        return events;
    }
}
