package io.earshot.watch;

import static io.earshot.mention.MentionBuilder.mention;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import io.earshot.alert.AlertState;
import io.earshot.brand.AlertOptions;
import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import io.earshot.spike.Sensitivity;
import io.earshot.spike.SpikeSettings;
import io.earshot.topic.Topic;
import io.earshot.watch.BrandSimulation.Talk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandWatchTest {
    private static final Talk OUTAGE = new Talk("outage login down", 0.7, 100_000);
    private static final Talk LAUNCH = new Talk("launch", 0.1, 100_000);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 2})
    void anOrdinaryWeekRaisesNoAlert(double perMinute) {
        assertThat(new BrandSimulation(1).play(DAY.multipliedBy(7), perMinute).alerts)
                .isEmpty();
        assertThat(new BrandSimulation(2).play(DAY.multipliedBy(7), rhythm(perMinute), Talk.SMALL).alerts)
                .isEmpty();
        assertThat(new BrandSimulation(3).play(DAY.multipliedBy(7), restless(rhythm(perMinute)), Talk.SMALL).alerts)
                .isEmpty();
    }

    @Test
    void aSpikeIsOneAlertThatOpensAndCloses() {
        BrandSimulation brand = new BrandSimulation(4).play(DAY, 3);
        Instant start = brand.now();
        brand.play(HOUR, minute -> 30, OUTAGE).play(HOUR.multipliedBy(2), 3).advance();

        Alert opened = brand.alerts.get(0);
        Alert closed = brand.alerts.get(brand.alerts.size() - 1);
        assertThat(brand.alerts).extracting(Alert::alert).containsOnly(opened.alert());
        assertThat(brand.alerts).extracting(Alert::version).isSorted().doesNotHaveDuplicates();
        assertThat(brand.alerts)
                .extracting(Alert::state)
                .startsWith(AlertState.OPEN)
                .endsWith(AlertState.CLOSED);
        assertThat(brand.alerts).extracting(Alert::state).containsOnlyOnce(AlertState.OPEN, AlertState.CLOSED);
        assertThat(brand.alerts).hasSizeLessThanOrEqualTo(5);

        assertThat(opened.alert()).isEqualTo("acme/volume_spike/" + Json.instant(opened.openedAt()));
        assertThat(opened.openedAt()).isBetween(start, start.plusSeconds(120));
        assertThat(opened.kind()).isEqualTo(AlertKind.VOLUME_SPIKE);
        assertThat(opened.updatedAt()).isBetween(start, start.plusSeconds(120));
        assertThat(opened.expected()).isBetween(1.0, 20.0);
        assertThat(opened.surprise()).isGreaterThanOrEqualTo(SpikeSettings.BALANCED.surprise());
        assertThat(closed.level()).isEqualTo(AlertLevel.CRITICAL);
        assertThat(closed.closedAt())
                .isBetween(start.plus(HOUR), start.plus(HOUR).plusSeconds(50 * 60));
    }

    @Test
    void anAlertSaysWhatHowMuchSinceWhenAndWhy() {
        BrandSimulation brand = new BrandSimulation(4).play(DAY, 3).play(Duration.ofMinutes(10), minute -> 40, OUTAGE);

        Alert opened = brand.alerts.get(0);
        assertThat(opened.terms()).contains("down", "login", "outage");
        assertThat(opened.exemplars()).hasSize(3).doesNotHaveDuplicates().allMatch(id -> id.startsWith("acme/x:"));
        assertThat(opened.ratio()).isGreaterThan(SpikeSettings.BALANCED.leastRatio());
        assertThat(opened.window().end()).isAfter(opened.window().start());
        assertThat(opened.reason())
                .matches(
                        "acme had \\d+ mentions in (1 minute|\\d+ minutes) where [\\d.]+ are usual \\([\\d.]+ times as"
                                + " many\\), by \\d+ authors, since 00:00 UTC, mostly on x; \\d+ % of them negative;( people talk of “.*”;)? what stands out: .*");
        assertThat(opened.detector()).isEqualTo("spike/2");
    }

    @Test
    void aSharpSpikeIsSeenBeforeItsMinuteEnds() {
        BrandSimulation brand = new BrandSimulation(5).play(DAY, 3);
        Instant start = brand.now();
        brand.minute(600, OUTAGE);

        assertThat(brand.alerts.get(0).updatedAt()).isBefore(start.plusSeconds(15));
    }

    @Test
    void aSpikeInTheFirstHourIsSeen() {
        BrandSimulation brand = new BrandSimulation(6).play(Duration.ofMinutes(45), 3);
        brand.play(Duration.ofMinutes(10), minute -> 30, OUTAGE);

        assertThat(brand.alerts).isNotEmpty();
    }

    @Test
    void aBrandThatIsNewRaisesNoAlertByBeingNew() {
        BrandSimulation brand = new BrandSimulation(7).play(Duration.ofMinutes(30), 300);

        assertThat(brand.alerts).isEmpty();
    }

    @Test
    void oneShouterIsNoCrowd() {
        BrandSimulation brand = new BrandSimulation(8).play(DAY, 3);
        brand.play(HOUR, minute -> 30, new Talk("outage", 1, 3));

        assertThat(brand.alerts).isEmpty();
    }

    @Test
    void aHandfulIsNoSpikeHoweverQuietTheBrand() {
        BrandSimulation brand = new BrandSimulation(9).play(DAY, 0.002);
        brand.minute(9, OUTAGE).pass(HOUR).advance();

        assertThat(brand.alerts).isEmpty();
    }

    @Test
    void aWaveOfBadWordsAloneIsANegativeSpike() {
        BrandSimulation brand = new BrandSimulation(10).play(DAY, 10);
        brand.play(HOUR, minute -> 12, new Talk("fees", 0.9, 100_000)).play(HOUR.multipliedBy(2), 10);

        assertThat(brand.alerts).isNotEmpty();
        assertThat(brand.alerts).extracting(Alert::kind).containsOnly(AlertKind.NEGATIVE_SPIKE);
        assertThat(brand.alerts.get(0).reason()).contains("negative mentions").contains("fees");
    }

    @Test
    void aWaveOfBadWordsWithAWaveOfWordsIsOneAlert() {
        BrandSimulation brand = new BrandSimulation(11).play(DAY, 10);
        brand.play(HOUR, minute -> 100, new Talk("fees", 0.9, 100_000)).play(HOUR.multipliedBy(2), 10);

        assertThat(brand.alerts)
                .extracting(Alert::alert)
                .containsOnly(brand.alerts.get(0).alert());
        assertThat(brand.alerts).extracting(Alert::kind).containsOnly(AlertKind.VOLUME_SPIKE);
        assertThat(brand.alerts.get(0).reason()).contains("% of them negative");
    }

    @Test
    void oneSpikeDoesNotHideTheNext() {
        BrandSimulation brand = new BrandSimulation(12).play(DAY, 3);
        for (int i = 0; i < 2; i++) {
            brand.play(HOUR, minute -> 40, OUTAGE).play(HOUR.multipliedBy(3), 3);
        }

        assertThat(brand.alerts)
                .filteredOn(alert -> alert.state() == AlertState.OPEN)
                .hasSize(2);
    }

    @Test
    void whatLastsBecomesTheNewNormal() {
        BrandSimulation brand = new BrandSimulation(13).play(DAY, 2);
        brand.play(DAY.multipliedBy(2), 20);

        assertThat(brand.alerts)
                .extracting(Alert::state)
                .startsWith(AlertState.OPEN)
                .endsWith(AlertState.CLOSED);
        assertThat(brand.alerts).extracting(Alert::state).containsOnlyOnce(AlertState.OPEN, AlertState.CLOSED);
        Alert closed = brand.alerts.get(brand.alerts.size() - 1);
        assertThat(closed.closedAt()).isBefore(closed.openedAt().plus(DAY));
        assertThat(closed.reason()).startsWith("over after ").contains("; at its height ");
    }

    @Test
    void theEndOfAnOutageOfTheSupplyIsNoSpike() {
        BrandSimulation brand = new BrandSimulation(14).play(DAY.multipliedBy(2), rhythm(10), Talk.SMALL);
        brand.pass(HOUR.multipliedBy(6)).play(DAY, rhythm(10), Talk.SMALL);

        assertThat(brand.alerts).extracting(Alert::kind).containsOnly(AlertKind.SILENCE);
    }

    @Test
    void theBrandsOwnPostsAndLatecomersDoNotCount() {
        BrandSimulation brand = new BrandSimulation(15).play(DAY, 3);
        for (int i = 0; i < 500; i++) {
            brand.hear(mention("x:own" + i, brand.now()).own().build());
            brand.hear(mention("x:late" + i, brand.now().minus(HOUR))
                    .by("late-" + i)
                    .build());
        }
        brand.play(HOUR, 3);

        assertThat(brand.alerts).isEmpty();
    }

    @Test
    void silenceClosesAnAlertWhenTimeIsSaidToHaveGoneOn() {
        BrandSimulation brand = new BrandSimulation(16).play(DAY, 3).play(HOUR, minute -> 40, OUTAGE);
        assertThat(brand.watch.isWaiting()).isTrue();
        brand.pass(HOUR).advance();

        assertThat(brand.alerts)
                .filteredOn(alert -> alert.kind() == AlertKind.VOLUME_SPIKE)
                .last()
                .extracting(Alert::state)
                .isEqualTo(AlertState.CLOSED);
    }

    @Test
    void aStreamThatFallsSilentIsAnAlarmOfItsOwn() {
        BrandSimulation brand = new BrandSimulation(20).play(DAY.multipliedBy(2), 3);
        brand.pass(HOUR).advance();

        assertThat(brand.alerts).extracting(Alert::kind).containsOnly(AlertKind.SILENCE);
        assertThat(brand.alerts.get(0).reason())
                .matches("acme had 0 mentions in \\d+ minutes where \\d+ are usual; is the collector still running\\?");
        assertThat(brand.alerts.get(0).updatedAt()).isBefore(brand.now());
        assertThat(brand.alerts.get(brand.alerts.size() - 1).state()).isNotEqualTo(AlertState.CLOSED);

        brand.play(HOUR, 3);
        assertThat(brand.alerts.get(brand.alerts.size() - 1).state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void oneChannelThatFallsSilentIsNoticedThoughOthersTalk() {
        BrandSimulation brand = new BrandSimulation(21).play(DAY.multipliedBy(2), 3);
        brand.channel = Platform.REDDIT;
        brand.play(HOUR.multipliedBy(2), 3);

        assertThat(brand.alerts)
                .filteredOn(alert -> alert.kind() == AlertKind.SILENCE)
                .first()
                .extracting(Alert::reason, STRING)
                .contains("mentions on x in");
    }

    @Test
    void anAnnouncedEventRaisesNoAlert() throws IOException {
        BrandSimulation told = new BrandSimulation(22).play(DAY, 3);
        AlertOptions.Event launch =
                new AlertOptions.Event("launch", told.now(), told.now().plus(HOUR), 8);
        told.restart(WatchSettings.of(new AlertOptions(Sensitivity.BALANCED, null, List.of(launch))));
        told.play(HOUR, minute -> 20, LAUNCH).play(HOUR, 3);
        assertThat(told.alerts).isEmpty();

        BrandSimulation untold = new BrandSimulation(22).play(DAY, 3);
        untold.play(HOUR, minute -> 20, LAUNCH).play(HOUR, 3);
        assertThat(untold.alerts).isNotEmpty();
    }

    @Test
    void anIntentThatRisesAloneIsAnAlert() {
        BrandSimulation brand = new BrandSimulation(23).play(DAY, 20);
        brand.intent = Intent.Label.BILLING;
        brand.play(HOUR, 20);

        assertThat(brand.alerts).isNotEmpty();
        assertThat(brand.alerts).extracting(Alert::kind).containsOnly(AlertKind.INTENT_SPIKE);
        assertThat(brand.alerts.get(0).reason()).contains("mentions of billing");
    }

    @Test
    void aTopicThatTurnsHotInACalmBrandIsAnAlertOfItsOwn() {
        BrandSimulation brand = new BrandSimulation(25).play(HOUR.multipliedBy(12), 20);
        brand.play(HOUR, 20, new Talk("battery smoke recall", 0.2, 100_000), 6).play(HOUR.multipliedBy(2), 20);

        assertThat(brand.alerts)
                .extracting(Alert::alert)
                .containsOnly(brand.alerts.get(0).alert());
        assertThat(brand.alerts.get(0).kind()).isEqualTo(AlertKind.HOT_TOPIC);
        assertThat(brand.alerts.get(0).topic()).isNotNull();
        assertThat(brand.alerts.get(0).reason()).contains("mentions about “").contains("smoke");
        assertThat(brand.topics)
                .extracting(Topic::topic)
                .contains(brand.alerts.get(0).topic());
    }

    @Test
    void aThreadThatRunsAwayIsPartOfTheAlertOfItsCause() {
        BrandSimulation brand = new BrandSimulation(26).play(HOUR.multipliedBy(12), 20);
        brand.play(HOUR, 20, new Talk("battery smoke recall", 0.9, 100_000, "x:root"), 6);

        assertThat(brand.alerts)
                .extracting(Alert::alert)
                .containsOnly(brand.alerts.get(0).alert());
        Alert last = brand.alerts.get(brand.alerts.size() - 1);
        assertThat(last.signals()).contains("viral~x:root").anyMatch(signal -> signal.startsWith("mentions#"));
        assertThat(last.conversation()).isEqualTo("x:root");
        assertThat(last.predictedReach()).isPositive();
        assertThat(last.reason()).contains("a thread with").contains("will probably come to");
    }

    @Test
    void anAlertOfOneMinuteShowsWhoSpokeInIt() {
        BrandSimulation brand = new BrandSimulation(27).play(DAY, 30);
        brand.play(Duration.ofMinutes(2), 0, new Talk("fees", 1, 100_000), 34);
        brand.play(Duration.ofMinutes(5), 30);

        Alert opened = brand.alerts.get(0);
        assertThat(opened.kind()).isEqualTo(AlertKind.NEGATIVE_SPIKE);
        assertThat(opened.window().end()).isEqualTo(opened.updatedAt());
        assertThat(opened.authors()).isGreaterThan(20);
        assertThat(opened.exemplars()).hasSize(3);
        assertThat(opened.channels()).containsExactly("x");
    }

    @Test
    void anAnnouncementThatNobodyHeedsIsNoSilence() throws IOException {
        BrandSimulation brand = new BrandSimulation(28).play(DAY.multipliedBy(2), 3);
        AlertOptions.Event launch =
                new AlertOptions.Event("launch", brand.now(), brand.now().plus(HOUR.multipliedBy(4)), 8);
        brand.restart(WatchSettings.of(new AlertOptions(Sensitivity.BALANCED, null, List.of(launch))));
        brand.play(HOUR.multipliedBy(4), 3);

        assertThat(brand.alerts).isEmpty();
    }

    @Test
    void aWatchThatIsWrittenAndReadGoesOnAsIfNothingHadHappened() throws IOException {
        for (int cut : new int[] {1, 20, 55, 100, 170}) {
            BrandSimulation undisturbed = new BrandSimulation(24).play(DAY, 3);
            BrandSimulation restored = new BrandSimulation(24).play(DAY, 3);
            for (int minute = 0; minute < 180; minute++) {
                IntToDoubleFunction rate = m -> m % 1440 < 50 ? 40 : 0.2;
                undisturbed.play(Duration.ofMinutes(1), rate, OUTAGE);
                restored.play(Duration.ofMinutes(1), rate, OUTAGE);
                if (minute == cut) {
                    restored.restart(WatchSettings.BALANCED);
                }
            }
            assertThat(restored.alerts).isNotEmpty().isEqualTo(undisturbed.alerts);
        }
    }

    @Test
    void whoeverSaysThatTimeHasGoneOnChangesNothing() {
        List<Alert> untold = crisis(false);

        assertThat(untold).isNotEmpty();
        assertThat(crisis(true)).isEqualTo(untold);
    }

    @Test
    void tenYearsOfSilenceBeginAnew() {
        BrandSimulation brand = new BrandSimulation(17).play(DAY, 3).play(Duration.ofMinutes(5), minute -> 40, OUTAGE);
        brand.pass(Duration.ofDays(3_652)).minute(5, LAUNCH);

        assertThat(brand.alerts.get(brand.alerts.size() - 1).state()).isEqualTo(AlertState.CLOSED);
        assertThat(brand.alerts)
                .filteredOn(alert -> alert.state() == AlertState.CLOSED)
                .extracting(Alert::kind)
                .containsExactly(AlertKind.VOLUME_SPIKE, AlertKind.SILENCE);
    }

    private static List<Alert> crisis(boolean isTold) {
        BrandSimulation brand = new BrandSimulation(19).play(DAY, 3);
        for (int minute = 0; minute < 180; minute++) {
            brand.play(Duration.ofMinutes(1), m -> m % 1440 < 50 ? 40 : 0.2, OUTAGE);
            if (isTold && minute % 7 == 0) {
                brand.advance();
            }
        }
        return brand.alerts;
    }

    /** Quiet at night, busy in the evening: a twentieth of the mean to more than twice of it. */
    private static IntToDoubleFunction rhythm(double mean) {
        return minute -> {
            double wave = 0.5 - 0.5 * Math.cos(2 * Math.PI * (minute / 60.0 - 4) / 24);
            return mean * (0.05 + 2.5 * wave * wave);
        };
    }

    /** The same with a rate that strays by a half either way for an hour at a time. */
    private static IntToDoubleFunction restless(IntToDoubleFunction rate) {
        Random random = new Random(20);
        double[] stray = {0};
        return minute -> {
            if (minute % 5 == 0) {
                stray[0] = 0.9 * stray[0] + 0.2 * random.nextGaussian();
            }
            return rate.applyAsDouble(minute) * Math.exp(stray[0]);
        };
    }
}
