package io.earshot.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies make of calendars. 2026-06-05 is a Friday; the office is open from 9 to 17, Monday to Friday. */
final class ServiceTermsTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant FRIDAY = at("2026-06-05T16:45");

    @ParameterizedTest
    @CsvSource({
        "X, x-15m, 15",
        "FACEBOOK, facebook-25m, 25",
        "REDDIT, reddit-120m, 120",
        "TUMBLR, tumblr-60m, 60",
        "INSTAGRAM, default-60m, 60",
        "EMAIL, default-60m, 60",
        "PHONE, default-60m, 60",
    })
    void withoutABookTheTradesAdviceHoldsAroundTheClock(Platform channel, String policy, int minutes) {
        ServiceTerms terms = ServiceBook.DEFAULTS.terms(customer(channel, PriorityLevel.NORMAL, null));

        assertThat(terms.policy()).isEqualTo(policy);
        assertThat(terms.due(Milestone.FIRST_REPLY, FRIDAY)).isEqualTo(FRIDAY.plus(Duration.ofMinutes(minutes)));
        assertThat(terms.due(Milestone.NEXT_REPLY, FRIDAY)).isEqualTo(FRIDAY.plus(Duration.ofMinutes(minutes)));
        assertThat(terms.due(Milestone.RESOLUTION, FRIDAY)).isNull();
        assertThat(terms.due(Milestone.FOLLOW_UP, FRIDAY)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "LINKEDIN, linkedin-same-day",
        "YOUTUBE, youtube-same-day",
        "PINTEREST, pinterest-same-day",
        "YELP, yelp-same-day"
    })
    void someAreDueTheSameDay(Platform channel, String policy) {
        ServiceTerms terms = ServiceBook.DEFAULTS.terms(customer(channel, PriorityLevel.NORMAL, null));

        assertThat(terms.policy()).isEqualTo(policy);
        assertThat(terms.due(Milestone.FIRST_REPLY, FRIDAY)).isEqualTo(Instant.parse("2026-06-05T23:59:59.999Z"));
    }

    @Test
    void thePoliciesOfABrandComeFirstAndTheFirstThatCoversHolds() {
        ServiceBook book = office(
                policy("gold", List.of(), List.of(), List.of("gold"), Duration.ofMinutes(5)),
                policy(
                        "urgent",
                        List.of(Platform.X),
                        List.of(PriorityLevel.URGENT),
                        List.of(),
                        Duration.ofMinutes(10)));

        assertThat(book.terms(customer(Platform.X, PriorityLevel.URGENT, "gold"))
                        .policy())
                .isEqualTo("gold");
        assertThat(book.terms(customer(Platform.X, PriorityLevel.URGENT, "silver"))
                        .policy())
                .isEqualTo("urgent");
        assertThat(book.terms(customer(Platform.X, PriorityLevel.URGENT, null)).policy())
                .isEqualTo("urgent");
        assertThat(book.terms(customer(Platform.X, PriorityLevel.HIGH, null)).policy())
                .isEqualTo("x-15m");
    }

    @Test
    void theClockOfAPolicyRunsInItsCalendar() {
        ServiceTerms terms = terms(policy("mail", List.of(), List.of(), List.of(), Duration.ofMinutes(30)));

        assertThat(terms.due(Milestone.FIRST_REPLY, FRIDAY)).isEqualTo(at("2026-06-08T09:15"));
        assertThat(terms.openSeconds(FRIDAY, at("2026-06-08T09:15"))).isEqualTo(1_800);
        assertThat(terms.openSeconds(at("2026-06-06T10:00"), at("2026-06-06T12:00")))
                .isZero();
        assertThat(terms.openSeconds(FRIDAY, FRIDAY.minusSeconds(60))).isZero();
    }

    @Test
    void aPolicyWithoutATimeHasTheAdvisedOneInItsCalendar() {
        ServiceBook book = office(policy("office", List.of(), List.of(), List.of(), null));

        ServiceTerms onX = book.terms(customer(Platform.X, PriorityLevel.LOW, null));
        ServiceTerms onLinkedIn = book.terms(customer(Platform.LINKEDIN, PriorityLevel.LOW, null));

        assertThat(onX.policy()).isEqualTo("office");
        assertThat(onX.due(Milestone.FIRST_REPLY, at("2026-06-05T16:50"))).isEqualTo(at("2026-06-08T09:05"));
        // The day of London, which is an hour ahead of UTC; and on a weekend, that on which the office opens next.
        assertThat(onLinkedIn.due(Milestone.FIRST_REPLY, FRIDAY))
                .isEqualTo(at("2026-06-06T00:00").minusMillis(1));
        assertThat(onLinkedIn.due(Milestone.FIRST_REPLY, at("2026-06-06T10:00")))
                .isEqualTo(at("2026-06-09T00:00").minusMillis(1));
    }

    @Test
    void itIsWarnedWithAShareOfTheOpenTimeLeft() {
        ServiceTerms terms = terms(policy("mail", List.of(), List.of(), List.of(), Duration.ofMinutes(100)));

        assertThat(terms.warnAt(FRIDAY, at("2026-06-08T10:25"))).isEqualTo(at("2026-06-08T10:05"));
        // A promise for Saturday: nobody is at work, so that the time itself is shared.
        assertThat(terms.warnAt(at("2026-06-06T10:00"), at("2026-06-06T20:00"))).isEqualTo(at("2026-06-06T18:00"));
        // A promise for Saturday, made on Friday: the warning comes while somebody is at work.
        assertThat(terms.warnAt(at("2026-06-05T16:00"), at("2026-06-06T20:00"))).isEqualTo(at("2026-06-05T16:48"));
        assertThat(terms.warnAt(FRIDAY, FRIDAY)).isEqualTo(FRIDAY);
    }

    @Test
    void aHotTopicTakesAwayFromTheOpenTimeThatIsLeft() {
        ServiceTerms terms = terms(policy("mail", List.of(), List.of(), List.of(), Duration.ofMinutes(100)));
        Instant due = at("2026-06-08T10:25");

        assertThat(terms.shortened(FRIDAY, due)).isEqualTo(at("2026-06-08T09:35"));
        assertThat(terms.shortened(at("2026-06-06T10:00"), due))
                .isEqualTo(at("2026-06-08T09:42").plusSeconds(30));
    }

    @Test
    void aHotTopicLeavesWhatIsPossible() {
        ServiceTerms terms = terms(policy("mail", List.of(), List.of(), List.of(), Duration.ofMinutes(100)));
        Instant due = at("2026-06-05T16:00");

        assertThat(terms.shortened(due.minusSeconds(90), due)).isEqualTo(due.minusSeconds(30));
        assertThat(terms.shortened(due.minusSeconds(20), due)).isEqualTo(due);
        assertThat(terms.shortened(due.plusSeconds(20), due)).isEqualTo(due);
    }

    @Test
    void aCalendarThatIsNotThereIsRefused() {
        ServicePolicy policy = policy("mail", List.of(), List.of(), List.of(), Duration.ofMinutes(30));

        assertThatThrownBy(() -> ServiceBook.of(List.of(policy), Map.of()))
                .hasMessage("the policy mail goes by a calendar that is not there: office");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "15m, 900", "15min, 900", "2h, 7200", "1h30m, 5400", "1d, 86400", "1d 2h, 93600"})
    void durationsAsTheyAreWritten(String written, long seconds) {
        assertThat(Durations.parse(written)).contains(Duration.ofSeconds(seconds));
        assertThat(Durations.parse(Durations.text(Duration.ofSeconds(seconds)))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"15", "m", "15 minutes", "-5m", "1.5h", "''"})
    void whatIsNoDuration(String written) {
        assertThat(Durations.parse(written)).isEmpty();
    }

    private static ServiceTerms terms(ServicePolicy policy) {
        return office(policy).terms(customer(Platform.EMAIL, PriorityLevel.NORMAL, null));
    }

    private static ServiceBook office(ServicePolicy... policies) {
        Map<DayOfWeek, List<Shift>> hours = new EnumMap<>(DayOfWeek.class);
        Days.parse("mon-fri").orElseThrow().forEach(day -> hours.put(day, List.of(new Shift(540, 1_020))));
        return ServiceBook.of(List.of(policies), Map.of("office", new OpeningHours(LONDON, hours, List.of())));
    }

    private static ServicePolicy policy(
            String id,
            List<Platform> channels,
            List<PriorityLevel> levels,
            List<String> tiers,
            @Nullable Duration firstReply) {
        return new ServicePolicy(
                id,
                channels,
                levels,
                tiers,
                List.of(),
                firstReply,
                false,
                null,
                null,
                ServicePolicy.ClockStart.RECEIVED,
                0.2,
                0.5,
                "office");
    }

    private static Circumstances customer(Platform channel, PriorityLevel level, @Nullable String tier) {
        return new Circumstances(channel, level, tier, Intent.Label.QUESTION);
    }

    /** By London's clock on the wall. */
    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(LONDON).toInstant();
    }
}
