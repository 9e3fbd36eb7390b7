package io.earshot.tally;

import static io.earshot.mention.MentionBuilder.mention;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.care.Activity;
import io.earshot.care.BadActivityException;
import io.earshot.care.ItemEvent;
import io.earshot.care.ItemEvent.Kind;
import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import io.earshot.trend.Bucket;
import io.earshot.trend.BucketSize;
import io.earshot.trend.CareNumbers;
import io.earshot.trend.CareNumbers.Percentiles;
import io.earshot.trend.TrendBucket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CareTallyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Bucket HOUR = Bucket.of(BucketSize.HOUR, NOON);

    private final TrendBucket bucket = new TrendBucket();

    @Test
    void itemsOpenedAreAShareOfAllMentions() {
        bucket.add(mention("x:1", NOON).build(), false);
        bucket.add(mention("x:2", NOON).build(), false);
        bucket.add(mention("x:3", NOON).inReplyTo("x:2").build(), false);
        bucket.add(mention("x:4", NOON).own().build(), false);
        add(opened("acme/x:1", true), opened("acme/x:2", false), opened("acme/x:3", null));

        assertThat(numbers().itemsOpened()).isEqualTo(3);
        assertThat(numbers().newCustomers()).isEqualTo(1);
        assertThat(numbers().needAnswer()).isEqualTo(1.0);
        assertThat(numbers().contacts()).isEqualTo(3);
    }

    @Test
    void timesToAnAnswerAreThoseOfTheFirstAndOfTheNextApart() {
        add(answered(Milestone.FIRST_REPLY, 30, 0), answered(Milestone.FIRST_REPLY, 60, 20));
        add(answered(Milestone.FIRST_REPLY, 90, 40), answered(Milestone.NEXT_REPLY, 5, 5));

        assertThat(numbers().itemsAnswered()).isEqualTo(3);
        assertThat(numbers().responseSeconds()).isEqualTo(new Percentiles(60, 90));
        assertThat(numbers().responseBusinessSeconds()).isEqualTo(new Percentiles(20, 40));
        assertThat(numbers().nextReplySeconds()).isEqualTo(new Percentiles(5, 5));
        assertThat(numbers().resolutionSeconds()).isNull();
    }

    @Test
    void aResolutionTakesFromTheOpeningOn() {
        add(event(Kind.RESOLVED, null, 100L, 70L), event(Kind.REOPENED, null, null, null));
        add(event(Kind.EXPIRED, null, null, null));

        assertThat(numbers().itemsResolved()).isEqualTo(1);
        assertThat(numbers().itemsReopened()).isEqualTo(1);
        assertThat(numbers().itemsExpired()).isEqualTo(1);
        assertThat(numbers().resolutionSeconds()).isEqualTo(new Percentiles(100, 100));
        assertThat(numbers().resolutionBusinessSeconds()).isEqualTo(new Percentiles(70, 70));
    }

    @Test
    void attainmentIsTheShareOfDeadlinesThatWereKept() {
        add(event(Kind.MET, Milestone.FIRST_REPLY, null, null), event(Kind.MET, Milestone.RESOLUTION, null, null));
        add(event(Kind.MET, Milestone.FOLLOW_UP, null, null), event(Kind.BREACHED, Milestone.FIRST_REPLY, null, null));

        assertThat(numbers().itemsMet()).isEqualTo(3);
        assertThat(numbers().itemsBreached()).isEqualTo(1);
        assertThat(numbers().attainment()).isEqualTo(0.75);
    }

    @Test
    void aBreachThatIsTakenBackLeavesWhatWasKept() {
        ItemEvent met = event(Kind.MET, Milestone.FIRST_REPLY, null, null);
        add(event(Kind.BREACHED, Milestone.FIRST_REPLY, null, null), met);

        assertThat(CareTally.takesBack(met, NOON.plusMillis(1))).isTrue();
        assertThat(CareTally.takesBack(met, NOON))
                .as("kept later: another deadline")
                .isFalse();
        CareTally.takeBreachBack(bucket);
        assertThat(numbers().itemsBreached()).isZero();
        assertThat(numbers().attainment()).isEqualTo(1.0);
        assertThat(bucket.version).isEqualTo(3);
    }

    @Test
    void theClocksOfAnItemAreToldApart() {
        ItemEvent passed = told("acme/x:1/breached/next_reply/x:7", Kind.BREACHED);

        assertThat(CareTally.deadline(told("acme/x:1/met/next_reply/x:7", Kind.MET)))
                .isEqualTo(CareTally.deadline(passed));
        assertThat(CareTally.deadline(told("acme/x:1/met/next_reply/x:9", Kind.MET)))
                .isNotEqualTo(CareTally.deadline(passed));
    }

    @Test
    void promisesPeersAndPraiseAreCounted() {
        add(event(Kind.PROMISED, null, null, null), event(Kind.PROMISED, null, null, null));
        add(event(Kind.PROMISE_KEPT, null, null, null), event(Kind.PROMISE_BROKEN, null, null, null));
        add(event(Kind.PEER_ANSWER, null, null, null), event(Kind.TESTIMONIAL, null, null, null));

        assertThat(numbers())
                .returns(2L, CareNumbers::promises)
                .returns(1L, CareNumbers::promisesKept)
                .returns(1L, CareNumbers::promisesBroken)
                .returns(1L, CareNumbers::peerAnswers)
                .returns(1L, CareNumbers::testimonials);
    }

    @Test
    void promotersLessDetractorsOfAllScoresIsNps() throws Exception {
        for (int score : new int[] {10, 9, 9, 8, 7, 6, 0, 10}) {
            score("\"nps\":" + score);
        }

        assertThat(numbers().promoters()).isEqualTo(4);
        assertThat(numbers().passives()).isEqualTo(2);
        assertThat(numbers().detractors()).isEqualTo(2);
        assertThat(numbers().nps()).isEqualTo(25.0);
        assertThat(numbers().csat()).isNull();
    }

    @Test
    void satisfactionIsTheMeanAndTheShareOfFoursAndFives() throws Exception {
        for (int score : new int[] {5, 4, 3, 1}) {
            score("\"csat\":" + score);
        }

        assertThat(numbers().csat()).isEqualTo(3.25);
        assertThat(numbers().csatScores()).isEqualTo(4);
        assertThat(numbers().csatSum()).isEqualTo(13);
        assertThat(numbers().csatSatisfied()).isEqualTo(2);
        assertThat(numbers().nps()).isNull();
    }

    @Test
    void aTicketOfAnotherChannelIsAContactWithoutAnItem() throws Exception {
        CareTally.add(
                activity("contact", "\"channel\":\"phone\",\"conversation\":\"phone:7\",\"brand\":\"acme\""), bucket);

        assertThat(numbers().contacts()).isEqualTo(1);
        assertThat(numbers().itemsOpened()).isZero();
        assertThat(numbers().needAnswer()).as("of no mention").isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"channel\":\"phone\",\"item\":\"acme/x:1\"', PHONE",
        "'\"item\":\"acme/google_reviews:1/2\"',        GOOGLE_REVIEWS",
        "'\"conversation\":\"bluesky:1\"',              BLUESKY",
        "'\"conversation\":\"ticket 4711\"',            OTHER",
        "'\"topic\":\"acme/4e68\"',                     OTHER"
    })
    void anActivityIsOfItsChannelOrElseOfItsPosts(String fields, Platform channel) throws Exception {
        assertThat(CareTally.channel(activity("feedback", fields))).isEqualTo(channel);
    }

    @Test
    void onlyScoresAndContactsCountOfWhatAgentsDo() throws Exception {
        assertThat(CareTally.counts(activity("replied", "\"item\":\"acme/x:1\"")))
                .isFalse();
        assertThat(CareTally.counts(activity("contact", "\"item\":\"acme/x:1\"")))
                .isTrue();
        assertThat(CareTally.counts(activity("resolved", "\"item\":\"acme/x:1\",\"score\":{\"csat\":4}")))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatCountsChangesTheNumbers(Kind kind) {
        ItemEvent event = event(kind, Milestone.FIRST_REPLY, null, null);
        if (CareTally.counts(event)) {
            CareTally.add(event, bucket);
            assertThat(Json.string(numbers())).isNotEqualTo(Json.string(numbersOf(new TrendBucket())));
        }
    }

    @Test
    void anAnswerToNothingThatHasAClockCountsNowhere() {
        assertThat(CareTally.counts(event(Kind.ANSWERED, null, 10L, null))).isFalse();
        assertThat(CareTally.counts(event(Kind.ANSWERED, Milestone.FOLLOW_UP, 10L, null)))
                .isFalse();
    }

    @Test
    void theOrderOfEventsChangesNothing() {
        List<ItemEvent> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            events.add(opened("acme/x:" + i, i % 3 == 0));
            events.add(answered(Milestone.FIRST_REPLY, i * 37L, i * 11L));
            events.add(event(i % 5 == 0 ? Kind.BREACHED : Kind.MET, Milestone.FIRST_REPLY, null, null));
            events.add(event(Kind.RESOLVED, null, i * 1_001L, null));
        }
        String inOrder = document(events);
        Collections.shuffle(events, new Random(4));

        assertThat(document(events)).isEqualTo(inOrder);
    }

    @Test
    void theDocumentIsFlatAndWithoutShareOfNothing() {
        add(opened("acme/x:1", true), answered(Milestone.FIRST_REPLY, 60, 0));

        assertThat(Json.string(bucket.trend("acme", Platform.X, HOUR, null, null)))
                .contains(
                        "\"itemsOpened\":1,\"itemsAnswered\":1,\"itemsMet\":0,\"itemsBreached\":0,\"itemsResolved\":0")
                .contains("\"responseSeconds\":{\"p50\":60.0,\"p90\":60.0}")
                .doesNotContain("\"care\"", "needAnswer", "attainment", "nps", "\"csat\"", "NaN")
                .endsWith("\"version\":2}");
    }

    @Test
    void whatIsHeardTwiceIsHeardOnce() {
        HeardMinute minute = new HeardMinute();

        assertThat(minute.hear("acme/x:1/opened")).isTrue();
        assertThat(minute.hear("acme/x:2/opened")).isTrue();
        assertThat(minute.hear("acme/x:1/opened")).isFalse();
        assertThat(minute.hear("acme/x:2/opened")).isFalse();
        assertThat(minute.heard).hasSize(2).isSorted();
    }

    private void add(ItemEvent... events) {
        for (ItemEvent event : events) {
            CareTally.add(event, bucket);
        }
    }

    private void score(String score) throws BadActivityException {
        Activity activity = activity("feedback", "\"item\":\"acme/x:1\",\"score\":{" + score + "}");
        assertThat(CareTally.counts(activity)).isTrue();
        CareTally.add(activity, bucket);
    }

    private static Activity activity(String type, String fields) throws BadActivityException {
        String json = "{\"type\":\"" + type + "\",\"at\":\"2026-11-22T12:00:00Z\"," + fields + "}";
        return Activity.read(null, json.getBytes(StandardCharsets.UTF_8));
    }

    private CareNumbers numbers() {
        return numbersOf(bucket);
    }

    private static CareNumbers numbersOf(TrendBucket counted) {
        counted.care();
        counted.version--;
        return counted.trend("acme", Platform.X, HOUR, null, null).care();
    }

    private static String document(List<ItemEvent> events) {
        TrendBucket counted = new TrendBucket();
        events.forEach(event -> CareTally.add(event, counted));
        return Json.string(counted.trend("acme", Platform.X, HOUR, null, null));
    }

    private static ItemEvent opened(String item, @Nullable Boolean newCustomer) {
        return new ItemEvent(
                item + "/opened",
                item,
                "acme",
                Kind.OPENED,
                null,
                NOON,
                Platform.X,
                Intent.Label.QUESTION,
                PriorityLevel.NORMAL,
                null,
                null,
                newCustomer,
                null,
                null,
                null);
    }

    private static ItemEvent answered(Milestone milestone, long seconds, long businessSeconds) {
        return event(Kind.ANSWERED, milestone, seconds, businessSeconds);
    }

    private static ItemEvent event(
            Kind kind, @Nullable Milestone milestone, @Nullable Long seconds, @Nullable Long businessSeconds) {
        return new ItemEvent(
                "acme/x:1/" + kind,
                "acme/x:1",
                "acme",
                kind,
                milestone,
                NOON,
                Platform.X,
                Intent.Label.QUESTION,
                PriorityLevel.NORMAL,
                null,
                null,
                null,
                seconds,
                businessSeconds,
                null);
    }

    private static ItemEvent told(String id, Kind kind) {
        return new ItemEvent(
                id,
                "acme/x:1",
                "acme",
                kind,
                Milestone.NEXT_REPLY,
                NOON,
                Platform.X,
                Intent.Label.QUESTION,
                PriorityLevel.NORMAL,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
