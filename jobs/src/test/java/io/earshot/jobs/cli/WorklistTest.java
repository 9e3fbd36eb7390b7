package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.care.Activity;
import io.earshot.care.CareReplay;
import io.earshot.care.Item;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a team lead reads. */
final class WorklistTest {
    private final List<Mention> mentions = new ArrayList<>();

    @Test
    void ordersWhatToAnswerByPriorityAndSaysByWhenAndWhy() throws Exception {
        help("x:1", "pat", "10:00", "delivery", 0.2, "my parcel\\n is late");
        help("x:2", "kim", "10:05", "outage", 0.9, "acme is down");
        help("x:3", "lee", "10:18", "question", 0.0, "how do I pay?");
        help("x:4", "jo", "10:00", "billing", 0.5, "charged twice");
        say("x:5", "acme", "10:09", ",\"inReplyTo\":\"x:4\",\"own\":true", "other", 0, "on it");

        assertThat(print(Instant.parse("2026-11-22T10:18:00Z"))).isEqualTo("""
                        As of 2026-11-22T10:18:00Z: 4 items, 3 open, of these 1 late and 1 at risk; 1 answered, half of them within 9 min

                        PRIORITY    DUE                   CHANNEL  CUSTOMER  STATUS   ABOUT     TEXT               WHY
                         56 high    in 2 min, at risk     x        @kim      new      outage    acme is down       severity 0.90 of 1; reads as outage (confidence 1.00)
                         27 normal  3 min late            x        @pat      new      delivery  my parcel is late  reads as delivery (confidence 1.00); severity 0.20 of 1; a deadline passed once
                          8 low     in 15 min             x        @lee      new      question  how do I pay?      reads as question (confidence 1.00)
                         32 normal  answered after 9 min  x        @jo       replied  billing   charged twice      severity 0.50 of 1; reads as billing (confidence 1.00)
                        """);
    }

    @Test
    void saysSoWhenThereIsNothingToDo() {
        assertThat(print(Instant.parse("2026-11-22T10:18:00Z")))
                .isEqualTo(
                        "As of 2026-11-22T10:18:00Z: 0 items, 0 open, of these 0 late and 0 at risk; none answered\n");
    }

    @Test
    void letsNobodyWriteOnTheTerminal() throws Exception {
        help("x:1", "pat", "10:00", "other", 0, "a\\u001b[2Jb\\u202ec" + "d".repeat(80));

        assertThat(print(Instant.parse("2026-11-22T10:01:00Z")))
                .contains("a [2Jb c" + "d".repeat(51) + "…")
                .doesNotContain("\u001b", "\u202e");
    }

    private String print(Instant asOf) {
        List<Activity> none = List.of();
        List<Item> items = new CareReplay(List.of(), asOf).run(mentions, none).items();
        StringWriter text = new StringWriter();
        Worklist.print(items, asOf, new PrintWriter(text, true));
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private void help(String post, String handle, String time, String intent, double severity, String text)
            throws Exception {
        say(post, handle, time, ",\"actionable\":{\"value\":true}", intent, severity, text);
    }

    private void say(String post, String handle, String time, String more, String intent, double severity, String text)
            throws Exception {
        String json = """
                {"mention":"acme/%s","brand":"acme","id":"%s","platform":"x","author":{"handle":"%s"},"text":"%s",
                 "createdAt":"2026-11-22T%s:00Z","language":{"code":"en","confidence":1},
                 "intent":{"label":"%s","confidence":1},"severity":%s%s}""".formatted(post, post, handle, text, time, intent, severity, more);
        mentions.add(Json.MAPPER.readValue(json, Mention.class));
    }
}
