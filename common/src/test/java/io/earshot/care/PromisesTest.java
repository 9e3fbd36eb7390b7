package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.care.Promises.Promise;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer of a brand promises, and by when. */
final class PromisesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** A Wednesday, ten o'clock in New York. */
    private static final Instant TEN = Instant.parse("2026-11-18T15:00:00Z");

    @ParameterizedTest(name = "{0}: {1} is due {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en | We'll get back to you within 2 hours.               | 2026-11-18T17:00:00Z",
                "en | We’ll reply in 24-48 hours                          | 2026-11-20T15:00:00Z",
                "en | I'll give you a call in half an hour                | 2026-11-18T16:00:00Z",
                "en | We will contact you within three business days.     | 2026-11-23T15:00:00Z",
                "en | We will call you tomorrow.                          | 2026-11-20T04:59:59.999Z",
                "en | Our team will be in touch later today ^PD           | 2026-11-19T04:59:59.999Z",
                "en | They'll email you by Friday.                        | 2026-11-21T04:59:59.999Z",
                "en | I'll call you at 5pm.                               | 2026-11-18T22:00:00Z",
                "en | I'll call you at 9 am.                              | 2026-11-19T14:00:00Z",
                "en | We'll have a manager reach out tomorrow morning     | 2026-11-19T17:00:00Z",
                "en | Somebody will follow up with you next week          | 2026-11-30T04:59:59.999Z",
                "en | You'll hear from us shortly!                        | 2026-11-18T19:00:00Z",
                "en | We will look into this and get back to you.         | 2026-11-19T15:00:00Z",
                "de | Wir melden uns morgen bei Ihnen.                    | 2026-11-20T04:59:59.999Z",
                "de | Ein Kollege: Wir rufen dich in zwei Stunden zurück. | 2026-11-18T17:00:00Z",
                "fr | Un conseiller vous contactera dans les 24 heures.   | 2026-11-19T15:00:00Z",
                "es | Nos pondremos en contacto contigo en 2 horas.       | 2026-11-18T17:00:00Z",
                "pt | Entraremos em contato até amanhã.                   | 2026-11-20T04:59:59.999Z",
                "it | Ti contatteremo entro 2 ore.                        | 2026-11-18T17:00:00Z",
                "ar | سنتواصل معك غدا                                      | 2026-11-20T04:59:59.999Z",
                "hi | हम 24 घंटे में आपसे संपर्क करेंगे।                       | 2026-11-19T15:00:00Z"
            })
    void isDueWhenItSays(String language, String text, Instant due) {
        assertThat(Promises.in(text, language, TEN, NEW_YORK).map(Promise::due)).contains(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DM us and we will call you within 2 hours.",
                "Please send us your number. We'll call you tomorrow.",
                "We'll look into it. Send us a message with your order.",
                "If it happens again we will call you.",
                "We will not call you.",
                "I'll get in touch with our team.",
                "I'll follow up with our team there.",
                "Glad that you called us tomorrow's champions!",
                "Thanks, enjoy your flight"
            })
    void whatHangsOnTheCustomerOrIsSaidOfOthersIsNone(String text) {
        assertThat(Promises.in(text, "en", TEN, NEW_YORK)).isEmpty();
    }

    @Test
    void namesTheWords() {
        assertThat(Promises.in("Hi Pat. We will call you tomorrow. ^KD", "en-GB", TEN, NEW_YORK))
                .map(Promise::words)
                .isEqualTo(Optional.of("We will call you"));
    }

    @Test
    void manyWordsTakeNoLongTime() {
        String text = "we will ".repeat(50_000);

        assertThat(Promises.in(text, "en", TEN, NEW_YORK)).isEmpty();
    }
}
