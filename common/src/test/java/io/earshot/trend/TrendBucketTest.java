package io.earshot.trend;

import static io.earshot.mention.MentionBuilder.mention;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.MentionBuilder;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrendBucketTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Bucket MINUTE = Bucket.of(BucketSize.MINUTE, NOON);

    @Test
    void everyPostOfOthersIsCountedByToneAndIntent() {
        Trend trend = trendOf(
                mention("x:1", NOON).tone(Sentiment.Label.NEGATIVE).intent(Intent.Label.OUTAGE),
                mention("x:2", NOON).tone(Sentiment.Label.POSITIVE).intent(Intent.Label.PRAISE),
                mention("x:3", NOON).tone(null).intent(Intent.Label.OUTAGE));

        assertThat(trend.mentions()).isEqualTo(3);
        assertThat(trend.sentiment()).isEqualTo(new SentimentCounts(1, 0, 1, 1));
        assertThat(trend.intents()).containsExactly(entry(Intent.Label.OUTAGE, 2L), entry(Intent.Label.PRAISE, 1L));
    }

    @Test
    void theBrandsOwnPostsAreNoMentions() {
        Trend trend = trendOf(
                mention("x:1", NOON).own().reach(9_000),
                mention("x:2", NOON).own().inReplyTo("x:0"),
                mention("x:3", NOON).reach(7));

        assertThat(trend.mentions()).isEqualTo(1);
        assertThat(trend.reach()).isEqualTo(7);
        assertThat(trend.authors()).isEqualTo(1);
        assertThat(trend.own()).isEqualTo(2);
        assertThat(trend.replies()).isEqualTo(1);
    }

    @Test
    void poorExperienceIsNegativeAndEitherActionableOrSevere() {
        Trend trend = trendOf(
                mention("x:1", NOON).tone(Sentiment.Label.NEGATIVE).actionable(),
                mention("x:2", NOON).tone(Sentiment.Label.NEGATIVE).severity(0.5),
                mention("x:3", NOON).tone(Sentiment.Label.NEGATIVE).severity(0.49),
                mention("x:4", NOON).tone(Sentiment.Label.NEUTRAL).severity(0.9).actionable());

        assertThat(trend.poorExperience()).isEqualTo(2);
        assertThat(trend.actionable()).isEqualTo(2);
    }

    @Test
    void anAuthorOfManyPostsIsOneAuthor() {
        Trend trend = trendOf(
                mention("x:1", NOON).by("pat"),
                mention("x:2", NOON).by("pat"),
                mention("x:3", NOON).by("sam"));

        assertThat(trend.authors()).isEqualTo(2);
    }

    @Test
    void theOrderOfPostsChangesNothing() {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            mentions.add(mention("x:" + i, NOON)
                    .by("author-" + i % 1_700)
                    .tone(i % 3 == 0 ? Sentiment.Label.NEGATIVE : Sentiment.Label.POSITIVE)
                    .intent(i % 7 == 0 ? Intent.Label.OUTAGE : Intent.Label.OTHER)
                    .reach(i)
                    .build());
        }
        String inOrder = Json.string(trendOf(mentions));

        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(mentions, new Random(seed));
            assertThat(Json.string(trendOf(mentions))).isEqualTo(inOrder);
        }
    }

    @Test
    void distinctAuthorsAreWithinTwoStandardErrors() {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            mentions.add(mention("x:" + i, NOON).by("author-" + i).build());
        }

        assertThat(trendOf(mentions.subList(0, 300)).authors()).isEqualTo(300);
        assertThat((double) trendOf(mentions).authors()).isBetween(20_000 * 0.968, 20_000 * 1.032);
    }

    @Test
    void sketchesOfSeveralBucketsAddUpWithoutCountingAnAuthorTwice() {
        TrendBucket first = new TrendBucket();
        TrendBucket second = new TrendBucket();
        for (int i = 0; i < 100; i++) {
            first.add(mention("x:" + i, NOON).by("author-" + i).build(), false);
            second.add(mention("x:" + i, NOON).by("author-" + (i + 50)).build(), false);
        }

        assertThat(AuthorSketch.estimate(List.of(first.authors, second.authors, AuthorSketch.empty())))
                .isEqualTo(150);
    }

    @Test
    void lateIsWhatEnteredAfterTheBucketHadEndedAndTheGraceHadPassed() {
        Duration grace = Duration.ofMinutes(1);
        Instant end = NOON.plusSeconds(60);

        assertThat(MINUTE.missed(received(end.plusSeconds(60)), grace)).isFalse();
        assertThat(MINUTE.missed(received(end.plusSeconds(61)), grace)).isTrue();
        assertThat(Bucket.of(BucketSize.HOUR, NOON).missed(received(end.plusSeconds(61)), grace))
                .isFalse();
        assertThat(MINUTE.missed(mention("x:1", NOON).build().post(), grace)).isFalse();
    }

    @Test
    void theDocumentIsFlatAndLeavesOutIntentsThatNobodyHad() {
        TrendBucket bucket = new TrendBucket();
        bucket.add(
                mention("x:1", NOON.plusSeconds(59))
                        .tone(Sentiment.Label.NEGATIVE)
                        .intent(Intent.Label.BILLING)
                        .actionable()
                        .reach(120)
                        .build(),
                true);

        assertThat(Json.string(bucket.trend("acme", Platform.GOOGLE_REVIEWS, MINUTE, null, null)))
                .isEqualTo("{\"trend\":\"acme/google_reviews/minute/2026-11-22T12:00:00.000Z\",\"brand\":\"acme\","
                        + "\"channel\":\"google_reviews\",\"bucket\":\"2026-11-22T12:00:00.000Z\",\"bucketSize\":\"minute\","
                        + "\"mentions\":1,\"sentiment\":{\"negative\":1,\"neutral\":0,\"positive\":0,\"unjudged\":0},"
                        + "\"intents\":{\"billing\":1},\"actionable\":1,\"poorExperience\":1,\"authors\":1,\"reach\":120,"
                        + "\"own\":0,\"replies\":0,\"comments\":0,\"late\":1,\"version\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTE, 2026-11-22T12:34:56.789Z, 2026-11-22T12:34:00Z, 2026-11-22T12:35:00Z",
        "HOUR,   2026-11-22T12:34:56.789Z, 2026-11-22T12:00:00Z, 2026-11-22T13:00:00Z",
        "DAY,    2026-11-22T12:34:56.789Z, 2026-11-22T00:00:00Z, 2026-11-23T00:00:00Z",
        "DAY,    1969-12-31T23:59:59.999Z, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void bucketsStartAtWholeUnitsOfUtc(BucketSize size, Instant at, Instant start, Instant end) {
        Bucket bucket = Bucket.of(size, at);

        assertThat(bucket.start()).isEqualTo(start);
        assertThat(bucket.end()).isEqualTo(end);
    }

    @Test
    void aBucketThatStartsElsewhereIsRefused() {
        assertThatThrownBy(() -> new Bucket(BucketSize.HOUR, NOON.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a bucket of size hour cannot start at 2026-11-22T12:00:01Z");
    }

    private static Post received(Instant at) {
        return mention("x:1", NOON).receivedAt(at).build().post();
    }

    private static Trend trendOf(MentionBuilder... mentions) {
        List<Mention> built = new ArrayList<>();
        for (var mention : mentions) {
            built.add(mention.build());
        }
        return trendOf(built);
    }

    private static Trend trendOf(List<Mention> mentions) {
        TrendBucket bucket = new TrendBucket();
        for (Mention mention : mentions) {
            bucket.add(mention, false);
        }
        return bucket.trend("acme", Platform.X, MINUTE, null, null);
    }
}
