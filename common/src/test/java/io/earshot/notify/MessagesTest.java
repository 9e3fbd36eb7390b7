package io.earshot.notify;

import static io.earshot.notify.Alerts.TEN;
import static io.earshot.notify.Alerts.at;
import static io.earshot.notify.Alerts.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.deliver.Backoff;
import io.earshot.deliver.Secret;
import io.earshot.deliver.Signature;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people and programs are told, word for word. */
final class MessagesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Links LINKS = new Links("https://kibana.example");

    private final AlertVersion alert = version(1, "critical", "open", 0);

    @Test
    void slackSaysWhatHappenedHowMuchSinceWhenAndWhereToLook() throws Exception {
        JsonNode body = slack(message(Event.OPENED, alert));

        assertThat(body.get("text").asText())
                .isEqualTo("Critical alert, acme: volume spike. 96 posts of acme in 5 minutes where 3 are usual.");
        assertThat(body.at("/blocks/0/text/text").asText()).isEqualTo("🔴 Critical alert, acme: volume spike");
        assertThat(body.at("/blocks/1/text/text").asText())
                .isEqualTo("96 posts of acme in 5 minutes where 3 are usual.");
        assertThat(body.at("/blocks/2/fields"))
                .extracting(field -> field.get("text").asText().replace('\n', ' '))
                .containsExactly(
                        "*Level* Critical",
                        "*Observed* 96 in 5 min, 3.2 expected",
                        "*Since* 24 Nov 2026 11:00 CET",
                        "*Words* login, down");
        assertThat(body.at("/blocks/3/elements/0/text").asText())
                .startsWith(
                        "<https://kibana.example/app/dashboards#/view/earshot-crisis?_g=(time:(from:'2026-11-24T07:00:00.000Z',to:now))&amp;_a=")
                .endsWith("|Look at it in Kibana>");
        assertThat(body.at("/blocks/3/elements/1/text").asText()).isEqualTo("Examples: acme/x:1, acme/x:2");
    }

    @Test
    void theHeadlineSaysWhyOneIsTold() throws Exception {
        assertThat(headline(Event.RAISED, alert)).isEqualTo("🔴 Raised to critical, acme: volume spike");
        assertThat(headline(Event.CHANGED, version(2, "elevated", "updated", 5)))
                .isEqualTo("🟠 Update, elevated, acme: volume spike");
        assertThat(headline(Event.ESCALATED, alert))
                .isEqualTo("🔴 Escalated, critical: nobody has claimed it, acme: volume spike");
        assertThat(headline(Event.CLOSED, version(3, "critical", "closed", 40)))
                .isEqualTo("✅ Over, acme: volume spike");
    }

    @Test
    void whatPeopleWroteCanNeitherPingNorLink() throws Exception {
        AlertVersion bad = Alerts.read(alert.json()
                .replace("login", "<!channel> & <https://bad.example|click>")
                .replace("where 3", "<@U1> where 3"));
        String body = slack(message(Event.OPENED, bad)).toString();

        assertThat(body).contains("&lt;!channel&gt; &amp; &lt;https://bad.example|click&gt;", "&lt;@U1&gt;");
        assertThat(body).doesNotContain("<!channel>", "<https://bad.example", "<@U1>");
    }

    @Test
    void aLongReasonIsCutToWhatSlackTakes() throws Exception {
        AlertVersion longer = Alerts.read(alert.json().replace("where 3 are usual", "&".repeat(4_000)));
        JsonNode body = slack(message(Event.OPENED, longer));

        assertThat(body.at("/blocks/1/text/text").asText().length()).isBetween(1_000, 3_000);
        assertThat(body.at("/blocks/1/text/text").asText()).endsWith("&amp;…");
    }

    @Test
    void aWebhookGetsTheAlertAsItWasWrittenAndTheEvent() throws Exception {
        JsonNode body = Json.MAPPER.readTree(message(Event.RAISED, alert).json());

        assertThat(body.get("event").asText()).isEqualTo("raised");
        assertThat(body.get("later").toString()).isEqualTo("{\"field\":true}");
        assertThat(body.size()).isEqualTo(Json.MAPPER.readTree(alert.json()).size() + 1);
    }

    @Test
    void aDigestNamesTheWorstFirstAndHasAKeyOfItsContent() throws Exception {
        List<News> news = List.of(
                new News(Event.OPENED, version("acme", 2, "watch", "updated", 5)),
                new News(Event.CLOSED, version("nova", 4, "elevated", "closed", 9)));
        Message digest = Message.digest("team", at(60), news, at(60.1));

        assertThat(Json.MAPPER.readTree(digest.json()).get("alerts"))
                .extracting(one ->
                        one.get("event").asText() + " " + one.get("brand").asText())
                .containsExactly("closed nova", "opened acme");
        JsonNode body = slack(digest);
        assertThat(body.get("text").asText()).isEqualTo("While it was quiet: 2 alerts");
        assertThat(body.at("/blocks/1/text/text").asText())
                .startsWith("✅ *Over, nova: volume spike*, since 24 Nov 2026 11:00 CET\n96 posts of nova");
        assertThat(digest.key())
                .isEqualTo(Message.digest("team", at(60), news, at(61)).key());
        assertThat(digest.key())
                .isNotEqualTo(Message.digest("team", at(60), news.subList(0, 1), at(60.1))
                        .key());
        MailText mail = MailText.of(digest, BERLIN, LINKS, "example.com");
        assertThat(mail.subject()).isEqualTo("[Earshot] While it was quiet: 2 alerts");
        assertThat(mail.text()).contains("nova: volume spike\nOver\n\n96 posts of nova");
    }

    @Test
    void aDigestOfMoreThanSlackTakesSaysHowManyMore() throws Exception {
        List<News> news = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            news.add(new News(Event.OPENED, version("brand" + i, 1, "watch", "open", 0)));
        }
        JsonNode blocks = slack(Message.digest("team", TEN, news, TEN)).get("blocks");

        assertThat(blocks).hasSize(50);
        assertThat(blocks.get(49).at("/text/text").asText()).isEqualTo("and 12 more");
    }

    @Test
    void aMailSaysTheSameInTextAndHtml() {
        MailText mail = MailText.of(message(Event.OPENED, alert), BERLIN, LINKS, "example.com");

        assertThat(mail.subject()).isEqualTo("[Earshot] acme: volume spike since 24 Nov 2026 11:00 CET");
        assertThat(mail.text()).startsWith("""
                        Critical alert

                        96 posts of acme in 5 minutes where 3 are usual.

                        Level: Critical
                        Observed: 96 in 5 min, 3.2 expected
                        Since: 24 Nov 2026 11:00 CET
                        Words: login, down
                        Examples: acme/x:1, acme/x:2
                        Alert: acme/volume_spike/2026-11-24T10:00:00.000Z

                        Look at it in Kibana: https://kibana.example/app/dashboards""");
        assertThat(mail.html())
                .contains("<b>Critical alert</b>", "<td>login, down</td>", "<a href=\"https://kibana.example/");
        assertThat(mail.important()).isTrue();
        assertThat(mail.inReplyTo()).isNull();
    }

    @Test
    void whatPeopleWroteIsNoMarkupAndNoHeader() {
        AlertVersion bad = Alerts.read(alert.json()
                .replace("login", "<script>alert(1)</script>")
                .replace("\"brand\":\"acme\"", "\"brand\":\"ac\\r\\nBcc: all@example.com\""));
        MailText mail = MailText.of(message(Event.OPENED, bad), BERLIN, LINKS, "example.com");

        assertThat(mail.html()).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(mail.subject())
                .startsWith("[Earshot] ac Bcc: all@example.com: volume spike")
                .doesNotContain("\n", "\r");
    }

    @Test
    void aTestSaysThatItIsOne() throws Exception {
        Message test = Message.test("team", TEN);

        assertThat(slack(test).get("text").asText()).startsWith("TEST: This is a test. Nothing happened");
        assertThat(MailText.of(test, BERLIN, LINKS, "example.com").subject()).isEqualTo("[Earshot] TEST");
        assertThat(Json.MAPPER.readTree(test.json()).get("event").asText()).isEqualTo("test");
    }

    @Test
    void aSignatureIsTheHmacOfTimeAndBody() {
        // printf '1700000000.{}' | openssl dgst -sha256 -hmac key
        assertThat(Signature.of(
                        new Secret("key"), "{}".getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(1_700_000_000)))
                .isEqualTo("t=1700000000,v1=9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae");
    }

    @Test
    void theDelaysDoubleUpToALongestAndEndWhenItIsGivenUp() {
        Backoff backoff = Backoff.until(Duration.ofHours(1));
        Message message = message(Event.OPENED, alert);
        for (int failures = 1; failures < 20; failures++) {
            Duration full = Duration.ofSeconds(Math.min(120, 1L << Math.min(failures - 1, 10)));
            assertThat(Duration.between(
                            TEN,
                            backoff.next(message, failures, Duration.ZERO, TEN).orElseThrow()))
                    .isBetween(full.dividedBy(2), full);
        }
        assertThat(backoff.next(message, 3, Duration.ZERO, TEN))
                .isEqualTo(backoff.next(message, 3, Duration.ZERO, TEN));
        assertThat(backoff.next(message, 30, Duration.ZERO, at(59.9))).contains(at(60));
        assertThat(backoff.next(message, 31, Duration.ZERO, at(60))).isEmpty();
        assertThat(backoff.next(message, 1, Duration.ofMinutes(5), TEN)).contains(at(5));
        assertThat(backoff.next(message, 1, Duration.ofMinutes(61), TEN)).isEmpty();
    }

    private String headline(Event event, AlertVersion of) throws Exception {
        return slack(message(event, of)).at("/blocks/0/text/text").asText();
    }

    private static JsonNode slack(Message message) throws Exception {
        return Json.MAPPER.readTree(new SlackBody(BERLIN, LINKS).of(message));
    }

    private static Message message(Event event, AlertVersion of) {
        return Message.of(new Notice("team", event, of, true, null), TEN);
    }
}
