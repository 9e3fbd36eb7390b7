package io.earshot.care;

import io.earshot.alert.AlertLevel;
import io.earshot.mention.Mention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final Cases cases;

    /** What the thread remembers beside its cases, once it was asked for. */
    private @Nullable ThreadState state;

    public Conversation(CareSettings settings, String thread, ConversationMemory memory) {
        this.settings = settings;
        this.thread = thread;
        this.memory = memory;
        cases = new Cases(settings, memory, news);
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
            cases.advance(sleeper, now);
        }
    }

    private void hear(Briefed briefed, Instant now) {
        Mention mention = briefed.mention();
        if (Triage.answers(mention)) {
            hear(Deed.of(mention, thread, settings.zone()), now);
        } else if (!mention.own()) {
            String customer = Case.customer(mention.post().author());
            Case known = customer == null ? null : cases.advance(customer, now);
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
        cases.tell(customer, null, opened, now);
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
        cases.tell(customer, known, next, now);
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
            Case asked = cases.advance(asker, now);
            if (asked != null) {
                cases.tell(
                        asker,
                        asked,
                        asked.with(Happening.said(
                                Happening.Kind.PEER_ANSWERED,
                                mention.post().id(),
                                mention.post().createdAt())),
                        now);
            }
        }
        if (customer == null
                || (state().wakesAt() == null && cases.customers(now).isEmpty())) {
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
            Case known = cases.advance(customer, now);
            if (known != null && serves(deed, customer, known, now)) {
                cases.tell(customer, known, known.with(deed.happening()), now);
            }
        }
    }

    /** Who may be served by what the brand did. */
    private List<String> served(Deed deed, Instant now) {
        String author = deed.post() == null ? null : author(deed.post());
        if (author != null) {
            return List.of(author);
        }
        return deed.named().isEmpty() ? cases.customers(now) : deed.named();
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
        return cases.customers(now).stream().allMatch(customer::equals);
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
        Case known = customer == null ? null : cases.advance(customer, now);
        if (known != null && customer != null) {
            heat(customer, known, known.facts().in(member.topic()), at, now);
        }
    }

    private void hear(TopicNews topic, Instant at, Instant now) {
        for (String customer : cases.customers(now)) {
            Case known = memory.cases().get(customer);
            if (known != null && known.isIn(topic.topic())) {
                heat(customer, known, known.facts().in(topic.whole()), at, now);
            }
        }
    }

    private void hear(ThreadRisk risk, Instant at, Instant now) {
        keep(state().deeds(), state().others(), risk.level(), now);
        for (String customer : cases.customers(now)) {
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
        cases.tell(customer, known, next, now);
    }

    private void forget(Instant now) {
        Instant wakesAt = state().wakesAt();
        if (wakesAt == null
                || state().touchedAt().plus(CareSettings.REPLY_MEMORY).isAfter(now)) {
            return;
        }
        Instant next = cases.customers(now).isEmpty() ? null : now.plus(CareSettings.REPLY_MEMORY);
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
}
