package io.earshot.care;

import io.earshot.clock.PriorityLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cases of a thread: goes through what fell due in them, and tells what is new of them, each version once. */
final class Cases {
    private final CareSettings settings;
    private final ConversationMemory memory;
    private final CareNews news;

    Cases(CareSettings settings, ConversationMemory memory, CareNews news) {
        this.settings = settings;
        this.memory = memory;
        this.news = news;
    }

    /** Who has a case, in the order of their names. */
    List<String> customers(Instant now) {
        List<String> all = new ArrayList<>();
        memory.cases().keys().forEach(all::add);
        all.sort(null);
        all.removeIf(customer -> advance(customer, now) == null);
        return all;
    }

    /** Applies what fell due for a customer by now; null if there is no case any more. */
    @Nullable
    Case advance(String customer, Instant now) {
        Case known = memory.cases().get(customer);
        while (known != null) {
            Instant next = known.standing().wakesAt();
            if (next == null || next.isAfter(now)) {
                break;
            }
            tell(customer, known, known, next);
            known = memory.cases().get(customer);
        }
        return known;
    }

    /** Keeps a case as it is now, and tells what is new of it. */
    void tell(String customer, @Nullable Case older, Case newer, Instant time) {
        Instant now = older != null && older.standing().seenAt().isAfter(time)
                ? older.standing().seenAt()
                : time;
        Course course = Course.of(newer, settings, now);
        if (older != null && course.isOver()) {
            memory.cases().remove(customer);
            newer.posts().forEach(memory.authors()::remove);
            memory.wake(customer, older.standing().wakesAt(), null);
            return;
        }
        if (older != null) {
            Set<String> kept = Set.copyOf(newer.posts());
            older.posts().stream().filter(post -> !kept.contains(post)).forEach(memory.authors()::remove);
        }
        Standing before = newer.standing();
        List<String> told = tell(newer, course.events());
        Instant updatedAt = before.updatedAt();
        long version = before.version();
        Item item = course.item(updatedAt, version);
        if (older == null || !item.equals(course(older).item(updatedAt, version))) {
            updatedAt = now.isAfter(updatedAt) ? now : updatedAt;
            version = Math.max(version + 1, now.toEpochMilli());
            news.items().add(course.item(updatedAt, version));
        }
        PriorityLevel level = item.priority().level();
        PriorityLevel known = before.level() == null ? level : before.level();
        if (isFar(known, level)) {
            news.events().add(course.priorityChanged(known, now, version));
            known = level;
        }
        Instant wakesAt = course.next();
        memory.cases()
                .put(
                        customer,
                        newer.stands(new Standing(course.pledges(), told, known, now, wakesAt, updatedAt, version)));
        memory.wake(customer, before.wakesAt(), wakesAt);
    }

    /** Tells the events that were not told yet; all that were told now, by what follows the item in their ids. */
    private List<String> tell(Case of, List<ItemEvent> events) {
        List<String> told = new ArrayList<>(of.standing().told());
        int prefix = of.opening().item().length() + 1;
        for (ItemEvent event : events) {
            String name = event.event().substring(prefix);
            if (!told.contains(name)) {
                told.add(name);
                news.events().add(event);
            }
        }
        return told;
    }

    /** The course of a case until it was last looked at. */
    private Course course(Case known) {
        return Course.of(known, settings, known.standing().seenAt());
    }

    /** Whether there is a level between the two. */
    private static boolean isFar(PriorityLevel a, PriorityLevel b) {
        return a.compareTo(b) < 0
                ? EnumSet.range(a, b).size() > 2
                : EnumSet.range(b, a).size() > 2;
    }
}
