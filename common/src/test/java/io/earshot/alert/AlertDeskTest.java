package io.earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of all that is seen at a time is one alert, and when it is told. */
final class AlertDeskTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration COOL_DOWN = Duration.ofMinutes(30);

    private AlertDesk desk = new AlertDesk("acme", COOL_DOWN);
    private final List<Alert> told = new ArrayList<>();

    @Test
    void whatTheWholeBrandShowsIsOneThing() {
        see(0, volume(), negative(), topic("acme/1", "app down"));

        assertThat(told).hasSize(1);
        assertThat(told.get(0).kind()).isEqualTo(AlertKind.VOLUME_SPIKE);
        assertThat(told.get(0).signals()).containsExactly("mentions", "mentions#acme/1", "negative");
        assertThat(told.get(0).topic()).isEqualTo("acme/1");
        assertThat(told.get(0).reason()).contains("people talk of “app down”");
    }

    @Test
    void twoTopicsThatRiseInACalmBrandAreTwo() {
        see(0, topic("acme/1", "app down"), topic("acme/2", "new card"));

        assertThat(told).extracting(Alert::alert).hasSize(2).doesNotHaveDuplicates();
        assertThat(told).extracting(Alert::topic).containsExactly("acme/1", "acme/2");
    }

    @Test
    void aTopicThatWasTheCauseBeforeTheWholeBrandRoseKeepsItsAlert() {
        see(0, topic("acme/1", "app down"));
        see(10, volume(), topic("acme/1", "app down"));

        assertThat(told).extracting(Alert::alert).containsOnly(told.get(0).alert());
        assertThat(told).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.UPDATED);
        assertThat(told.get(1).signals()).containsExactly("mentions", "mentions#acme/1");
    }

    @Test
    void silenceIsNeverTheSameAsNoise() {
        see(0, volume(), silence());

        assertThat(told).extracting(Alert::kind).containsExactly(AlertKind.VOLUME_SPIKE, AlertKind.SILENCE);
    }

    @Test
    void whatGoesOnAsItWasIsToldOnce() {
        for (int minute = 0; minute < 60; minute++) {
            see(minute, volume());
        }

        assertThat(told).hasSize(1);
    }

    @Test
    void aLevelThatRisesIsToldAtOnceAndOneThatFallsAfterAWhile() {
        see(0, volume());
        see(1, at(AlertLevel.CRITICAL, volume()));
        assertThat(told).extracting(Alert::level).containsExactly(AlertLevel.WATCH, AlertLevel.CRITICAL);

        for (int minute = 2; minute < 40; minute++) {
            see(minute, volume());
        }
        assertThat(told)
                .extracting(Alert::level)
                .containsExactly(AlertLevel.WATCH, AlertLevel.CRITICAL, AlertLevel.WATCH);
        assertThat(told.get(2).updatedAt()).isEqualTo(START.plus(Duration.ofMinutes(17)));
    }

    @Test
    void whatNobodySeesAnyMoreIsOverAndToldByItsHeight() {
        see(0, volume());
        see(2, at(AlertLevel.CRITICAL, volume()));
        see(9);

        Alert closed = told.get(told.size() - 1);
        assertThat(closed.state()).isEqualTo(AlertState.CLOSED);
        assertThat(closed.level()).isEqualTo(AlertLevel.CRITICAL);
        assertThat(closed.closedAt()).isEqualTo(START.plus(Duration.ofMinutes(9)));
        assertThat(closed.reason()).startsWith("over after 9 min; at its height acme had ");
        assertThat(desk.isBusy()).isFalse();
    }

    @Test
    void aCauseThatFlickersIsNotToldAgainUnlessItIsWorse() {
        see(0, volume());
        see(5);
        see(6, volume());
        assertThat(told).hasSize(2);

        see(7, at(AlertLevel.ELEVATED, volume()));
        assertThat(told).hasSize(3);
    }

    @Test
    void aCauseThatComesBackAfterItsCoolDownIsToldAgain() {
        see(0, volume());
        see(5);
        see(36, volume());

        assertThat(told).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.CLOSED, AlertState.OPEN);
    }

    @Test
    void twoAlertsThatTurnOutToBeAboutOneTopicBecomeTheOlder() {
        see(0, onChannel("x", null));
        see(1, onChannel("x", null), topic("acme/1", "app down"));
        assertThat(told).filteredOn(alert -> alert.state() == AlertState.OPEN).hasSize(2);

        see(2, onChannel("x", "acme/1"), topic("acme/1", "app down"));
        Alert last = told.get(told.size() - 1);
        assertThat(last.state()).isEqualTo(AlertState.CLOSED);
        assertThat(last.reason()).startsWith("this is part of what the alert since 12:00 UTC tells");
        assertThat(last.alert()).isEqualTo(told.get(1).alert());
    }

    @Test
    void aDeskThatIsWrittenAndReadGoesOnTheSame() throws IOException {
        AlertDesk undisturbed = desk;
        undisturbed.judge(START, List.of(volume(), silence()));
        undisturbed.judge(START.plusSeconds(60), List.of(silence()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        undisturbed.write(new DataOutputStream(bytes));
        AlertDesk read = new AlertDesk("acme", COOL_DOWN)
                .read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        for (int minute = 2; minute < 50; minute++) {
            Instant now = START.plus(Duration.ofMinutes(minute));
            List<Signal> signals = minute < 20 ? List.of(volume(), silence()) : List.of();
            assertThat(read.judge(now, signals)).isEqualTo(undisturbed.judge(now, signals));
        }
    }

    private void see(int minute, Signal... signals) {
        told.addAll(desk.judge(START.plus(Duration.ofMinutes(minute)), List.of(signals)));
    }

    private static Signal volume() {
        return signal("mentions", AlertKind.VOLUME_SPIKE, AlertLevel.WATCH, "mentions", null, null);
    }

    private static Signal negative() {
        return signal("negative", AlertKind.NEGATIVE_SPIKE, AlertLevel.WATCH, "negative mentions", null, null);
    }

    private static Signal silence() {
        return signal("silence", AlertKind.SILENCE, AlertLevel.WATCH, "mentions", null, null);
    }

    private static Signal onChannel(String channel, String topic) {
        return signal(
                "mentions@" + channel, AlertKind.VOLUME_SPIKE, AlertLevel.WATCH, "mentions on " + channel, topic, null);
    }

    private static Signal topic(String topic, String label) {
        return signal("mentions#" + topic, AlertKind.HOT_TOPIC, AlertLevel.WATCH, "mentions", topic, label);
    }

    private static Signal at(AlertLevel level, Signal like) {
        return signal(like.source(), like.kind(), level, like.what(), like.topic(), like.label());
    }

    private static Signal signal(
            String source, AlertKind kind, AlertLevel level, String what, String topic, String label) {
        return new Signal(
                source,
                kind,
                level,
                !source.contains("@") && !source.contains("#"),
                new Signal.Figures(new AlertWindow(START.minusSeconds(300), START), 50, 10, 7),
                what,
                40,
                0.5,
                List.of("x"),
                topic,
                label,
                null,
                null,
                List.of("down"),
                List.of(new Exemplar("acme/x:1", null)),
                "",
                "spike/2");
    }
}
