package io.earshot.care;

import static io.earshot.care.Story.activity;
import static io.earshot.care.Story.at;
import static io.earshot.care.Story.brand;
import static io.earshot.care.Story.kim;
import static io.earshot.care.Story.pat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.care.Item.Status;
import io.earshot.care.Service.State;
import io.earshot.mention.Mention;
import io.earshot.post.Platform;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of care. On X an answer is due within 15 minutes, and an item is at risk with 3 of them left. */
final class ConversationTest {
    private static final long MINUTES_OF_30_DAYS = 30 * 24 * 60;

    private final Listening conversation = new Listening(CareSettings.DEFAULTS);
    private final List<Item> versions = conversation.versions;

    @Nested
    final class Opening {
        @Test
        void anActionableMentionOpensAnItemWithAClock() {
            hear(pat("x:1").at(0));

            Item item = item("x:1");
            assertThat(item.status()).isEqualTo(Status.NEW);
            assertThat(item.service())
                    .extracting(
                            Service::policy,
                            Service::clockStart,
                            Service::firstReplyDue,
                            Service::atRiskAt,
                            Service::state)
                    .containsExactly("x-15m", at(0), at(15), at(12), State.ON_TRACK);
            assertThat(item.customer()).isEqualTo(new Customer("pat", null, 1_000L, null, true, null));
            assertThat(item.conversation()).isEqualTo("x:1");
            assertThat(item.version()).isEqualTo(at(0).toEpochMilli());
        }

        @Test
        void theClockStartsAtReceiptWhereItIsKnown() {
            hear(pat("x:1").received(4).at(0));

            assertThat(item("x:1").service().firstReplyDue()).isEqualTo(at(19));
        }

        static Stream<Arguments> noItems() {
            return Stream.of(
                    Arguments.of("an own post", brand("x:1").at(0), "own_post"),
                    Arguments.of(
                            "a pure repost", pat("x:1").kind(PostKind.REPOST).at(0), "repost"),
                    Arguments.of("small talk", pat("x:1").notActionable().at(0), "not_actionable"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("noItems")
        void opensNothing(String what, Mention mention, String reason) {
            hear(mention);

            assertThat(versions).isEmpty();
            assertThat(conversation.isEmpty()).isTrue();
            assertThat(TriageRules.usual().judge(mention)).isEqualTo(new Verdict(false, reason));
        }

        @Test
        void aQuoteSaysSomethingAndOpensAnItem() {
            hear(pat("x:1").kind(PostKind.QUOTE).at(0));

            assertThat(versions).hasSize(1);
        }

        @Test
        void aMentionThatComesTwiceChangesNothing() {
            hear(pat("x:1").at(0));
            hear(brand("x:2").answering("x:1").at(1));
            hear(pat("x:1").at(0));

            assertThat(versions).extracting(Item::status).containsExactly(Status.NEW, Status.REPLIED);
        }

        @Test
        void aLongTextIsCutBetweenCharacters() {
            Mention mention = pat("x:1").at(0);
            String text = "a".repeat(Item.MOST_TEXT - 2) + "🙂🙂";
            conversation.hear(withText(mention, text), at(0));
            String kept = item("x:1").text();

            assertThat(kept).isEqualTo("a".repeat(Item.MOST_TEXT - 2) + "…");
        }
    }

    @Nested
    final class Answering {
        @ParameterizedTest(name = "an answer at minute {0} is {1}")
        @CsvSource({"0.5, MET, 30", "14.99, MET, 899", "15, MET, 900", "15.0001, BREACHED, 900", "40, BREACHED, 2400"})
        void isMetAtTheDeadlineAndBreachedStrictlyAfter(double minute, State state, long seconds) {
            hear(pat("x:1").at(0));
            hear(brand("x:2").answering("x:1").at(minute));

            Item item = item("x:1");
            assertThat(item.status()).isEqualTo(Status.REPLIED);
            assertThat(item.service().state()).isEqualTo(state);
            assertThat(item.firstReplyAt()).isEqualTo(at(minute));
            assertThat(item.responseSeconds()).isEqualTo(seconds);
        }

        @Test
        void anAnswerBeforeTheClockStartedTookNoTime() {
            hear(pat("x:1").received(10).at(0));
            hear(brand("x:2").answering("x:1").at(5));

            assertThat(item("x:1").responseSeconds()).isZero();
            assertThat(item("x:1").service().state()).isEqualTo(State.MET);
        }

        @Test
        void aReplyThatComesBeforeItsPostStillAnswersIt() {
            hear(brand("x:2").answering("x:1").at(5), at(5));
            hear(pat("x:1").at(0), at(30));

            assertThat(versions).hasSize(1);
            assertThat(item("x:1").status()).isEqualTo(Status.REPLIED);
            assertThat(item("x:1").service().state()).isEqualTo(State.MET);
            assertThat(item("x:1").responseSeconds()).isEqualTo(300);
        }

        @Test
        void newsOfAnAnswerInTimeTurnsABreachIntoMet() {
            hear(pat("x:1").at(0));
            conversation.advance(at(20));
            hear(brand("x:2").answering("x:1").at(14), at(21));

            assertThat(versions)
                    .extracting(item -> item.service().state())
                    .containsExactly(State.ON_TRACK, State.AT_RISK, State.BREACHED, State.MET);
        }

        @Test
        void theEarliestAnswerCountsInWhateverOrderTheyCome() {
            hear(pat("x:1").at(0));
            hear(brand("x:3").answering("x:1").at(18), at(20));
            hear(brand("x:2").answering("x:1").at(9), at(21));
            hear(brand("x:4").answering("x:1").at(30), at(30));

            assertThat(item("x:1").firstReplyAt()).isEqualTo(at(9));
            assertThat(item("x:1").service().state()).isEqualTo(State.MET);
        }

        @Test
        void anOwnPostInTheThreadAnswersTheCustomerWhoIsAloneInIt() {
            hear(pat("x:1").at(0));
            hear(brand("x:3").answering("x:2").in("x:1").at(5));

            assertThat(item("x:1").status()).isEqualTo(Status.REPLIED);
        }

        @Test
        void anAnswerServesAllThatItsCustomerAskedBeforeAndWhatComesLaterWantsAnother() {
            hear(pat("x:1").at(0));
            hear(pat("x:2").answering("x:1").at(2));
            hear(kim("x:3").answering("x:1").at(3));
            hear(brand("x:5").answering("x:2").at(5));
            hear(pat("x:6").answering("x:5").at(9));

            assertThat(now())
                    .extracting(Item::mention, Item::status)
                    .containsExactly(tuple("acme/x:1", Status.NEW), tuple("acme/x:3", Status.NEW));
            assertThat(item("x:1").firstReplyAt()).isEqualTo(at(5));
            assertThat(item("x:1").posts()).isEqualTo(3);
            assertThat(item("x:1").service().nextReplyDue()).isEqualTo(at(24));
        }

        @Test
        void anAnswerToSmallTalkServesWhoeverMadeIt() {
            hear(pat("x:1").at(0));
            hear(kim("x:2").answering("x:1").at(1));
            hear(kim("x:3").answering("x:1").notActionable().at(2));
            hear(brand("x:4").answering("x:3").at(5));

            assertThat(item("x:1").status()).isEqualTo(Status.NEW);
            assertThat(item("x:2").status()).isEqualTo(Status.REPLIED);
        }

        @Test
        void anAnswerToAnUnknownPostServesWhomItNames() {
            hear(pat("x:1").at(0));
            hear(kim("x:2").answering("x:1").at(1));
            hear(brand("x:4").answering("x:3").in("x:1").naming("@Kim").at(5));

            assertThat(item("x:1").status()).isEqualTo(Status.NEW);
            assertThat(item("x:2").status()).isEqualTo(Status.REPLIED);
        }

        @Test
        void anAnswerToAnUnknownPostServesNobodyWhereItMayBeAnyOfSeveral() {
            hear(pat("x:1").at(0));
            hear(kim("x:2").answering("x:1").at(1));
            hear(brand("x:4").answering("x:3").in("x:1").at(5));

            assertThat(now()).extracting(Item::status).containsOnly(Status.NEW);
        }

        @Test
        void anotherCustomersAnswerStopsNoClock() {
            hear(pat("x:1").at(0));
            hear(kim("x:2").answering("x:1").notActionable().at(1));

            assertThat(item("x:1").status()).isEqualTo(Status.NEW);
        }

        @Test
        void anOwnRepostIsNoAnswer() {
            hear(pat("x:1").at(0));
            hear(brand("x:2").in("x:1").kind(PostKind.REPOST).at(1));

            assertThat(item("x:1").status()).isEqualTo(Status.NEW);
        }
    }

    @Nested
    final class Clocks {
        @Test
        void eachMilestoneIsOneVersionAtItsOwnInstantHoweverLateOneLooks() {
            hear(pat("x:1").at(0));
            List<Item> late = conversation.advance(at(60));

            assertThat(late)
                    .extracting(item -> item.service().state(), Item::updatedAt)
                    .containsExactly(tuple(State.AT_RISK, at(12)), tuple(State.BREACHED, at(15).plusMillis(1)));
            assertThat(conversation.advance(at(61))).isEmpty();
        }

        @Test
        void nothingIsBreachedAtTheDeadlineItself() {
            hear(pat("x:1").at(0));

            assertThat(conversation.advance(at(15)))
                    .extracting(item -> item.service().state())
                    .containsExactly(State.AT_RISK);
            assertThat(conversation.next()).contains(at(15).plusMillis(1));
        }

        @Test
        void anAnsweredItemFallsDueNoMore() {
            hear(pat("x:1").at(0));
            hear(brand("x:2").answering("x:1").at(5));

            assertThat(conversation.advance(at(MINUTES_OF_30_DAYS - 1))).isEmpty();
        }

        @Test
        void anItemThatOpensAfterItsDeadlineIsBreachedFromTheStart() {
            hear(pat("x:1").at(0), at(100));

            assertThat(versions).hasSize(1);
            assertThat(item("x:1").service().state()).isEqualTo(State.BREACHED);
        }

        @Test
        void whatNobodyAnsweredExpires() {
            hear(pat("x:1").at(0));

            assertThat(conversation.advance(at(MINUTES_OF_30_DAYS)))
                    .extracting(Item::status)
                    .startsWith(Status.NEW, Status.NEW)
                    .endsWith(Status.NEW, Status.EXPIRED)
                    .containsOnlyOnce(Status.EXPIRED);
            assertThat(item("x:1").service().state()).isEqualTo(State.BREACHED);
        }

        @Test
        void severalItemsFallDueInTheOrderOfTheirDeadlines() {
            hear(pat("x:1").on(Platform.REDDIT).at(0));
            hear(kim("x:2").at(1));

            assertThat(conversation.advance(at(150)))
                    .extracting(Item::mention, item -> item.service().state())
                    .containsExactly(
                            tuple("acme/x:2", State.AT_RISK),
                            tuple("acme/x:2", State.BREACHED),
                            tuple("acme/x:1", State.AT_RISK),
                            tuple("acme/x:1", State.BREACHED));
        }

        @Test
        void versionsGrowEvenWithinAMillisecond() {
            hear(pat("x:1").at(0));
            hear(activity(Activity.Type.CLAIMED, at(0), "acme/x:1"));
            hear(brand("x:2").answering("x:1").at(0));

            long first = at(0).toEpochMilli();
            assertThat(versions).extracting(Item::version).containsExactly(first, first + 1, first + 2);
        }
    }

    @Nested
    final class Agents {
        static Stream<Arguments> lives() {
            return Stream.of(
                    Arguments.of(List.of(Activity.Type.CLAIMED), Status.CLAIMED, State.ON_TRACK),
                    Arguments.of(List.of(Activity.Type.CLAIMED, Activity.Type.REPLIED), Status.REPLIED, State.MET),
                    Arguments.of(List.of(Activity.Type.PROMISED), Status.WAITING, State.MET),
                    Arguments.of(List.of(Activity.Type.PROMISED, Activity.Type.REPLIED), Status.REPLIED, State.MET),
                    Arguments.of(List.of(Activity.Type.RESOLVED), Status.RESOLVED, State.MET),
                    Arguments.of(List.of(Activity.Type.RESOLVED, Activity.Type.REPLIED), Status.RESOLVED, State.MET),
                    Arguments.of(List.of(Activity.Type.RESOLVED, Activity.Type.REOPENED), Status.NEW, State.MET),
                    Arguments.of(List.of(Activity.Type.REPLIED, Activity.Type.CLAIMED), Status.REPLIED, State.MET),
                    Arguments.of(
                            List.of(Activity.Type.CLAIMED, Activity.Type.REOPENED), Status.CLAIMED, State.ON_TRACK),
                    Arguments.of(
                            List.of(Activity.Type.NOTE, Activity.Type.FEEDBACK, Activity.Type.CONTACT),
                            Status.NEW,
                            State.ON_TRACK));
        }

        @ParameterizedTest(name = "{0} → {1}")
        @MethodSource("lives")
        void leadAnItemThroughItsLife(List<Activity.Type> deeds, Status status, State state) {
            hear(pat("x:1").at(0));
            for (int i = 0; i < deeds.size(); i++) {
                hear(activity(deeds.get(i), at(1 + i), "acme/x:1"));
            }

            assertThat(item("x:1").status()).isEqualTo(status);
            assertThat(item("x:1").service().state()).isEqualTo(state);
        }

        @Test
        void areNamedInWhatTheyDid() {
            hear(pat("x:1").at(0));
            hear(activity(Activity.Type.CLAIMED, at(1), "acme/x:1"));

            assertThat(item("x:1").agent()).isEqualTo("ann");
        }

        @Test
        void sayTheSameTwiceInVain() {
            hear(pat("x:1").at(0));
            hear(activity(Activity.Type.CLAIMED, at(1), "acme/x:1"));
            hear(activity(Activity.Type.CLAIMED, at(1), "acme/x:1"));

            assertThat(versions).hasSize(2);
        }

        @Test
        void areHeardEvenBeforeTheItemIsThere() {
            hear(activity(Activity.Type.RESOLVED, at(3), "acme/x:1"), at(3));
            hear(pat("x:1").at(0), at(4));

            assertThat(item("x:1").status()).isEqualTo(Status.RESOLVED);
            assertThat(item("x:1").resolvedAt()).isEqualTo(at(3));
        }

        @Test
        void ofLongAgoDoNotUndoWhatIsNewer() {
            hear(pat("x:1").at(0));
            hear(activity(Activity.Type.RESOLVED, at(9), "acme/x:1"), at(9));
            hear(activity(Activity.Type.REOPENED, at(5), "acme/x:1"), at(10));

            assertThat(item("x:1").status()).isEqualTo(Status.RESOLVED);
        }

        @Test
        void whoSpeakOfTheConversationMeanAllThatWasAskedInItBefore() {
            hear(pat("x:1").at(0));
            hear(kim("x:2").answering("x:1").at(1));
            hear(pat("x:3").answering("x:1").at(9));
            hear(
                    new Activity(
                            Activity.Type.RESOLVED,
                            at(5),
                            null,
                            null,
                            "x:1",
                            null,
                            null,
                            "ann",
                            null,
                            null,
                            null,
                            null,
                            null),
                    at(10));

            assertThat(now()).extracting(Item::status).containsExactly(Status.NEW, Status.RESOLVED);
            assertThat(item("x:1").reopened()).isEqualTo(1);
        }

        @Test
        void whoPromiseGiveTheItemAnotherDate() {
            hear(pat("x:1").at(0));
            hear(new Activity(
                    Activity.Type.PROMISED,
                    at(5),
                    "acme/x:1",
                    null,
                    null,
                    null,
                    null,
                    "ann",
                    null,
                    at(1_000),
                    null,
                    null,
                    null));

            assertThat(item("x:1").service().followUpDue()).isEqualTo(at(1_000));
            assertThat(item("x:1").status()).isEqualTo(Status.WAITING);

            hear(brand("x:2").answering("x:1").at(900));
            assertThat(item("x:1").service().followUpDue()).isNull();
        }
    }

    @Nested
    final class Memory {
        @Test
        void ofARepliedConversationEnds() {
            hear(pat("x:1").at(0));
            hear(brand("x:2").answering("x:1").at(5));
            conversation.advance(at(5 + MINUTES_OF_30_DAYS));
            assertThat(conversation.isEmpty()).isTrue();
            assertThat(conversation.next()).isEmpty();
        }

        @Test
        void ofAReplyWithoutItsPostEndsAfterADay() {
            hear(brand("x:2").answering("x:1").at(0));
            assertThat(conversation.next()).contains(at(24 * 60));

            conversation.advance(at(24 * 60));
            assertThat(conversation.isEmpty()).isTrue();
        }

        @Test
        void ofAnExpiredItemEnds() {
            hear(pat("x:1").at(0));
            conversation.advance(at(2 * MINUTES_OF_30_DAYS));

            assertThat(conversation.isEmpty()).isTrue();
        }

        @Test
        void isBoundedInAThreadThatNeverEnds() {
            hear(pat("x:1").at(0));
            for (int i = 0; i < 500; i++) {
                hear(kim("x:k" + i).answering("x:1").notActionable().at(1 + i * 0.01));
                hear(brand("x:b" + i).answering("x:k" + i).at(1 + i * 0.01));
            }

            assertThat(conversation.thread().deeds()).hasSize(Conversation.MOST_DEEDS);
            assertThat(conversation.thread().others()).hasSize(Conversation.MOST_VOICES);
        }
    }

    /** Tells the conversation at the time of the mention, through a copy of its state. */
    private void hear(Mention mention) {
        hear(mention, mention.post().createdAt());
    }

    private void hear(Mention mention, Instant now) {
        conversation.hear(mention, now);
    }

    private void hear(Activity activity) {
        hear(activity, activity.at());
    }

    private void hear(Activity activity, Instant now) {
        conversation.hear(activity, now);
    }

    private List<Item> now() {
        Map<String, Item> last = new LinkedHashMap<>();
        versions.forEach(version -> last.put(version.item(), version));
        return List.copyOf(last.values());
    }

    private Item item(String post) {
        return now().stream()
                .filter(item -> item.item().equals("acme/" + post))
                .findFirst()
                .orElseThrow();
    }

    private static Mention withText(Mention mention, String text) {
        return new Mention(
                mention.mention(),
                mention.brand(),
                mention.post().withText(text, List.of()),
                mention.queries(),
                mention.tagged(),
                mention.own(),
                mention.language(),
                mention.sentiment(),
                mention.intent(),
                mention.severity(),
                mention.actionable(),
                mention.flags(),
                mention.personalData(),
                mention.reach(),
                mention.models(),
                mention.words(),
                List.of(),
                null);
    }
}
