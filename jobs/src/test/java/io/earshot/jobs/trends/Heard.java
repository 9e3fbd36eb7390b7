package io.earshot.jobs.trends;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Mentions of the brand {@code acme} on X as the tests' input, at minutes after a day's midnight. */
final class Heard {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
    private static final Mention TEMPLATE = read("""
            {"mention":"acme/x:0","brand":"acme","id":"x:0","platform":"x","kind":"post","author":{"id":"0"},"text":"",
             "createdAt":"2026-11-22T00:00:00Z","own":false,"language":{"code":"en","confidence":1},
             "sentiment":{"label":"negative","score":-0.5,"confidence":0.8},
             "intent":{"label":"outage","confidence":0.8},"severity":0.5,"actionable":{"value":true,"confidence":1},
             "reach":10,"words":["login","down"]}""");

    private Heard() {}

    static Instant at(double minute) {
        return MIDNIGHT.plusMillis(Math.round(minute * 60_000));
    }

    static long millis(double minute) {
        return at(minute).toEpochMilli();
    }

    static Mention mention(String brand, String platform, int number, int author, double minute) {
        return read(Json.string(TEMPLATE)
                .replace("acme", brand)
                .replace("\"x:0\"", "\"" + platform + ":" + number + "\"")
                .replace(brand + "/x:0", brand + "/" + platform + ":" + number)
                .replace("\"platform\":\"x\"", "\"platform\":\"" + platform + "\"")
                .replace("\"id\":\"0\"", "\"id\":\"" + author + "\"")
                .replace("2026-11-22T00:00:00.000Z", Json.instant(at(minute))));
    }

    static MentionRecord record(int number, double minute) {
        return new MentionRecord(mention("acme", "x", number, number, minute), Topics.MENTIONS, 0, number);
    }

    /** Two mentions a minute, and from a minute on thirty a minute for half an hour. */
    static List<MentionRecord> crisis(int from, int to) {
        List<MentionRecord> records = new ArrayList<>();
        int number = 0;
        for (int minute = 0; minute < to; minute++) {
            int count = minute >= from && minute < from + 30 ? 30 : 2;
            for (int i = 0; i < count; i++) {
                records.add(record(number++, minute + (double) i / count));
            }
        }
        return records;
    }

    /** Three hours of two brands on two channels. */
    static List<RawRecord> history() {
        List<RawRecord> records = new ArrayList<>();
        Random random = new Random(1);
        for (int number = 0; number < 2_000; number++) {
            String brand = number % 3 == 0 ? "acme" : "zenith";
            String platform = random.nextInt(4) == 0 ? "reddit" : "x";
            records.add(raw(mention(brand, platform, number, random.nextInt(700), number * 180.0 / 2_000), number));
        }
        return records;
    }

    static RawRecord raw(Mention mention, long offset) {
        byte[] key = mention.brand().getBytes(StandardCharsets.UTF_8);
        return new RawRecord(
                Topics.MENTIONS, 0, offset, mention.post().createdAt().toEpochMilli(), key, Json.bytes(mention), null);
    }

    private static Mention read(String json) {
        try {
            return Json.MAPPER.readValue(json, Mention.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
