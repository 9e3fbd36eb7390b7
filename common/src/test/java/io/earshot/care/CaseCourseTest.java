package io.earshot.care;

import static io.earshot.care.Story.activity;
import static io.earshot.care.Story.at;
import static io.earshot.care.Story.brand;
import static io.earshot.care.Story.kim;
import static io.earshot.care.Story.pat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.alert.AlertLevel;
import io.earshot.care.Item.Status;
import io.earshot.care.Service.State;
import io.earshot.clock.Milestone;
import io.earshot.topic.TopicState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of an item after its first answer, and while its topic is hot. */
final class CaseCourseTest {
    private final Listening thread = new Listening(CareSettings.DEFAULTS);

    @Test
    void aFurtherPostWantsAnAnswerByAClockOfItsOwnThatStartsAtTheOldestWithoutOne() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(brand("x:2").answering("x:1").at(5), at(5));
        thread.hear(pat("x:3").answering("x:2").at(10), at(10));
        thread.hear(pat("x:4").answering("x:2").at(12), at(12));

        assertThat(last().status()).isEqualTo(Status.NEW);
        assertThat(last().service().state()).isEqualTo(State.ON_TRACK);
        assertThat(last().service().nextReplyDue()).isEqualTo(at(25));
        thread.hear(brand("x:5").answering("x:4").at(26), at(26));
        assertThat(last().service().state()).isEqualTo(State.BREACHED);
        assertThat(last().service().nextReplyDue()).isNull();
        assertThat(last().responseSeconds()).isEqualTo(300);
        assertThat(thread.events)
                .filteredOn(event -> event.kind() == ItemEvent.Kind.ANSWERED)
                .extracting(ItemEvent::milestone, ItemEvent::seconds)
                .containsExactly(tuple(Milestone.FIRST_REPLY, 300L), tuple(Milestone.NEXT_REPLY, 960L));
    }

    @Test
    void aBrokenPromiseComesBackByItself() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(promise(5, 60), at(5));
        assertThat(last().status()).isEqualTo(Status.WAITING);
        int before = last().priority().score();

        thread.advance(at(61));

        assertThat(last().status()).isEqualTo(Status.NEW);
        assertThat(last().service().state()).isEqualTo(State.BREACHED);
        assertThat(last().priority().score()).isGreaterThan(before);
        assertThat(last().priority().factors())
                .extracting(Priority.Factor::name)
                .contains("promises");
        assertThat(thread.kinds())
                .containsExactly(
                        ItemEvent.Kind.OPENED,
                        ItemEvent.Kind.ANSWERED,
                        ItemEvent.Kind.MET,
                        ItemEvent.Kind.PROMISED,
                        ItemEvent.Kind.WARNED,
                        ItemEvent.Kind.BREACHED,
                        ItemEvent.Kind.PROMISE_BROKEN);
    }

    @Test
    void aPromiseThatIsKeptAtItsLastMomentIsKept() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(promise(5, 60), at(5));
        thread.hear(brand("x:2").answering("x:1").at(60), at(60));
        thread.advance(at(100));

        assertThat(thread.kinds()).contains(ItemEvent.Kind.PROMISE_KEPT).doesNotContain(ItemEvent.Kind.PROMISE_BROKEN);
        assertThat(last().status()).isEqualTo(Status.REPLIED);
    }

    @Test
    void aNewPostReopensWhatWasResolvedAndTheVerdictOnTheFirstReplyStands() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(brand("x:2").answering("x:1").at(5), at(5));
        thread.hear(activity(Activity.Type.RESOLVED, at(6), "acme/x:1"), at(6));
        thread.hear(pat("x:3").answering("x:2").at(100), at(100));

        assertThat(last().status()).isEqualTo(Status.NEW);
        assertThat(last().item()).isEqualTo("acme/x:1");
        assertThat(last().reopened()).isEqualTo(1);
        assertThat(last().resolvedAt()).isNull();
        assertThat(last().firstReplyAt()).isEqualTo(at(5));
        assertThat(thread.kinds()).contains(ItemEvent.Kind.RESOLVED, ItemEvent.Kind.REOPENED);
    }

    @Test
    void thanksReopenNothingAndAreKept() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(activity(Activity.Type.RESOLVED, at(6), "acme/x:1"), at(6));
        thread.hear(pat("x:3").answering("x:1").praising().at(100), at(100));

        assertThat(last().status()).isEqualTo(Status.RESOLVED);
        assertThat(last().testimonial()).isEqualTo(new Testimonial("acme/x:3", Story.PRAISE, at(100)));
        assertThat(thread.kinds()).endsWith(ItemEvent.Kind.TESTIMONIAL);
    }

    @Test
    void aPeersAnswerIsCountedAndStopsNoClock() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(kim("x:2").answering("x:1").sayingThis().at(3), at(3));
        thread.hear(kim("x:3").answering("x:1").praising().at(4), at(4));

        assertThat(last().peerAnswers()).isEqualTo(1);
        assertThat(last().service().state()).isEqualTo(State.ON_TRACK);
        assertThat(thread.kinds()).endsWith(ItemEvent.Kind.PEER_ANSWER);
    }

    @Test
    void aHotTopicShortensWhatIsLeftOfTheClockAndItsCoolingGivesItBack() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(member("acme/x:1", TopicState.EMERGING, 1), at(1));
        int cold = last().priority().score();
        thread.hear(topic(TopicState.HOT, 3, 2), at(3));

        assertThat(last().service().firstReplyDue()).isEqualTo(at(9)); // half of the 12 minutes that were left
        assertThat(last().priority().score()).isGreaterThan(cold);
        assertThat(last().experts()).containsExactly("ann");
        assertThat(last().history())
                .extracting(Chapter::what, Chapter::because)
                .contains(tuple(ItemEvent.Kind.CLOCK_SHORTENED, "the topic \"parcels late\" is hot"));

        thread.hear(topic(TopicState.COOLING, 5, 3), at(5));
        assertThat(last().service().firstReplyDue()).isEqualTo(at(15));
        assertThat(last().priority().score()).isLessThanOrEqualTo(cold + 1);
        assertThat(last().experts()).isEmpty();
        assertThat(thread.kinds())
                .containsExactly(ItemEvent.Kind.OPENED, ItemEvent.Kind.CLOCK_SHORTENED, ItemEvent.Kind.CLOCK_RESTORED);
    }

    @Test
    void anItemThatJoinsAHotTopicLateHasNoLessThanItsShareLeft() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(member("acme/x:1", TopicState.HOT, 12), at(12));

        assertThat(last().service().firstReplyDue()).isEqualTo(at(13.5));
        assertThat(last().service().state()).isEqualTo(State.ON_TRACK); // with a share of its own to warn
    }

    @Test
    void aThreadAtRiskOfGoingViralBendsTheRulesForAllInItAlsoForWhoComesLater() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(risk(AlertLevel.CRITICAL, 5), at(5));
        thread.hear(kim("x:2").answering("x:1").at(6), at(6));

        assertThat(thread.versions)
                .filteredOn(item -> item.version() > at(4).toEpochMilli())
                .extracting(Item::item, item -> item.service().firstReplyDue())
                .contains(tuple("acme/x:1", at(10)), tuple("acme/x:2", at(13.5)));

        thread.hear(risk(null, 7), at(7));
        assertThat(thread.cases().get("pat").log()).extracting(Happening::kind).endsWith(Happening.Kind.COOLED);
        assertThat(last().service().firstReplyDue()).isEqualTo(at(15));
    }

    @Test
    void whoResolvesTheGroupResolvesItsMembersAndNobodyElse() {
        thread.hear(pat("x:1").at(0), at(0));
        thread.hear(kim("x:2").answering("x:1").at(1), at(1));
        thread.hear(member("acme/x:1", TopicState.EMERGING, 2), at(2));
        thread.hear(
                new Activity(
                        Activity.Type.RESOLVED,
                        at(4),
                        null,
                        null,
                        null,
                        "acme/t1",
                        null,
                        "ann",
                        null,
                        null,
                        null,
                        null,
                        null),
                at(4));

        assertThat(thread.cases().get("pat").log()).extracting(Happening::kind).contains(Happening.Kind.RESOLVED);
        assertThat(thread.cases().get("kim").log()).extracting(Happening::kind).doesNotContain(Happening.Kind.RESOLVED);
    }

    @Test
    void aPriorityThatMovesFarIsAnEvent() {
        thread.hear(pat("x:1").calm().at(0), at(0));
        assertThat(last().priority().score()).isLessThan(20);
        thread.hear(member("acme/x:1", TopicState.HOT, 1), at(1));
        thread.hear(risk(AlertLevel.CRITICAL, 2), at(2));
        thread.hear(pat("x:3").answering("x:1").at(3), at(3));

        assertThat(thread.events)
                .filteredOn(event -> event.kind() == ItemEvent.Kind.PRIORITY_CHANGED)
                .extracting(ItemEvent::because)
                .isNotEmpty()
                .allMatch(because -> because.matches("(low|normal|high|urgent) to (low|normal|high|urgent)"));
    }

    /** The same history, heard in any order by its end, ends the same. */
    @Test
    void doesNotDependOnTheOrderInWhichOneHearsOfIt() {
        List<CareEvent> history = List.of(
                event(pat("x:1"), 0),
                event(brand("x:2").answering("x:1"), 5),
                event(pat("x:3").answering("x:2"), 10),
                CareEvent.of(promise(12, 60), Story.BRAND, "x:1"),
                event(brand("x:4").answering("x:3"), 70),
                CareEvent.of(activity(Activity.Type.RESOLVED, at(80), "acme/x:1"), Story.BRAND, "x:1"),
                event(pat("x:5").answering("x:4"), 100));
        Instant end = at(120);
        Item expected = null;
        for (int seed = 0; seed < 50; seed++) {
            List<CareEvent> shuffled = new ArrayList<>(history);
            // What opens the item comes first: another post would give it another id.
            Collections.shuffle(shuffled.subList(1, shuffled.size()), new Random(seed));
            Listening one = new Listening(CareSettings.DEFAULTS);
            shuffled.forEach(event -> one.hear(event, end));
            Item item = one.versions.get(one.versions.size() - 1);
            Item bare = item.in(null, List.of(), end, 0);
            expected = expected == null ? bare : expected;
            assertThat(bare).isEqualTo(expected);
            assertThat(one.events).extracting(ItemEvent::event).doesNotHaveDuplicates();
        }
    }

    private static CareEvent event(Story.Told told, double minute) {
        return CareEvent.of(Listening.briefed(told.at(minute)), "x:1");
    }

    private static Activity promise(double minute, double due) {
        return new Activity(
                Activity.Type.PROMISED,
                at(minute),
                "acme/x:1",
                null,
                null,
                null,
                null,
                "ann",
                null,
                at(due),
                null,
                null,
                null);
    }

    private static CareEvent member(String mention, TopicState state, double minute) {
        return CareEvent.of(new Membership(mention, news(state, 1)), Story.BRAND, "x:1", at(minute));
    }

    private static CareEvent topic(TopicState state, double minute, long version) {
        return CareEvent.of(news(state, version), Story.BRAND, "x:1", at(minute));
    }

    private static TopicNews news(TopicState state, long version) {
        return new TopicNews("acme/t1", "parcels late", state, 20, List.of("parcel"), List.of("ann"), null, version);
    }

    private static CareEvent risk(@Nullable AlertLevel level, double minute) {
        return CareEvent.of(new ThreadRisk(level), Story.BRAND, "x:1", at(minute));
    }

    private Item last() {
        return thread.versions.get(thread.versions.size() - 1);
    }
}
