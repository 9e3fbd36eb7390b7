package io.earshot.care;

import io.earshot.help.Suggestion;
import io.earshot.mention.Intent;
import io.earshot.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the items of one brand that are about the same into groups, so that one answer can serve many. Each has a lead,
 * the item that most people see, which is told anew when another becomes it, and when the group has grown by a tenth; the
 * others know the group as it was when they last changed themselves.
 */
public final class Groups {
    private final CareSettings settings;

    /** By topic. */
    private final Table<Group> groups;

    /** By item. */
    private final Table<Member> members;

    private final Consumer<Item> out;

    public Groups(CareSettings settings, Table<Group> groups, Table<Member> members, Consumer<Item> out) {
        this.settings = settings;
        this.groups = groups;
        this.members = members;
        this.out = out;
    }

    /** Takes the next version of an item, and tells it with its place; and the lead, if that looks otherwise now. */
    public void hear(Item item) {
        Member before = members.get(item.item());
        GroupPlace place = item.group();
        if (place == null) {
            out.accept(item);
            return;
        }
        Member now = new Member(place.topic(), item.open(), isUnanswerable(item), version(item, before));
        if (before != null && !before.topic().equals(now.topic())) {
            leave(item.item(), before);
            before = null;
        }
        Group group = groups.get(place.topic());
        Group next = (group == null ? Group.of(item) : group)
                .counted(
                        before == null ? 1 : 0,
                        count(now.isOpen()) - count(before != null && before.isOpen()),
                        count(now.isUnanswerable()) - count(before != null && before.isUnanswerable()));
        Item oldLead = next.lead();
        boolean leads = oldLead.item().equals(item.item());
        boolean isLed = isMember(oldLead, place.topic());
        boolean takesOver = !leads && (!isLed || isMoreVisible(item, oldLead));
        next = leads || takesOver ? next.ledBy(item) : next.sampled(item.item());
        if (takesOver && isLed) {
            next = next.sampled(oldLead.item());
        }
        members.put(item.item(), now);
        if (takesOver && isLed) {
            tell(oldLead, next, place.label(), item.updatedAt());
        }
        if (leads || takesOver) {
            next = next.told();
        }
        out.accept(placed(item, next, place.label(), item.updatedAt(), now.version()));
        if (!leads && !takesOver && next.hasGrown()) {
            tell(next.lead(), next, place.label(), item.updatedAt());
            next = next.told();
        }
        groups.put(place.topic(), next);
    }

    /** Forgets an item that ended long ago. */
    public void forget(String item) {
        Member member = members.get(item);
        if (member == null) {
            return;
        }
        members.remove(item);
        Group group = groups.get(member.topic());
        if (group != null) {
            keep(member.topic(), group.forgetting(item, member));
        }
    }

    private void leave(String item, Member before) {
        Group group = groups.get(before.topic());
        if (group != null) {
            keep(before.topic(), group.losing(item, before));
        }
    }

    /** Whoever led it may have gone: then the next that is heard of leads. */
    private void keep(String topic, Group group) {
        if (group.members() <= 0) {
            groups.remove(topic);
        } else {
            groups.put(topic, group);
        }
    }

    private boolean isMember(Item item, String topic) {
        Member member = members.get(item.item());
        return member != null && member.topic().equals(topic);
    }

    /** Tells an item anew that did not change itself. */
    private void tell(Item item, Group group, String label, Instant now) {
        Member member = members.get(item.item());
        if (member == null) {
            return;
        }
        long version = Math.max(member.version() + 1, now.toEpochMilli());
        members.put(item.item(), new Member(member.topic(), member.isOpen(), member.isUnanswerable(), version));
        out.accept(placed(item, group, label, now.isAfter(item.updatedAt()) ? now : item.updatedAt(), version));
    }

    private Item placed(Item item, Group group, String label, Instant updatedAt, long version) {
        GroupPlace place = group.place(item, label);
        List<Suggestion> suggestions = new ArrayList<>(item.suggestions());
        if (place.lead().equals(item.item())) {
            suggestions.addAll(group.advice(settings, label));
        }
        return item.in(place, suggestions, updatedAt, version);
    }

    private static boolean isMoreVisible(Item item, Item lead) {
        return item.reach() > lead.reach();
    }

    private static boolean isUnanswerable(Item item) {
        Intent.Label intent = item.intent().label();
        return (intent == Intent.Label.QUESTION || intent == Intent.Label.REQUEST)
                && item.suggestions().isEmpty();
    }

    private static long version(Item item, @Nullable Member before) {
        return before == null ? item.version() : Math.max(before.version() + 1, item.version());
    }

    private static int count(boolean one) {
        return one ? 1 : 0;
    }
}
