package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a record of what was done is read. */
final class ActivityTest {
    @Test
    void readsAPromise() throws Exception {
        Activity promise = read(null, """
                {"type":"promised","at":"2026-11-22T11:00:00+01:00","item":"acme/x:1","agent":"ann",
                 "dueAt":"2026-11-23T10:00:00Z","something":"else"}""");

        assertThat(promise.type()).isEqualTo(Activity.Type.PROMISED);
        assertThat(promise.at()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(promise.dueAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(promise.about()).isEqualTo("acme");
        assertThat(promise.target()).isEqualTo("x:1");
    }

    @Test
    void readsACorrection() throws Exception {
        Activity feedback = read("acme/x:1", """
                {"type":"feedback","at":"2026-11-22T10:00:00Z",
                 "correct":{"sentiment":"negative","intent":"billing","language":"de","actionable":false}}""");

        assertThat(feedback.correct())
                .isEqualTo(new Correction(Sentiment.Label.NEGATIVE, Intent.Label.BILLING, "de", false));
        assertThat(feedback.target()).isEqualTo("x:1");
    }

    @ParameterizedTest(name = "key {0} with {1}: brand {2}, post {3}, by way of {4}")
    @CsvSource({
        "acme/x:1,           '',                       acme, x:1,              x:1",
        "acme/bluesky:a/b/c, '',                       acme, bluesky:a/b/c,    bluesky:a/b/c",
        "x:9,                '',                       ,     ,                 x:9",
        "bluesky:a/b,        '',                       ,     ,                 bluesky:a/b",
        "x:9,                ',\"item\":\"acme/x:1\"', acme, x:1,              x:1",
        "x:9,                ',\"post\":\"x:1\"',      ,     x:1,              x:1",
        "acme/x:9,           ',\"post\":\"x:1\",\"brand\":\"zen\"', zen, x:1,  x:1"
    })
    void isAboutWhatItsValueNamesElseItsKey(String key, String more, String brand, String post, String lead)
            throws Exception {
        Activity activity = read(key, "{\"type\":\"claimed\",\"at\":\"2026-11-22T10:00:00Z\"" + more + "}");

        assertThat(activity.about()).isEqualTo(brand);
        assertThat(activity.target()).isEqualTo(post);
        assertThat(activity.lead()).isEqualTo(lead);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                        | not JSON",
                "[]                                                       | not an activity: Cannot deserialize",
                "null                                                     | expected a JSON object, found null",
                "{'at':'2026-11-22T10:00:00Z','post':'x:1'}               | type is missing: expected one of replied, claimed",
                "{'type':'claimed','post':'x:1'}                          | at is missing",
                "{'type':'shrugged','at':'2026-11-22T10:00:00Z'}          | not an activity: type: ",
                "{'type':'claimed','at':'yesterday'}                      | not an activity: at: not an ISO-8601 instant: yesterday",
                "{'type':'claimed','at':'2026-11-22T10:00:00Z'}           | expected item, post, conversation or topic",
                "{'type':'claimed','at':'2026-11-22T10:00:00Z','item':'x:1'} | expected <brand>/<post id>, found x:1",
                "{'type':'claimed','at':'+99999-11-22T10:00:00Z','post':'x:1'} | at is not of our age: expected 1970 to 9999",
                "{'type':'feedback','at':'2026-11-22T10:00:00Z','post':'x:1','score':{'nps':11}} | score.nps is no such score: expected 0 to 10, found 11",
                "{'type':'feedback','at':'2026-11-22T10:00:00Z','post':'x:1','score':{'csat':0}} | score.csat is no such score: expected 1 to 5, found 0",
                "{'type':'feedback','at':'2026-11-22T10:00:00Z','post':'x:1','correct':{}} | correct corrects nothing: expected sentiment,",
                "{'type':'feedback','at':'2026-11-22T10:00:00Z','post':'x:1','correct':{'sentiment':'sad'}} | correct.sentiment: ",
                "{'type':'feedback','at':'2026-11-22T10:00:00Z','post':'x:1','correct':{'language':'German'}} | expected a BCP 47 code such as de, found German",
                "{'type':'note','at':'2026-11-22T10:00:00Z','post':'x:1','correct':{'intent':'news'}} | expected type feedback, found note",
                "{'type':'feedback','at':'2026-11-22T10:00:00Z','conversation':'x:1','correct':{'intent':'news'}} | expected item or post"
            })
    void saysWhatIsWrong(String json, String reason) {
        assertThatThrownBy(() -> read(null, json.replace('\'', '"')))
                .isInstanceOf(BadActivityException.class)
                .hasMessageContaining(reason);
    }

    private static Activity read(@Nullable String key, String json) throws BadActivityException {
        return Activity.read(key, json.getBytes(StandardCharsets.UTF_8));
    }
}
