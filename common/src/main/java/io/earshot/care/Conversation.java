package io.earshot.care;

import io.earshot.alert.AlertLevel;
import io.earshot.clock.PriorityLevel;
import io.earshot.mention.Mention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A thread of posts and what a brand owes the customers in it: one item for each of them who asks for something. It is
 * told of each mention and each activity, and of the time; it answers with the items that changed, each version once.
 *
 * <p>News may come in any order: what the brand did is kept for a while, and an item that opens late hears all of it.
 *
 * <p>Time is whatever the caller says it is, event time or the wall's; deadlines that passed are applied at their own
 * instant, one after the other, before anything that is heard later.
 */
public final class Conversation {
    /** Who wakes to forget what the thread remembers beside its cases. */
    public static final String THREAD = "";

    /** A thread in which a brand did more than this within a day is a campaign, not a conversation. */
    static final int MOST_DEEDS = 100;

    /** As many posts back, an answer to a post that opened no item still finds its customer. */
    static final int MOST_VOICES = 100;

    private final CareSettings settings;
    private final String thread;
    private final ConversationMemory memory;
    private final CareNews news = new CareNews();

    /** What the thread remembers beside its cases, once it was asked for. */
    private @Nullable ThreadState state;

    /** The case that was gone through last, and its course until it was last looked at: it is asked for again at once. */
    private @Nullable Case gone;

    private @Nullable Course goneCourse;

    public Conversation(CareSettings settings, String thread, ConversationMemory memory) {
        this.settings = settings;
        this.thread = thread;
        this.memory = memory;
    }

    /** What there is to tell since the conversation was taken up. */
    public CareNews news() {
        return news;
    }

    /** Hears something. A thing that was heard before changes nothing. */
    public void hear(CareEvent event, Instant now) {
        forget(now);
        if (event.briefed() != null) {
            hear(event.briefed(), now);
        } else if (event.activity() != null) {
            hear(event.activity(), now);
        } else if (event.member() != null) {
            join(event.member(), event.at(), now);
        } else if (event.topic() != null) {
            hear(event.topic(), event.at(), now);
        } else if (event.risk() != null) {
            hear(event.risk(), event.at(), now);
        }
    }

    /** Applies what fell due for the sleeper by now, each at its own instant. */
    public void wake(String sleeper, Instant now) {
        if (sleeper.equals(THREAD)) {
            forget(now);
        } else {
            advance(sleeper, now);
        }
    }

    private void hear(Briefed briefed, Instant now) {
        Mention mention = briefed.mention();
        if (Triage.answers(mention)) {
            hear(Deed.of(mention, thread, settings.zone()), now);
        } else if (!mention.own()) {
            String customer = Case.customer(mention.post().author());
            Case known = customer == null ? null : advance(customer, now);
            if (known != null && customer != null) {
                goOn(customer, known, briefed, now);
            } else if (briefed.verdict().open()) {
                open(customer == null ? mention.post().id() : customer, briefed, now);
            } else {
                remember(mention, customer, now);
            }
        }
    }

    private void hear(Activity activity, Instant now) {
        switch (activity.type()) {
            case REPLIED, CLAIMED, PROMISED, RESOLVED, REOPENED -> hear(Deed.of(activity), now);
            case FEEDBACK, NOTE, CONTACT -> {
                // they change no item
            }
        }
    }

    private void open(String customer, Briefed briefed, Instant now) {
        String post = briefed.mention().post().id();
        memory.authors().put(post, customer);
        Case opened = Case.open(briefed, thread, now);
        AlertLevel risk = state().risk();
        if (risk != null) {
            CaseFacts facts = opened.facts().at(risk);
            opened = opened.facts(facts)
                    .with(Happening.heat(
                            Happening.Kind.HEATED,
                            opened.opening().publishedAt(),
                            Objects.requireNonNull(facts.heat())));
        }
        for (Deed deed : state().deeds()) {
            if (serves(deed, customer, opened, now)) {
                opened = opened.with(deed.happening());
            }
        }
        tell(customer, null, opened, now);
    }

    /** A further post of somebody who has a case. */
    private void goOn(String customer, Case known, Briefed briefed, Instant now) {
        Mention mention = briefed.mention();
        String post = mention.post().id();
        if (known.knows(post)) {
            return;
        }
        memory.authors().put(post, customer);
        Case next =
                switch (Further.of(briefed)) {
                    case ASKS ->
                        known.with(mention)
                                .with(Happening.asked(
                                        post,
                                        mention.post().createdAt(),
                                        mention.post().receivedAt()));
                    case PRAISES ->
                        praised(known, mention)
                                .with(Happening.said(
                                        Happening.Kind.PRAISED,
                                        post,
                                        mention.post().createdAt()));
                    case SAYS_NOTHING ->
                        known.with(Happening.said(
                                Happening.Kind.SAID, post, mention.post().createdAt()));
                };
        for (Deed deed : state().deeds()) {
            if (post.equals(deed.post())) {
                next = next.with(deed.happening());
            }
        }
        tell(customer, known, next, now);
    }

    private static Case praised(Case known, Mention mention) {
        return Praise.isAfterAnswer(mention)
                ? known.praised(new Testimonial(
                        mention.mention(),
                        Opening.excerpt(mention.post().text()),
                        mention.post().createdAt()))
                : known;
    }

    /** Somebody's post that opens no item matters where it answers a customer, or where the brand may answer it. */
    private void remember(Mention mention, @Nullable String customer, Instant now) {
        if (Praise.isStrong(mention)) {
            news.events().add(ItemEvent.testimonial(mention));
        }
        String answered = mention.post().inReplyTo();
        String asker = answered == null ? null : memory.authors().get(answered);
        if (asker != null && Further.mayAnswer(mention)) {
            Case asked = advance(asker, now);
            if (asked != null) {
                tell(
                        asker,
                        asked,
                        asked.with(Happening.said(
                                Happening.Kind.PEER_ANSWERED,
                                mention.post().id(),
                                mention.post().createdAt())),
                        now);
            }
        }
        if (customer == null || (state().wakesAt() == null && customers(now).isEmpty())) {
            return;
        }
        Voice voice = new Voice(mention.post().id(), customer);
        List<Voice> others = new ArrayList<>(state().others());
        if (!others.contains(voice)) {
            if (others.size() == MOST_VOICES) {
                others.remove(0);
            }
            others.add(voice);
            keep(state().deeds(), others, state().risk(), now);
        }
    }

    private void hear(Deed deed, Instant now) {
        List<Deed> deeds = new ArrayList<>(state().deeds());
        deeds.removeIf(old -> old.at().plus(CareSettings.REPLY_MEMORY).isBefore(deed.at()));
        if (deeds.contains(deed)) {
            return;
        }
        if (deeds.size() == MOST_DEEDS) {
            deeds.remove(0);
        }
        int place = deeds.size();
        while (place > 0 && deeds.get(place - 1).at().isAfter(deed.at())) {
            place--;
        }
        deeds.add(place, deed);
        keep(deeds, state().others(), state().risk(), now);
        for (String customer : served(deed, now)) {
            Case known = advance(customer, now);
            if (known != null && serves(deed, customer, known, now)) {
                tell(customer, known, known.with(deed.happening()), now);
            }
        }
    }

    /** Who may be served by what the brand did. */
    private List<String> served(Deed deed, Instant now) {
        String author = deed.post() == null ? null : author(deed.post());
        if (author != null) {
            return List.of(author);
        }
        return deed.named().isEmpty() ? customers(now) : deed.named();
    }

    /**
     * Whether what the brand did was done for the customer. What is done about one post is done for the item of that
     * post; an answer also serves what the same customer had asked before it. What is done about a topic or the whole
     * conversation is done for all that was asked in it before. Where an own post answers a post whose author is not
     * known, the customers whom it names are served; and where it names none, the customer who is alone in the thread.
     */
    private boolean serves(Deed deed, String customer, Case known, Instant now) {
        String post = deed.post();
        if (post != null && known.knows(post)) {
            return true;
        }
        if (known.opening().publishedAt().isAfter(deed.at())) {
            return false;
        }
        if (deed.topic() != null) {
            return known.isIn(deed.topic());
        }
        if (post == null) {
            return true;
        }
        if (!deed.answers()) {
            return false;
        }
        String author = author(post);
        if (author != null) {
            return author.equals(customer);
        }
        if (!deed.own()) {
            return false;
        }
        return deed.named().isEmpty() ? isAlone(customer, now) : deed.named().contains(customer);
    }

    private boolean isAlone(String customer, Instant now) {
        return customers(now).stream().allMatch(customer::equals);
    }

    private @Nullable String author(String post) {
        String author = memory.authors().get(post);
        if (author != null) {
            return author;
        }
        for (Voice voice : state().others()) {
            if (voice.post().equals(post)) {
                return voice.handle();
            }
        }
        return null;
    }

    private void join(Membership member, Instant at, Instant now) {
        String customer = memory.authors().get(ItemId.post(member.mention()));
        Case known = customer == null ? null : advance(customer, now);
        if (known != null && customer != null) {
            heat(customer, known, known.facts().in(member.topic()), at, now);
        }
    }

    private void hear(TopicNews topic, Instant at, Instant now) {
        for (String customer : customers(now)) {
            Case known = memory.cases().get(customer);
            if (known != null && known.isIn(topic.topic())) {
                heat(customer, known, known.facts().in(topic.whole()), at, now);
            }
        }
    }

    private void hear(ThreadRisk risk, Instant at, Instant now) {
        keep(state().deeds(), state().others(), risk.level(), now);
        for (String customer : customers(now)) {
            Case known = memory.cases().get(customer);
            if (known != null) {
                heat(customer, known, known.facts().at(risk.level()), at, now);
            }
        }
    }

    /** What is new of the topic or the thread; it may make the clocks run faster, or no longer. */
    private void heat(String customer, Case known, CaseFacts facts, Instant at, Instant now) {
        Case next = known.facts(facts);
        String before = known.facts().heat();
        String after = facts.heat();
        if (before == null && after != null) {
            next = next.with(Happening.heat(Happening.Kind.HEATED, at, after));
        } else if (before != null && after == null) {
            next = next.with(Happening.heat(Happening.Kind.COOLED, at, "no longer: " + before));
        }
        tell(customer, known, next, now);
    }

    /** Applies what fell due for a customer by now; null if there is no case any more. */
    private @Nullable Case advance(String customer, Instant now) {
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
    private void tell(String customer, @Nullable Case older, Case newer, Instant time) {
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
        List<String> told = new ArrayList<>(before.told());
        int prefix = newer.opening().item().length() + 1;
        for (ItemEvent event : course.events()) {
            String name = event.event().substring(prefix);
            if (!told.contains(name)) {
                told.add(name);
                news.events().add(event);
            }
        }
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

    /** The course of a case until it was last looked at. */
    @SuppressWarnings("ReferenceEquality") // another of the same content is gone through anew, with the same result
    private Course course(Case known) {
        if (goneCourse == null || gone != known) {
            gone = known;
            goneCourse = Course.of(known, settings, known.standing().seenAt());
        }
        return goneCourse;
    }

    /** Whether there is a level between the two. */
    private static boolean isFar(PriorityLevel a, PriorityLevel b) {
        return a.compareTo(b) < 0
                ? EnumSet.range(a, b).size() > 2
                : EnumSet.range(b, a).size() > 2;
    }

    private void forget(Instant now) {
        Instant wakesAt = state().wakesAt();
        if (wakesAt == null
                || state().touchedAt().plus(CareSettings.REPLY_MEMORY).isAfter(now)) {
            return;
        }
        Instant next = customers(now).isEmpty() ? null : now.plus(CareSettings.REPLY_MEMORY);
        memory.wake(THREAD, wakesAt, next);
        keep(next == null ? ThreadState.EMPTY : state().wakesAt(next));
    }

    private void keep(List<Deed> deeds, List<Voice> others, @Nullable AlertLevel risk, Instant now) {
        Instant next = now.plus(CareSettings.REPLY_MEMORY);
        memory.wake(THREAD, state().wakesAt(), next);
        keep(new ThreadState(List.copyOf(deeds), List.copyOf(others), risk, now, next));
    }

    private void keep(ThreadState newState) {
        state = newState;
        memory.thread(newState.wakesAt() == null ? null : newState);
    }

    private ThreadState state() {
        if (state == null) {
            state = Objects.requireNonNullElse(memory.thread(), ThreadState.EMPTY);
        }
        return state;
    }

    /** Who has a case, in the order of their names. */
    private List<String> customers(Instant now) {
        List<String> all = new ArrayList<>();
        memory.cases().keys().forEach(all::add);
        all.sort(null);
        all.removeIf(customer -> advance(customer, now) == null);
        return all;
    }
}
