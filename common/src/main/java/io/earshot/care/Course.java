package io.earshot.care;

import io.earshot.care.Item.Status;
import io.earshot.clock.Circumstances;
import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import io.earshot.clock.ServiceTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The course of a case: goes through all that happened in it, in the order of time, with the deadlines that passed in
 * between, and says what has become of it. The same log gives the same course in whatever order it came to be known,
 * so an answer that one hears of late counts from when it was given.
 */
final class Course {
    private final Case told;
    private final CareSettings settings;
    private final Instant now;
    private final Clocks clocks;
    private final ServiceTerms terms;
    private final Chronicle chronicle;

    private Status status = Status.NEW;
    private @Nullable String agent;
    private @Nullable Instant firstReplyAt;
    private @Nullable Long businessSeconds;
    private @Nullable Instant resolvedAt;
    private @Nullable Testimonial testimonial;

    /** Once it is asked for. */
    private @Nullable Priority priority;

    /** Since when the customer waits for an answer; null while nobody waits. */
    private @Nullable Instant waitingSince;

    private Instant touchedAt = Instant.EPOCH;
    private int asked;
    private int reopened;
    private int broken;
    private int breached;
    private int peerAnswers;

    private Course(Case told, CareSettings settings, Instant now) {
        this.told = told;
        this.settings = settings;
        this.now = now;
        clocks = new Clocks(told.standing().pledges());
        PriorityLevel plain = Priority.level(facts(PriorityFacts.Past.NONE), settings.weights());
        terms = settings.services()
                .terms(new Circumstances(
                        told.opening().channel(),
                        plain,
                        told.customer().tier(),
                        told.facts().said().intent().label()));
        chronicle = new Chronicle(told, plain);
    }

    /** The course of a case up to now. */
    static Course of(Case told, CareSettings settings, Instant now) {
        Course course = new Course(told, settings, now);
        for (Happening happening : told.log()) {
            course.pass(happening.at());
            course.take(happening);
        }
        course.pass(now);
        return course;
    }

    /** All events so far. */
    List<ItemEvent> events() {
        return chronicle.events();
    }

    /** All deadlines that were promised so far. */
    List<Pledge> pledges() {
        return clocks.pledges();
    }

    /** When time alone changes the case next. */
    Instant next() {
        Instant next = touchedAt.plus(settings.expireAfter());
        RunningClock clock = clocks.earliest();
        if (clock != null && clock.next().isBefore(next)) {
            next = clock.next();
        }
        if (waitingSince != null) {
            Instant since = waitingSince;
            Instant rise = Priority.nextRise(waited(), settings.weights())
                    .map(since::plus)
                    .orElse(Instant.MAX);
            next = rise.isBefore(next) ? rise : next;
        }
        return next;
    }

    /** Whether it ended so long ago that it can be forgotten. */
    boolean isOver() {
        return !isOpen() && !touchedAt.plus(settings.expireAfter()).isAfter(now);
    }

    /** The item as it stands. */
    Item item(Instant updatedAt, long version) {
        Opening opening = told.opening();
        CaseFacts facts = told.facts();
        return new Item(
                opening.item(),
                ItemId.brand(opening.item()),
                opening.thread(),
                opening.item(),
                Customer.of(told.author(), told.customer()),
                opening.channel(),
                opening.language(),
                facts.said().intent(),
                facts.said().sentiment(),
                priority(),
                told.help().team(),
                experts(),
                clocks.view(businessSeconds),
                status,
                group(),
                told.help().suggestions(),
                told.help().movePrivate(),
                testimonial,
                agent,
                opening.text(),
                opening.url(),
                asked,
                facts.said().reach(),
                reopened,
                peerAnswers,
                opening.publishedAt(),
                opening.openedAt(),
                firstReplyAt,
                firstReplyAt == null ? null : Chronicle.seconds(start(), firstReplyAt),
                resolvedAt,
                chronicle.chapters(),
                updatedAt,
                version);
    }

    private void take(Happening one) {
        if (asked == 0 && one.kind() != Happening.Kind.ASKED && one.kind() != Happening.Kind.HEATED) {
            return; // the log is bounded: what came before all that is left of it has no case to change
        }
        switch (one.kind()) {
            case ASKED -> asked(one);
            case SAID -> touch(one);
            case PRAISED -> praised(one);
            case PEER_ANSWERED -> {
                peerAnswers++;
                chronicle.tell(ItemEvent.Kind.PEER_ANSWER, one);
            }
            case ANSWERED -> answered(one);
            case PROMISED -> promised(one);
            case CLAIMED -> claimed(one);
            case RESOLVED -> resolved(one);
            case REOPENED -> {
                touch(one);
                if (!isOpen() || status == Status.WAITING) {
                    reopen(one);
                }
            }
            case HEATED -> {
                if (clocks.heat(one.at(), terms)) {
                    chronicle.tell(ItemEvent.Kind.CLOCK_SHORTENED, one);
                }
            }
            case COOLED -> {
                if (clocks.cool(one.at())) {
                    chronicle.tell(ItemEvent.Kind.CLOCK_RESTORED, one);
                }
            }
        }
    }

    private void asked(Happening one) {
        asked++;
        touch(one);
        Instant start = terms.clockStart(one.at(), one.receivedAt());
        if (asked == 1) {
            waitingSince = start;
            clocks.start(Milestone.FIRST_REPLY, Chronicle.key(one), start, terms);
            clocks.start(Milestone.RESOLUTION, Chronicle.key(one), start, terms);
            chronicle.tell(ItemEvent.Kind.OPENED, one);
            return;
        }
        if (status == Status.RESOLVED || status == Status.EXPIRED) {
            reopen(one);
        } else if (status == Status.REPLIED) {
            status = Status.NEW;
        }
        if (waitingSince == null) {
            waitingSince = start;
            clocks.start(Milestone.NEXT_REPLY, Chronicle.key(one), start, terms);
        }
    }

    /** Praise for what was done is worth more than praise for what is hoped for. */
    private void praised(Happening one) {
        touch(one);
        Testimonial praise = told.testimonial();
        if (praise != null && (status == Status.RESOLVED || status == Status.REPLIED)) {
            testimonial = praise;
            chronicle.tell(ItemEvent.Kind.TESTIMONIAL, one);
        }
    }

    private void answered(Happening one) {
        reply(one);
        keepPromise(one);
        if (status != Status.RESOLVED) {
            status = Status.REPLIED;
        }
    }

    private void promised(Happening one) {
        reply(one);
        if (status == Status.RESOLVED) {
            return;
        }
        status = Status.WAITING;
        clocks.drop(Milestone.FOLLOW_UP);
        chronicle.tell(ItemEvent.Kind.PROMISED, one);
        Instant due = one.dueAt();
        if (due != null) {
            clocks.start(
                    Milestone.FOLLOW_UP, Chronicle.key(one), one.at(), due.isBefore(one.at()) ? one.at() : due, terms);
        }
    }

    private void claimed(Happening one) {
        touch(one);
        if (status == Status.NEW) {
            status = Status.CLAIMED;
        }
        chronicle.tell(ItemEvent.Kind.CLAIMED, one);
    }

    private void resolved(Happening one) {
        touch(one);
        if (status == Status.RESOLVED) {
            return;
        }
        keepPromise(one);
        stop(Milestone.FIRST_REPLY, one);
        stop(Milestone.NEXT_REPLY, one);
        stop(Milestone.RESOLUTION, one);
        waitingSince = null;
        status = Status.RESOLVED;
        resolvedAt = one.at();
        chronicle.tell(ItemEvent.Kind.RESOLVED, one, start(), terms.openSeconds(start(), one.at()));
    }

    private void reopen(Happening one) {
        reopened++;
        status = Status.NEW;
        resolvedAt = null;
        clocks.start(Milestone.RESOLUTION, Chronicle.key(one), one.at(), terms);
        chronicle.tell(ItemEvent.Kind.REOPENED, one);
    }

    /** The customer has an answer. */
    private void reply(Happening one) {
        touch(one);
        if (firstReplyAt == null) {
            firstReplyAt = one.at();
            businessSeconds = terms.openSeconds(start(), one.at());
        }
        for (Milestone milestone : List.of(Milestone.FIRST_REPLY, Milestone.NEXT_REPLY)) {
            RunningClock clock = clocks.get(milestone);
            if (clock != null && clock.runs()) {
                chronicle.tellAnswer(
                        clock, one, terms.openSeconds(clock.pledge().start(), one.at()));
                stop(milestone, one);
            }
        }
        waitingSince = null;
    }

    private void keepPromise(Happening one) {
        RunningClock promise = clocks.get(Milestone.FOLLOW_UP);
        if (promise != null && promise.runs()) {
            stop(Milestone.FOLLOW_UP, one);
            if (promise.state() == Service.State.MET) {
                chronicle.tell(ItemEvent.Kind.PROMISE_KEPT, promise, one.at(), one.agent());
            }
        }
    }

    private void stop(Milestone milestone, Happening one) {
        RunningClock clock = clocks.get(milestone);
        if (clock == null || !clock.runs()) {
            return;
        }
        boolean known = clock.state() == Service.State.BREACHED;
        clock.stop(one.at());
        if (!known) {
            boolean met = clock.state() == Service.State.MET;
            breached += met ? 0 : 1;
            chronicle.tell(met ? ItemEvent.Kind.MET : ItemEvent.Kind.BREACHED, clock, one.at(), one.agent());
        }
    }

    /** What falls due up to a time, in the order in which it does. */
    private void pass(Instant time) {
        while (asked > 0) {
            RunningClock clock = clocks.earliest();
            Instant next = clock == null ? Instant.MAX : clock.next();
            Instant end = isOpen() ? touchedAt.plus(settings.expireAfter()) : Instant.MAX;
            if (end.isBefore(next) && !end.isAfter(time)) {
                status = Status.EXPIRED;
                touchedAt = end;
                waitingSince = null;
                clocks.abandon(end);
                chronicle.tellExpiry(end);
            } else if (clock != null && !next.isAfter(time)) {
                fall(clock, next);
            } else {
                return;
            }
        }
    }

    private void fall(RunningClock clock, Instant at) {
        clock.fall();
        if (clock.state() == Service.State.AT_RISK) {
            chronicle.tell(ItemEvent.Kind.WARNED, clock, at, null);
            return;
        }
        breached++;
        chronicle.tell(ItemEvent.Kind.BREACHED, clock, at, null);
        if (clock.milestone() == Milestone.FOLLOW_UP) {
            broken++;
            chronicle.tell(ItemEvent.Kind.PROMISE_BROKEN, clock, at, null);
            status = status == Status.WAITING ? Status.NEW : status;
        }
    }

    private void touch(Happening one) {
        Instant end = one.dueAt() != null && one.dueAt().isAfter(one.at()) ? one.dueAt() : one.at();
        touchedAt = end.isAfter(touchedAt) ? end : touchedAt;
        agent = one.agent() == null ? agent : one.agent();
    }

    private boolean isOpen() {
        return status == Status.NEW || status == Status.CLAIMED || status == Status.WAITING;
    }

    /** While a topic is hot, those who know most of it stand beside the team's. */
    private List<String> experts() {
        TopicNews topic = told.facts().topic();
        if (topic == null || told.facts().heat() == null) {
            return told.help().experts();
        }
        Set<String> experts = new LinkedHashSet<>(told.help().experts());
        experts.addAll(topic.experts());
        return List.copyOf(experts);
    }

    /** The event that the priority moved far. */
    ItemEvent priorityChanged(PriorityLevel before, Instant at, long version) {
        return chronicle.priorityChanged(before, priority().level(), at, version);
    }

    /** The item's place in its group, before the group is asked. */
    private @Nullable GroupPlace group() {
        TopicNews topic = told.facts().topic();
        return topic == null || topic.label().isEmpty()
                ? null
                : new GroupPlace(
                        topic.topic(),
                        topic.label(),
                        1,
                        isOpen() ? 1 : 0,
                        told.opening().item(),
                        List.of());
    }

    private Instant start() {
        return clocks.first().pledge().start();
    }

    private Duration waited() {
        return waitingSince == null || waitingSince.isAfter(now) ? Duration.ZERO : Duration.between(waitingSince, now);
    }

    private Priority priority() {
        if (priority == null) {
            PriorityFacts facts = facts(new PriorityFacts.Past(waited(), reopened, broken, breached));
            priority = Priority.of(facts, settings.weights());
        }
        return priority;
    }

    private PriorityFacts facts(PriorityFacts.Past past) {
        return new PriorityFacts(
                told.facts().said(), told.customer().tier(), told.facts().surroundings(), past);
    }
}
