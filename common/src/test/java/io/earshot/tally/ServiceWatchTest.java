package io.earshot.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import io.earshot.alert.AlertState;
import io.earshot.care.ItemEvent;
import io.earshot.care.ItemEvent.Kind;
import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a brand is told that it does not keep its promises. Times are minutes after noon; half of the items is the bar. */
final class ServiceWatchTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int HALF = 50;

    private final List<ItemEvent> events = new ArrayList<>();
    private ServiceWatch watch = new ServiceWatch("acme");

    @Test
    void whoAnswersInTimeIsToldNothing() {
        say(Kind.WARNED, 0, 9, 1, null);
        say(Kind.MET, 0, 5, 2, null);
        say(Kind.MET, 9, 14, 2, null);

        assertThat(judge(3)).isEmpty();
    }

    @Test
    void aShareOfFewItemsSaysNothing() {
        say(Kind.BREACHED, 0, 4, 1, null);

        assertThat(judge(2)).isEmpty();
    }

    @Test
    void halfOfTheItemsAboutToBeLateAreAWarning() {
        say(Kind.MET, 0, 6, 1, null);
        say(Kind.WARNED, 6, 12, 2, null);

        Alert alert = judge(3).get(0);
        assertThat(alert.alert()).isEqualTo("acme/sla_risk/2026-11-22T12:03:00.000Z");
        assertThat(alert.kind()).isEqualTo(AlertKind.SLA_RISK);
        assertThat(alert.level()).isEqualTo(AlertLevel.WATCH);
        assertThat(alert.observed()).isEqualTo(6);
        assertThat(alert.reason())
                .isEqualTo("acme had 6 of 12 items late or about to be in 60 minutes, since 12:03 UTC, mostly on x; "
                        + "none of them late already.");
        assertThat(alert.exemplars()).containsExactly("acme/x:10", "acme/x:11", "acme/x:6");
        assertThat(alert.channels()).containsExactly("x");
    }

    @Test
    void itIsOneAlertThatRisesAndEnds() {
        say(Kind.WARNED, 0, 30, 1, null);
        List<Alert> told = new ArrayList<>(judge(2));
        say(Kind.BREACHED, 0, 15, 3, null);
        told.addAll(judge(4));
        say(Kind.BREACHED, 15, 30, 5, null);
        told.addAll(judge(6));
        say(Kind.MET, 30, 60, 50, null);
        for (int minute = 7; minute <= 70; minute++) {
            told.addAll(judge(minute));
        }

        assertThat(told).extracting(Alert::alert).containsOnly("acme/sla_risk/2026-11-22T12:02:00.000Z");
        assertThat(told)
                .extracting(Alert::state)
                .containsExactly(AlertState.OPEN, AlertState.UPDATED, AlertState.UPDATED, AlertState.CLOSED);
        assertThat(told)
                .extracting(Alert::level)
                .containsExactly(AlertLevel.WATCH, AlertLevel.ELEVATED, AlertLevel.CRITICAL, AlertLevel.CRITICAL);
        assertThat(told.get(3).reason())
                .startsWith("over after 1 h 2 min; at its height acme had 30 of 30 items late or about to be")
                .endsWith("; 30 of them late already.");
        assertThat(watch.isBusy()).isFalse();
    }

    @Test
    void itDoesNotComeAndGoAroundTheBar() {
        say(Kind.WARNED, 0, 10, 1, null);
        say(Kind.MET, 10, 20, 1, null);
        assertThat(judge(2)).hasSize(1);
        say(Kind.MET, 20, 24, 3, null);
        assertThat(judge(4)).as("10 of 24: 42 %").isEmpty();
        say(Kind.MET, 24, 26, 5, null);
        assertThat(judge(6)).as("10 of 26: 38 %").extracting(Alert::state).containsExactly(AlertState.CLOSED);
    }

    @Test
    void aTeamInTroubleIsToldThoughTheBrandIsWell() {
        say(Kind.MET, 0, 40, 1, "service");
        say(Kind.BREACHED, 40, 47, 2, "billing");

        Alert alert = judge(3).get(0);
        assertThat(alert.signals()).containsExactly("service@billing");
        assertThat(alert.level()).isEqualTo(AlertLevel.ELEVATED);
        assertThat(alert.reason())
                .startsWith("acme had 7 of 7 items of team billing late or about to be in 60 minutes")
                .endsWith("; 7 late already at billing.");
    }

    @Test
    void theBrandAndItsTeamsAreOneAlert() {
        say(Kind.MET, 0, 10, 1, "service");
        say(Kind.BREACHED, 10, 17, 2, "billing");
        List<Alert> told = new ArrayList<>(judge(3));
        say(Kind.BREACHED, 17, 30, 9, "service");
        told.addAll(judge(10));

        assertThat(told).extracting(Alert::alert).containsOnly("acme/sla_risk/2026-11-22T12:03:00.000Z");
        assertThat(watch.isBusy()).isTrue();
    }

    @Test
    void anAnswerInTimeThatIsHeardLateTakesTheBreachBack() {
        say(Kind.BREACHED, 0, 10, 5, null);
        say(Kind.MET, 0, 10, 4, null);

        assertThat(judge(6)).isEmpty();
    }

    @Test
    void theOrderDoesNotMatterNorARestart() throws IOException {
        List<Alert> straight = day(events);
        List<ItemEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(5));
        watch = new ServiceWatch("acme");

        assertThat(straight).hasSizeGreaterThan(3);
        assertThat(day(shuffled)).isEqualTo(straight);
    }

    /** Six hours of which every other goes badly, with a restart each minute. */
    private List<Alert> day(List<ItemEvent> told) throws IOException {
        if (told.isEmpty()) {
            for (int minute = 0; minute < 360; minute++) {
                boolean bad = minute / 90 % 2 == 1 && minute % 4 != 0;
                say(
                        bad ? Kind.BREACHED : Kind.MET,
                        minute,
                        minute + 1,
                        minute,
                        minute % 3 == 0 ? "billing" : "service");
            }
        }
        List<Alert> alerts = new ArrayList<>();
        for (int minute = 1; minute < 500; minute++) {
            Instant end = at(minute);
            Instant begin = end.minus(ServiceWatch.WINDOW);
            alerts.addAll(watch.judge(
                    end,
                    HALF,
                    told.stream()
                            .filter(event ->
                                    !event.at().isBefore(begin) && event.at().isBefore(end))
                            .toList()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            watch.write(new DataOutputStream(bytes));
            watch = ServiceWatch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), "acme");
        }
        return alerts;
    }

    private List<Alert> judge(int minute) {
        Instant end = at(minute);
        Instant begin = end.minus(ServiceWatch.WINDOW);
        return watch.judge(
                end,
                HALF,
                events.stream()
                        .filter(event ->
                                !event.at().isBefore(begin) && event.at().isBefore(end))
                        .toList());
    }

    private void say(Kind kind, int from, int to, int minute, @Nullable String team) {
        for (int item = from; item < to; item++) {
            String id = "acme/x:" + item;
            events.add(new ItemEvent(
                    id + "/" + kind.name().toLowerCase(Locale.ROOT) + "/first_reply/x:" + item,
                    id,
                    "acme",
                    kind,
                    Milestone.FIRST_REPLY,
                    at(minute),
                    Platform.X,
                    Intent.Label.DELIVERY,
                    PriorityLevel.NORMAL,
                    team,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
