package io.earshot.jobs.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.earshot.care.Activity;
import io.earshot.care.Briefed;
import io.earshot.care.CareEvent;
import io.earshot.care.TriageRules;
import io.earshot.customer.CustomerContext;
import io.earshot.help.Help;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.time.Instant;

/** What the tests tell the job: mentions and activity of the brand {@code acme} on X, at minutes after ten o'clock. */
final class Told {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

    private Told() {}

    static Instant at(double minute) {
        return TEN.plusMillis(Math.round(minute * 60_000));
    }

    static long millis(double minute) {
        return at(minute).toEpochMilli();
    }

    /** A customer's call for help. */
    static Mention help(String post, String inReplyTo, double minute) {
        return mention("acme", post, "pat", inReplyTo, minute, "\"own\":false,\"actionable\":{\"value\":true}");
    }

    /** A customer's post that needs no answer. */
    static Mention thanks(String post, String inReplyTo, double minute) {
        return mention("acme", post, "pat", inReplyTo, minute, "\"own\":false,\"actionable\":{\"value\":false}");
    }

    /** The brand's own post. */
    static Mention answer(String post, String inReplyTo, double minute) {
        return mention("acme", post, "acmehelp", inReplyTo, minute, "\"own\":true,\"actionable\":{\"value\":false}");
    }

    static Mention mention(
            String brand, String post, String handle, String inReplyTo, double minute, String ownAndActionable) {
        return mention(brand, post, handle, inReplyTo, minute, ownAndActionable + ",\"reach\":10", "my parcel is late");
    }

    static Mention mention(
            String brand, String post, String handle, String inReplyTo, double minute, String more, String text) {
        return read(
                """
                {"mention":"%s/%s","brand":"%s","id":"%s","platform":"x","kind":"%s","author":{"handle":"%s"},
                 "text":"%s","createdAt":"%s",%s"language":{"code":"en","confidence":1},
                 "intent":{"label":"delivery","confidence":0.8},"severity":0.5,%s}""".formatted(
                                brand,
                                post,
                                brand,
                                post,
                                inReplyTo == null ? "post" : "reply",
                                handle,
                                text,
                                at(minute),
                                inReplyTo == null ? "" : "\"inReplyTo\":\"" + inReplyTo + "\",",
                                more),
                Mention.class);
    }

    /** As a mention goes to its conversation. */
    static CareEvent event(Mention mention, String thread) {
        return CareEvent.of(
                new Briefed(mention, TriageRules.usual().judge(mention), Help.NONE, CustomerContext.UNKNOWN), thread);
    }

    static Activity activity(String type, double minute, String field, String value) {
        return read("""
                {"type":"%s","at":"%s","%s":"%s","agent":"ann"}""".formatted(type, at(minute), field, value), Activity.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
