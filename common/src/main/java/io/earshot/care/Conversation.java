package io.earshot.care;

import io.earshot.mention.Mention;
import io.earshot.post.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread of posts and what a brand owes the customers in it. It is told of each mention and each activity, and of the
 * time; it answers with the items that changed, each version once.
 *
 * <p>News may come in any order: what the brand did is kept for a while, and an item that opens late hears all of it.
 *
 * <p>Time is whatever the caller says it is, event time or the wall's; deadlines that passed are applied at their own
 * instant, one after the other, before anything that is heard later.
 */
public final class Conversation {
    /** A thread in which a brand did more than this within a day is a campaign, not a conversation. */
    static final int MOST_DEEDS = 100;

    /** As many posts back, an answer to a post that opened no item still finds its customer. */
    static final int MOST_VOICES = 100;

    private final CarePolicy policy;
    private final String brand;
    private final String thread;
    private final List<Case> cases;
    private final List<Deed> deeds;
    private final List<Voice> voices;
    private Instant touchedAt;

    public Conversation(CarePolicy policy, ConversationState state) {
        this.policy = policy;
        this.brand = state.brand();
        this.thread = state.thread();
        this.cases = new ArrayList<>(state.cases());
        this.deeds = new ArrayList<>(state.deeds());
        this.voices = new ArrayList<>(state.voices());
        this.touchedAt = state.touchedAt();
    }

    /** Hears a mention or an activity. */
    public List<Item> hear(CareEvent event, Instant now) {
        if (event.mention() != null) {
            return hear(event.mention(), now);
        }
        return event.activity() != null ? hear(event.activity(), now) : advance(now);
    }

    /** What to keep until the next time. */
    public ConversationState state() {
        return new ConversationState(
                brand, thread, List.copyOf(cases), List.copyOf(deeds), List.copyOf(voices), touchedAt);
    }

    /** Hears a mention of the brand in this thread. A mention that was heard before changes nothing. */
    public List<Item> hear(Mention mention, Instant now) {
        List<Item> changed = advance(now);
        Post post = mention.post();
        if (Triage.answers(mention)) {
            String answered = post.inReplyTo() != null ? post.inReplyTo() : thread;
            List<String> named =
                    post.mentions().stream().map(Conversation::folded).toList();
            hear(new Deed(Activity.Type.REPLIED, post.createdAt(), answered, named, true, null, null), now, changed);
        } else if (Triage.of(mention) == Triage.OPEN) {
            open(mention, now, changed);
        } else if (Triage.of(mention) == Triage.NOT_ACTIONABLE) {
            remember(post, now);
        }
        return changed;
    }

    /** Hears what an agent or a ticket system did in this thread. */
    public List<Item> hear(Activity activity, Instant now) {
        List<Item> changed = advance(now);
        switch (activity.type()) {
            case REPLIED, CLAIMED, PROMISED, RESOLVED, REOPENED ->
                hear(
                        new Deed(
                                activity.type(),
                                activity.at(),
                                activity.target(),
                                List.of(),
                                false,
                                activity.agent(),
                                activity.dueAt()),
                        now,
                        changed);
            case FEEDBACK, NOTE, CONTACT -> {
                // they change no item yet
            }
        }
        return changed;
    }

    /** Applies all that fell due by now, in the order in which it did; forgets a conversation that ended long ago. */
    public List<Item> advance(Instant now) {
        List<Item> changed = new ArrayList<>();
        for (int next = earliest(); next >= 0; next = earliest()) {
            Case open = cases.get(next);
            Instant due = open.due();
            if (due.isAfter(now)) {
                break;
            }
            replace(next, open.fallenDue(), due, changed);
        }
        if (!isEmpty() && earliest() < 0 && !forgetAt().isAfter(now)) {
            cases.clear();
            deeds.clear();
            voices.clear();
        }
        return changed;
    }

    /** When to {@link #advance} next at the latest; empty if there is nothing to remember. */
    public Optional<Instant> next() {
        if (isEmpty()) {
            return Optional.empty();
        }
        int earliest = earliest();
        return Optional.of(earliest >= 0 ? cases.get(earliest).due() : forgetAt());
    }

    /** Whether there is nothing to remember. */
    public boolean isEmpty() {
        return cases.isEmpty() && deeds.isEmpty();
    }

    private Instant forgetAt() {
        return touchedAt.plus(cases.isEmpty() ? policy.replyMemory() : policy.expireAfter());
    }

    private void touch(Instant now) {
        touchedAt = now.isAfter(touchedAt) ? now : touchedAt;
    }

    private void open(Mention mention, Instant now, List<Item> changed) {
        for (Case known : cases) {
            if (known.item().mention().equals(mention.mention())) {
                return;
            }
        }
        touch(now);
        Post post = mention.post();
        Instant clockStart = post.receivedAt() != null ? post.receivedAt() : post.createdAt();
        Item item = new Item(
                mention.mention(),
                brand,
                thread,
                mention.mention(),
                Customer.of(post.author()),
                post.platform(),
                mention.language(),
                mention.intent(),
                mention.sentiment(),
                Priority.of(mention),
                policy.promise(post.platform(), clockStart),
                Item.Status.NEW,
                null,
                excerpt(post.text()),
                post.url(),
                post.createdAt(),
                now,
                null,
                null,
                null,
                now,
                now.toEpochMilli());
        Case opened = new Case(item, Instant.EPOCH, clockStart.plus(policy.expireAfter()));
        cases.add(opened);
        for (Deed deed : deeds) {
            if (covers(deed, item)) {
                opened = opened.after(deed, policy.expireAfter());
            }
        }
        while (!opened.due().isAfter(now)) {
            opened = opened.fallenDue();
        }
        cases.set(cases.size() - 1, opened);
        changed.add(opened.item());
    }

    /** A customer's post that opens no item matters only where the brand may answer it in place of one that did. */
    private void remember(Post post, Instant now) {
        String handle = Customer.of(post.author()).handle();
        if (isEmpty() || handle == null) {
            return;
        }
        Voice voice = new Voice(post.id(), folded(handle));
        if (voices.contains(voice)) {
            return;
        }
        touch(now);
        if (voices.size() == MOST_VOICES) {
            voices.remove(0);
        }
        voices.add(voice);
    }

    private void hear(Deed deed, Instant now, List<Item> changed) {
        deeds.removeIf(old -> old.at().plus(policy.replyMemory()).isBefore(deed.at()));
        if (deeds.contains(deed)) {
            return;
        }
        touch(now);
        if (deeds.size() == MOST_DEEDS) {
            deeds.remove(0);
        }
        int place = deeds.size();
        while (place > 0 && deeds.get(place - 1).at().isAfter(deed.at())) {
            place--;
        }
        deeds.add(place, deed);
        for (int i = 0; i < cases.size(); i++) {
            Case known = cases.get(i);
            if (covers(deed, known.item())) {
                replace(i, known.after(deed, policy.expireAfter()), now, changed);
            }
        }
    }

    /**
     * Whether what the brand did was done for the item. What is done about one post is done for the item of that post;
     * an answer also serves what the same customer had asked before it. What is done about the whole conversation is
     * done for all that was asked before it. Where an own post answers a post whose author is not known, the customers
     * whom it names are served; and where it names none, the customer who is alone in the thread.
     */
    private boolean covers(Deed deed, Item item) {
        if (item.post().equals(deed.post())) {
            return true;
        }
        if (item.publishedAt().isAfter(deed.at())) {
            return false;
        }
        if (deed.post() == null) {
            return true;
        }
        if (!deed.answers()) {
            return false;
        }
        String customer = item.customer().handle();
        if (customer == null) {
            return false;
        }
        String served = author(deed.post());
        if (served != null) {
            return served.equals(folded(customer));
        }
        if (!deed.own()) {
            return false;
        }
        return deed.named().isEmpty() ? alone(item) : deed.named().contains(folded(customer));
    }

    private @Nullable String author(String post) {
        for (Case known : cases) {
            String handle = known.item().customer().handle();
            if (handle != null && known.item().post().equals(post)) {
                return folded(handle);
            }
        }
        for (Voice voice : voices) {
            if (voice.post().equals(post)) {
                return voice.handle();
            }
        }
        return null;
    }

    private boolean alone(Item item) {
        return cases.stream()
                .allMatch(known ->
                        item.customer().handle().equals(known.item().customer().handle()));
    }

    private void replace(int index, Case newer, Instant when, List<Item> changed) {
        Case older = cases.get(index);
        if (newer.item().equals(older.item())) {
            cases.set(index, newer);
            return;
        }
        touch(when);
        Item versioned = newer.item().changed(when);
        cases.set(index, new Case(versioned, newer.newsAt(), newer.expiresAt()));
        changed.add(versioned);
    }

    /** The case that falls due first, or −1. */
    private int earliest() {
        int earliest = -1;
        for (int i = 0; i < cases.size(); i++) {
            Instant due = cases.get(i).due();
            if (due.isBefore(earliest < 0 ? Instant.MAX : cases.get(earliest).due())) {
                earliest = i;
            }
        }
        return earliest;
    }

    private static String folded(String handle) {
        return (handle.startsWith("@") ? handle.substring(1) : handle).toLowerCase(Locale.ROOT);
    }

    private static String excerpt(String text) {
        if (text.length() <= Item.MOST_TEXT) {
            return text;
        }
        int end = Item.MOST_TEXT - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
