package io.earshot.customer;

import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.PostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one author: what the books say, and what they wrote to each brand. What they wrote is forgotten some
 * time after their last post; what the books say stays until the books take it back.
 */
public final class CustomerFile {
    /** Somebody who is silent for so long is new when they come back: a year, and a month for those who come yearly. */
    public static final Duration MEMORY = Duration.ofDays(400);

    /** A mention is heard twice soon, or not at all. */
    private static final int MOST_HEARD = 16;

    /** Somebody who asks in more conversations at a time is a machine. */
    private static final int MOST_THREADS = 16;

    /** So many brands one can mean; who means more advertises. */
    private static final int MOST_BRANDS = 100;

    private final List<KnownCustomer> known;
    private final List<Acquaintance> met;

    public CustomerFile(CustomerFileState state) {
        known = new ArrayList<>(state.known());
        met = new ArrayList<>(state.met());
    }

    /** Takes in what the books say now. */
    public void learn(CustomerNews news) {
        known.removeIf(one -> Objects.equals(one.brand(), news.brand()));
        if (news.known() != null) {
            known.add(news.known());
        }
    }

    /**
     * What was known of the author before this mention. The mention is taken in, unless it is a pure repost: those are
     * somebody else's words. One that was heard already changes nothing.
     *
     * @param asks whether the author wants something of the brand
     * @param thread the conversation that the mention is part of
     */
    public CustomerContext hear(Mention mention, boolean asks, String thread) {
        String brand = mention.brand();
        Instant at = mention.post().createdAt();
        Optional<Acquaintance> before = before(brand, at);
        CustomerContext context = context(brand, before);
        boolean isHeard =
                before.filter(one -> one.heard().contains(mention.mention())).isPresent();
        if (!isHeard && mention.post().kind() != PostKind.REPOST) {
            before.ifPresent(met::remove);
            met.add(longer(before, mention, at, asks, thread));
            if (met.size() > MOST_BRANDS) {
                met.remove(0);
            }
        }
        return context;
    }

    /** Forgets what the author wrote: it is time when nothing was heard of them for as long as {@link #MEMORY}. */
    public void forgetPosts() {
        met.clear();
    }

    /** Whether there is nothing to keep. */
    public boolean isEmpty() {
        return known.isEmpty() && met.isEmpty();
    }

    public CustomerFileState state() {
        return new CustomerFileState(List.copyOf(known), List.copyOf(met));
    }

    private Optional<Acquaintance> before(String brand, Instant at) {
        met.removeIf(
                one -> one.brand().equals(brand) && !one.lastAt().plus(MEMORY).isAfter(at));
        return met.stream().filter(one -> one.brand().equals(brand)).findFirst();
    }

    private CustomerContext context(String brand, Optional<Acquaintance> before) {
        History history = before.map(Acquaintance::history).orElse(History.NONE);
        KnownCustomer inBooks = of(brand).or(() -> of(null)).orElse(null);
        return inBooks == null
                ? new CustomerContext(null, null, history)
                : new CustomerContext(inBooks.id(), inBooks.tier(), history);
    }

    private Optional<KnownCustomer> of(@Nullable String brand) {
        return known.stream().filter(one -> Objects.equals(one.brand(), brand)).findFirst();
    }

    private static Acquaintance longer(
            Optional<Acquaintance> before, Mention mention, Instant at, boolean asks, String thread) {
        Acquaintance old =
                before.orElseGet(() -> new Acquaintance(mention.brand(), 0, at, at, 0, 0, List.of(), List.of()));
        boolean asksAnew = asks && !old.threads().contains(thread);
        Sentiment sentiment = mention.sentiment();
        return new Acquaintance(
                old.brand(),
                asksAnew ? old.items() + 1 : old.items(),
                at.isBefore(old.firstAt()) ? at : old.firstAt(),
                at.isAfter(old.lastAt()) ? at : old.lastAt(),
                sentiment == null ? old.scores() : old.scores() + sentiment.score(),
                sentiment == null ? old.judged() : old.judged() + 1,
                asksAnew ? with(old.threads(), thread, MOST_THREADS) : old.threads(),
                with(old.heard(), mention.mention(), MOST_HEARD));
    }

    private static List<String> with(List<String> list, String next, int most) {
        List<String> longer = new ArrayList<>(list);
        longer.add(next);
        return List.copyOf(longer.size() > most ? longer.subList(longer.size() - most, longer.size()) : longer);
    }
}
