package io.earshot.care;

import static io.earshot.care.Story.at;
import static io.earshot.care.Story.brand;
import static io.earshot.care.Story.pat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.BrandBook;
import io.earshot.care.Service.State;
import io.earshot.mention.Mention;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Half an hour, Monday to Friday from 9 to 17: asked on Friday at 16:45, it is due on Monday at 09:15. */
final class OfficeHoursTest {
    /** Stories count from Sunday, ten o'clock. */
    private static final double FRIDAY_AT_16_45 = -(41 * 60 + 15);

    private static final double MONDAY_AT_9_15 = 23 * 60 + 15;
    private static final double A_MILLISECOND = 1 / 60_000.0;

    private final Listening conversation = new Listening(
            CareSettings.of(BrandBook.parse(List.of(new BrandBook.Source("book.yaml", """
                            calendars: {office: {zone: UTC, hours: {mon-fri: ["09:00-17:00"]}}}
                            policies: [{id: office-30m, firstReply: 30m, calendar: office}]
                            brands: [{id: acme, queries: [{id: main, query: acme}]}]
                            """.getBytes(UTF_8))))
                    .brands()
                    .get(0)));

    @Test
    void theDeadlineIsOnMonday() {
        hear(pat("x:1").at(FRIDAY_AT_16_45));

        assertThat(last().service())
                .extracting(Service::policy, Service::firstReplyDue, Service::atRiskAt)
                .containsExactly("office-30m", at(MONDAY_AT_9_15), at(MONDAY_AT_9_15 - 6));
    }

    @Test
    void anAnswerAtTheDeadlineIsInTime() {
        hear(pat("x:1").at(FRIDAY_AT_16_45));
        hear(brand("x:2").answering("x:1").at(MONDAY_AT_9_15));

        assertThat(last().service().state()).isEqualTo(State.MET);
        assertThat(last().service().businessSeconds()).isEqualTo(1_800);
    }

    @Test
    void aMillisecondLaterItIsBreached() {
        hear(pat("x:1").at(FRIDAY_AT_16_45));
        hear(brand("x:2").answering("x:1").at(MONDAY_AT_9_15 + A_MILLISECOND));

        assertThat(last().service().state()).isEqualTo(State.BREACHED);
    }

    @Test
    void anAnswerInClosedTimeCostsNothing() {
        hear(pat("x:1").at(-60));
        hear(brand("x:2").answering("x:1").at(0));

        assertThat(last().service().state()).isEqualTo(State.MET);
        assertThat(last().service().businessSeconds()).isZero();
    }

    private void hear(Mention mention) {
        Instant now = mention.post().createdAt();
        conversation.advance(now);
        conversation.hear(mention, now);
    }

    private Item last() {
        return conversation.versions.get(conversation.versions.size() - 1);
    }
}
