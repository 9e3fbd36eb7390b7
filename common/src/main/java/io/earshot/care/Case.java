package io.earshot.care;

import io.earshot.customer.CustomerContext;
import io.earshot.help.Help;
import io.earshot.mention.Mention;
import io.earshot.post.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that care remembers of one customer's conversation. Its item is no part of it: it follows from this by
 * {@link Course}.
 *
 * @param author as the platform names the customer
 * @param log what happened, in the order of {@link Happening#IN_TIME}, each once
 * @param testimonial the praise that is kept; null for none
 */
public record Case(
        Opening opening,
        Author author,
        CustomerContext customer,
        CaseFacts facts,
        Help help,
        List<Happening> log,
        @Nullable Testimonial testimonial,
        Standing standing) {
    /** A case in which more than this happens is bounded to the opening and the newest. */
    static final int MOST_HAPPENINGS = 100;

    /** The case that a mention opens. */
    static Case open(Briefed briefed, String thread, Instant now) {
        Mention mention = briefed.mention();
        return new Case(
                Opening.of(mention, thread, now),
                mention.post().author(),
                briefed.customer(),
                CaseFacts.of(mention),
                briefed.help(),
                List.of(Happening.asked(
                        mention.post().id(),
                        mention.post().createdAt(),
                        mention.post().receivedAt())),
                null,
                Standing.at(now));
    }

    /** The name by which a thread tells its customers apart. */
    static @Nullable String customer(Author author) {
        String name = author.handle() != null ? author.handle() : author.id();
        return name == null ? null : folded(name);
    }

    static String folded(String handle) {
        return (handle.startsWith("@") ? handle.substring(1) : handle).toLowerCase(Locale.ROOT);
    }

    /** Whether what the customer wrote is part of the topic. */
    boolean isIn(String topic) {
        return facts.topic() != null && facts.topic().topic().equals(topic);
    }

    /** The customer's posts. */
    List<String> posts() {
        return log.stream()
                .filter(Case::byCustomer)
                .map(one -> String.valueOf(one.post()))
                .toList();
    }

    /** Whether the post is one that this case knows of. */
    boolean knows(String post) {
        return log.stream().anyMatch(one -> post.equals(one.post()) && byCustomer(one));
    }

    /** With something more that happened; the same if it is known. */
    Case with(Happening happening) {
        Happening placed = notBeforeItsPost(happening);
        List<Happening> longer = new ArrayList<>(log);
        int place = longer.size();
        while (place > 0) {
            int order = Happening.IN_TIME.compare(longer.get(place - 1), placed);
            if (order == 0) {
                return this;
            }
            if (order < 0) {
                break;
            }
            place--;
        }
        longer.add(place, placed);
        if (longer.size() > MOST_HAPPENINGS) {
            longer.remove(longer.get(0).kind() == Happening.Kind.ASKED ? 1 : 0);
        }
        return logged(longer);
    }

    /** With what a further post of the customer's says. */
    Case with(Mention mention) {
        return facts(facts.and(mention));
    }

    Case facts(CaseFacts newFacts) {
        return new Case(opening, author, customer, newFacts, help, log, testimonial, standing);
    }

    Case praised(Testimonial newTestimonial) {
        return new Case(opening, author, customer, facts, help, log, newTestimonial, standing);
    }

    /** As it is left when it was looked at. */
    Case stands(Standing newStanding) {
        return new Case(opening, author, customer, facts, help, log, testimonial, newStanding);
    }

    private Case logged(List<Happening> newLog) {
        return new Case(opening, author, customer, facts, help, List.copyOf(newLog), testimonial, standing);
    }

    /** An answer cannot come before what it answers, whatever the clocks of two platforms say. */
    private Happening notBeforeItsPost(Happening happening) {
        if (byCustomer(happening) || happening.post() == null) {
            return happening;
        }
        for (Happening known : log) {
            if (known.at().isAfter(happening.at()) && happening.post().equals(known.post()) && byCustomer(known)) {
                return new Happening(
                        happening.kind(),
                        known.at(),
                        happening.post(),
                        happening.receivedAt(),
                        happening.agent(),
                        happening.dueAt(),
                        happening.because());
            }
        }
        return happening;
    }

    private static boolean byCustomer(Happening happening) {
        return switch (happening.kind()) {
            case ASKED, PRAISED, SAID -> true;
            default -> false;
        };
    }
}
