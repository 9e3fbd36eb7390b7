package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.post.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By when an answer is due, channel by channel. */
final class ServiceLevelTest {
    @ParameterizedTest(name = "{0}, clock from {1}: due {2}, at risk {3}")
    @CsvSource({
        "X,         2026-11-22T10:00:00Z, 2026-11-22T10:15:00Z,     2026-11-22T10:12:00Z,     x-15m",
        "FACEBOOK,  2026-11-22T10:00:00Z, 2026-11-22T10:25:00Z,     2026-11-22T10:20:00Z,     facebook-25m",
        "REDDIT,    2026-11-22T10:00:00Z, 2026-11-22T12:00:00Z,     2026-11-22T11:36:00Z,     reddit-120m",
        "TUMBLR,    2026-11-22T10:00:00Z, 2026-11-22T11:00:00Z,     2026-11-22T10:48:00Z,     tumblr-60m",
        "MASTODON,  2026-11-22T10:00:00Z, 2026-11-22T11:00:00Z,     2026-11-22T10:48:00Z,     default-60m",
        "LINKEDIN,  2026-11-22T10:00:00Z, 2026-11-22T23:59:59.999Z, 2026-11-22T21:12:00Z,     linkedin-same-day",
        "YOUTUBE,   2026-11-22T00:00:00Z, 2026-11-22T23:59:59.999Z, 2026-11-22T19:12:00Z,     youtube-same-day",
        "PINTEREST, 2026-11-22T23:59:00Z, 2026-11-22T23:59:59.999Z, 2026-11-22T23:59:47.999Z, pinterest-same-day",
        "YELP,      2026-11-22T12:00:00Z, 2026-11-22T23:59:59.999Z, 2026-11-22T21:36:00Z,     yelp-same-day"
    })
    void ofTheTrade(Platform channel, Instant start, Instant due, Instant atRisk, String policy) {
        Service service = CarePolicy.defaults().promise(channel, start);

        assertThat(service.policy()).isEqualTo(policy);
        assertThat(service.firstReplyDue()).isEqualTo(due);
        assertThat(Duration.between(atRisk, service.atRiskAt()).abs()).isLessThan(Duration.ofMillis(2));
    }

    @Test
    void aDayEndsWhereTheTeamIs() {
        CarePolicy policy = CarePolicy.defaults().inZone(ZoneId.of("America/New_York"));

        assertThat(policy.promise(Platform.YELP, Instant.parse("2026-11-22T02:00:00Z"))
                        .firstReplyDue())
                .isEqualTo("2026-11-22T04:59:59.999Z");
    }

    @Test
    void aDayOf25HoursGivesNoMoreThan24() {
        CarePolicy policy = CarePolicy.defaults().inZone(ZoneId.of("Europe/Berlin"));

        assertThat(policy.promise(Platform.YELP, Instant.parse("2026-10-24T22:00:00Z"))
                        .firstReplyDue())
                .isEqualTo("2026-10-25T22:00:00Z");
    }

    @Test
    void withoutTimeIsRefused() {
        assertThatThrownBy(() -> new ServiceLevel("now", Duration.ZERO, false))
                .hasMessage("now: a first reply needs time, found PT0S");
    }
}
