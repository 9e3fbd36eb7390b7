package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.customer.CustomerContext;
import io.earshot.help.Help;
import io.earshot.mention.Mention;
import io.earshot.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thread of a test, with its memory and its alarms; what it tells is kept. */
final class Listening implements ConversationMemory {
    private static final String THREAD = "x:1";

    final List<Item> versions = new ArrayList<>();
    final List<ItemEvent> events = new ArrayList<>();
    private final MemoryInMaps kept = new MemoryInMaps();
    private final Map<String, Instant> alarms = new HashMap<>();
    private final CareSettings settings;

    Listening(CareSettings settings) {
        this.settings = settings;
    }

    List<Item> hear(Mention mention, Instant now) {
        return hear(CareEvent.of(briefed(mention), THREAD), now);
    }

    static Briefed briefed(Mention mention) {
        return new Briefed(mention, TriageRules.usual().judge(mention), Help.NONE, CustomerContext.UNKNOWN);
    }

    List<Item> hear(Activity activity, Instant now) {
        return hear(CareEvent.of(activity, Story.BRAND, THREAD), now);
    }

    List<Item> hear(CareEvent event, Instant now) {
        Conversation conversation = new Conversation(settings, THREAD, this);
        conversation.hear(event, now);
        return told(conversation);
    }

    /** Lets time go on: alarms ring at their time. */
    List<Item> advance(Instant now) {
        List<Item> told = new ArrayList<>();
        while (true) {
            Optional<Map.Entry<String, Instant>> first = alarms.entrySet().stream()
                    .min(Comparator.comparing((Map.Entry<String, Instant> alarm) -> alarm.getValue())
                            .thenComparing(Map.Entry::getKey));
            if (first.isEmpty() || first.get().getValue().isAfter(now)) {
                return told;
            }
            Instant at = first.get().getValue();
            String sleeper = first.get().getKey();
            alarms.remove(sleeper);
            Conversation conversation = new Conversation(settings, THREAD, this);
            conversation.wake(sleeper, at);
            told.addAll(told(conversation));
        }
    }

    Optional<Instant> next() {
        return alarms.values().stream().min(Instant::compareTo);
    }

    boolean isEmpty() {
        return kept.customers().isEmpty()
                && kept.thread() == null
                && !kept.authors().keys().iterator().hasNext();
    }

    List<ItemEvent.Kind> kinds() {
        return events.stream().map(ItemEvent::kind).toList();
    }

    private List<Item> told(Conversation conversation) {
        versions.addAll(conversation.news().items());
        events.addAll(conversation.news().events());
        return conversation.news().items();
    }

    @Override
    public Table<Case> cases() {
        return kept.cases();
    }

    @Override
    public Table<String> authors() {
        return kept.authors();
    }

    @Override
    public @Nullable ThreadState thread() {
        return kept.thread();
    }

    @Override
    public void thread(@Nullable ThreadState state) {
        kept.thread(state);
    }

    @Override
    public void wake(String sleeper, @Nullable Instant before, @Nullable Instant at) {
        assertThat(before).as("when %s was to wake", sleeper).isEqualTo(alarms.getOrDefault(sleeper, before));
        if (at == null) {
            alarms.remove(sleeper);
        } else {
            alarms.put(sleeper, at);
        }
    }
}
