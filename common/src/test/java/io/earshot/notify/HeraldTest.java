package io.earshot.notify;

import static io.earshot.notify.Alerts.TEN;
import static io.earshot.notify.Alerts.at;
import static io.earshot.notify.Alerts.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is told of an alert, and when. */
final class HeraldTest {
    private static final Duration TOO_OLD_AFTER = Duration.ofHours(1);

    private static final String TARGETS = """
            targets:
              - {name: team, type: slack, url: "https://team.example"}
              - {name: boss, type: webhook, url: "https://boss.example"}
              - {name: night, type: webhook, url: "https://night.example", quiet: {from: "00:00", to: "11:00"}}
            """;

    private HeraldState state = HeraldState.EMPTY;
    private NotifyPlan plan = plan("{targets: [team]}");
    private final List<String> told = new ArrayList<>();

    // Which changes

    @Test
    void isToldOnceOfEachChange() {
        hear(version(1, "watch", "open", 0), 0);
        hear(version(1, "watch", "open", 0), 1);
        hear(version(2, "critical", "updated", 2), 2);
        hear(version(3, "critical", "closed", 40), 40);
        hear(version(3, "critical", "closed", 40), 41);

        assertThat(told).containsExactly("0 team opened v1", "2 team raised v2", "40 team closed v3");
    }

    @Test
    void neverHearsOfAnOlderVersionAfterANewerOne() {
        hear(version(3, "critical", "updated", 5), 5);
        hear(version(1, "watch", "open", 0), 6);
        hear(version(2, "elevated", "updated", 2), 7);

        assertThat(told).containsExactly("5 team opened v3");
    }

    @Test
    void aLevelThatFallsAndComesAgainIsNotRaised() {
        plan = plan("{targets: [team], tell: [raised, closed]}");
        hear(version(1, "elevated", "open", 0), 0);
        hear(version(2, "watch", "updated", 5), 5);
        hear(version(3, "elevated", "updated", 9), 9);
        hear(version(4, "critical", "updated", 12), 12);

        assertThat(told).containsExactly("0 team opened v1", "12 team raised v4");
    }

    @Test
    void aChangedPictureIsToldAtMostSoOftenAndThenAsItIs() {
        plan = plan("{targets: [team], changedEvery: 30 min}");
        hear(version(1, "watch", "open", 0), 0);
        hear(version(2, "watch", "updated", 5), 5);
        hear(version(3, "watch", "updated", 10), 10);
        assertThat(herald().next()).contains(at(30));
        advance(29);
        advance(30);
        assertThat(herald().next()).hasValueSatisfying(next -> assertThat(next).isAfter(at(60 * 24)));
        hear(version(4, "watch", "updated", 61), 61);

        assertThat(told).containsExactly("0 team opened v1", "30 team changed v3", "61 team changed v4");
    }

    @Test
    void isToldOnlyOfTheChangesThatItWants() {
        plan = plan("{targets: [team], tell: [raised]}");
        hear(version(1, "watch", "open", 0), 0);
        hear(version(2, "watch", "updated", 45), 45);
        hear(version(3, "elevated", "updated", 50), 50);
        hear(version(4, "elevated", "closed", 90), 90);

        assertThat(told).containsExactly("0 team opened v1", "50 team raised v3");
    }

    @Test
    void anAlertThatIsOverBeforeAnybodyWasToldIsToldToNobody() {
        hear(version(5, "critical", "closed", 0), 1);

        assertThat(told).isEmpty();
    }

    @Test
    void anAlertOfLongAgoIsToldToNobodyWhoDoesNotKnowIt() {
        hear(version(1, "critical", "open", 0), 61);
        assertThat(told).isEmpty();
        hear(version(2, "critical", "updated", 60), 62);
        hear(version(3, "critical", "closed", 70), 200);

        assertThat(told).containsExactly("62 team opened v2", "200 team closed v3");
    }

    // Routes

    @Test
    void anAlertIsToldOnceItIsHighEnoughForARoute() {
        plan = plan("{targets: [team], level: elevated}");
        hear(version(1, "watch", "open", 0), 0);
        hear(version(2, "elevated", "updated", 3), 3);
        hear(version(3, "elevated", "closed", 40), 40);

        assertThat(told).containsExactly("3 team opened v2", "40 team closed v3");
    }

    @Test
    void everyRouteThatFitsTellsItsTargetsEachOnce() {
        plan = plan(
                "{targets: [team], level: critical}", "{brands: [nova], targets: [boss]}", "{targets: [team, boss]}");
        hear(version(1, "watch", "open", 0), 0);
        hear(version(2, "critical", "updated", 2), 2);

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "0 team opened v1", "0 boss opened v1", "2 team raised v2", "2 boss raised v2");
    }

    @Test
    void theLastRouteOfABrandLeavesNothingToTheNext() {
        plan = plan("{brands: [acme], level: critical, targets: [boss], last: true}", "{targets: [team]}");
        hear(version(1, "watch", "open", 0), 0);
        hear(version(2, "critical", "updated", 2), 2);

        assertThat(told).containsExactly("2 boss opened v2");
    }

    @Test
    void aRouteOfOtherKindsIsNotItsWay() {
        plan = plan("{kinds: [silence, viral_risk], targets: [team]}");
        hear(version(1, "critical", "open", 0), 0);

        assertThat(told).isEmpty();
        assertThat(herald().isEmpty()).isFalse();
    }

    // Quiet hours

    @Test
    void whatIsHeldBackIsToldInADigestWhenQuietHoursEndIfItIsStillTrue() {
        plan = plan("{targets: [night]}");
        hear(version(1, "watch", "open", 0), 0);
        hear(version(2, "elevated", "updated", 5), 5);
        assertThat(herald().next()).contains(at(60));
        advance(60);

        assertThat(told).containsExactly("60 night opened v2 in the digest of 11:00");
    }

    @Test
    void whatIsOverOrTooLowWhenQuietHoursEndIsToldToNobody() {
        plan = plan("{targets: [night], level: elevated}");
        hear(version(1, "elevated", "open", 0), 0);
        hear(version(2, "watch", "updated", 20), 20);
        advance(60);
        assertThat(herald().next()).hasValueSatisfying(next -> assertThat(next).isAfter(at(61)));
        hear(version(3, "watch", "closed", 70), 70);

        assertThat(told).isEmpty();
    }

    @Test
    void aRiseToCriticalComesThroughQuietHours() {
        plan = plan("{targets: [night]}");
        hear(version(1, "elevated", "open", 0), 0);
        hear(version(2, "critical", "updated", 5), 5);
        hear(version(3, "critical", "closed", 50), 50);
        advance(60);

        assertThat(told).containsExactly("5 night opened v2", "50 night closed v3");
    }

    @Test
    void theEndOfWhatWasToldBeforeIsInTheDigest() {
        plan = plan("{targets: [team], quiet: {from: \"10:10\", to: \"11:00\"}}");
        hear(version(1, "watch", "open", 0), 0);
        hear(version(2, "watch", "closed", 30), 30);
        advance(60);

        assertThat(told).containsExactly("0 team opened v1", "60 team closed v2 in the digest of 11:00");
    }

    // Escalation

    @Test
    void anAlertThatNobodyClaimsIsToldToOthersToo() {
        plan = plan("{targets: [team], escalate: {level: critical, after: 15 min, targets: [boss]}}");
        hear(version(1, "watch", "open", 0), 0);
        hear(version(2, "critical", "updated", 5), 5);
        assertThat(herald().next()).contains(at(20));
        advance(20);
        advance(21);
        hear(version(3, "critical", "closed", 60), 60);

        assertThat(told)
                .containsExactly(
                        "0 team opened v1",
                        "5 team raised v2",
                        "20 boss escalated v2",
                        "60 team closed v3",
                        "60 boss closed v3");
    }

    @Test
    void aClaimEndsIt() {
        plan = plan("{targets: [team], escalate: {level: critical, after: 15 min, targets: [boss]}}");
        hear(version(1, "critical", "open", 0), 0);
        claim(10);
        advance(15);
        hear(version(2, "critical", "closed", 60), 60);

        assertThat(told).containsExactly("0 team opened v1", "60 team closed v2");
    }

    @Test
    void fallingBelowTheLevelEndsItAndRisingAgainStartsItAnew() {
        plan = plan("{targets: [team], tell: [], escalate: {level: elevated, after: 15 min, targets: [boss]}}");
        hear(version(1, "elevated", "open", 0), 0);
        hear(version(2, "watch", "updated", 10), 10);
        advance(15);
        hear(version(3, "critical", "updated", 20), 20);
        advance(34.9);
        assertThat(told).containsExactly("0 team opened v1");
        advance(35);

        assertThat(told).containsExactly("0 team opened v1", "35 boss escalated v3");
    }

    @Test
    void theTimeToReactStandsStillWhileNobodyIsTold() {
        plan = plan("{targets: [team], quiet: {from: \"00:00\", to: \"11:00\"},"
                + " escalate: {level: elevated, after: 15 min, targets: [boss]}}");
        hear(version(1, "elevated", "open", 0), 0);
        advance(60);
        assertThat(herald().next()).contains(at(75));
        advance(75);

        assertThat(told).containsExactly("60 team opened v1 in the digest of 11:00", "75 boss escalated v1");
    }

    @Test
    void anEscalationWaitsForTheQuietHoursOfItsTarget() {
        plan = plan("{targets: [team], escalate: {level: elevated, after: 15 min, targets: [night]}}");
        hear(version(1, "elevated", "open", 0), 0);
        advance(15);
        assertThat(herald().next()).contains(at(60));
        advance(60);
        advance(61);

        assertThat(told).containsExactly("0 team opened v1", "60 night escalated v1 in the digest of 11:00");
    }

    @Test
    void anEscalationThatEndedInQuietHoursIsNotTold() {
        plan = plan("{targets: [team], escalate: {level: elevated, after: 15 min, targets: [night]}}");
        hear(version(1, "elevated", "open", 0), 0);
        advance(15);
        hear(version(2, "elevated", "closed", 30), 30);
        advance(60);

        assertThat(told).containsExactly("0 team opened v1", "30 team closed v2");
        assertThat(herald().next()).contains(at(30).plus(Herald.AFTER_CLOSING));
    }

    // What is kept

    @Test
    void aClosedAlertIsForgottenAfterADayAndAnAbandonedOneAfterAMonth() {
        hear(version(1, "watch", "open", 0), 0);
        assertThat(herald().next()).contains(TEN.plus(Herald.ABANDONED));
        hear(version(2, "watch", "closed", 30), 30);
        Instant end = at(30).plus(Duration.ofDays(1));
        assertThat(herald().next()).contains(end);

        Herald herald = herald();
        assertThat(herald.advance(end)).isEmpty();
        assertThat(herald.isEmpty()).isTrue();
        assertThat(herald.next()).isEqualTo(Optional.empty());
    }

    @Test
    void aClaimThatComesBeforeItsAlertIsRemembered() {
        plan = plan("{targets: [team], escalate: {level: critical, after: 15 min, targets: [boss]}}");
        claim(0);
        hear(version(1, "critical", "open", 0), 1);
        advance(30);

        assertThat(told).containsExactly("1 team opened v1");
    }

    @Test
    void aTargetThatIsTakenOutOfThePlanIsTroubledNoMore() {
        plan = plan("{targets: [team, night]}");
        hear(version(1, "watch", "open", 0), 0);
        plan = plan("{targets: [boss]}");
        hear(version(2, "watch", "updated", 40), 40);
        advance(60);

        assertThat(told).containsExactly("0 team opened v1", "40 boss opened v2");
        assertThat(herald().next()).hasValueSatisfying(next -> assertThat(next).isAfter(at(61)));
    }

    private void hear(AlertVersion alert, double minute) {
        Herald herald = herald();
        keep(herald, herald.hear(alert, at(minute)), minute);
    }

    private void claim(double minute) {
        Herald herald = herald();
        keep(herald, herald.claim(at(minute)), minute);
    }

    private void advance(double minute) {
        Herald herald = herald();
        keep(herald, herald.advance(at(minute)), minute);
    }

    /** Every step begins with what the one before kept. */
    private Herald herald() {
        return new Herald(plan, TOO_OLD_AFTER, state);
    }

    private void keep(Herald herald, List<Notice> notices, double minute) {
        state = herald.state();
        for (Notice notice : notices) {
            String digest = notice.digest() == null
                    ? ""
                    : " in the digest of " + notice.digest().toString().substring(11, 16);
            told.add((minute == Math.rint(minute) ? "" + (int) minute : "" + minute) + " " + notice.target() + " "
                    + notice.event().code() + " v" + notice.alert().version() + digest);
        }
    }

    private static NotifyPlan plan(String... routes) {
        String yaml = TARGETS + "routes:\n  - " + String.join("\n  - ", routes);
        NotifyFile file = NotifyFile.read("notify.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(file.hasErrors()).as("%s", file.findings()).isFalse();
        return file.plan();
    }
}
