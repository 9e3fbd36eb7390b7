package io.earshot.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever bytes come: posts that can be written again, or a reason. Never another exception, never a hang. */
@Timeout(120)
final class PostDecoderFuzzTest {
    private static final List<String> SAMPLES = List.of(
            "own-post.json",
            "x-post.json",
            "x-page.json",
            "bluesky-post.json",
            "bluesky-repost.json",
            "mastodon-status.json",
            "mastodon-reblog.json",
            "reddit-thread.json");
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "null",
        "true",
        "-1",
        "1e999",
        "0.5",
        "\"\"",
        "{}",
        "[]",
        "\\ud83d",
        "\\u0000",
        "\u0000",
        "<a href=\"",
        "&#x110000;",
        "&amp",
        "99999999999999999999",
        "[[[[[[[[",
        "{\"a\":",
        "é",
        "😡",
    };
    private static final List<String> FORMATS = List.of("earshot", "x", "bluesky", "mastodon", "reddit");
    private static final int ROUNDS = 15_000;

    private final PostDecoder decoder = new PostDecoder();
    private final List<byte[]> samples = new ArrayList<>();
    private int good;
    private int refused;

    @BeforeEach
    void readSamples() throws IOException {
        for (String sample : SAMPLES) {
            try (var in = PostDecoderFuzzTest.class.getResourceAsStream(sample)) {
                byte[] pretty = in.readAllBytes();
                samples.add(pretty);
                samples.add(Json.bytes(Json.MAPPER.readTree(pretty)));
            }
        }
    }

    @Test
    void changedBytes() {
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] record = samples.get(i % samples.size()).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                record[random.nextInt(record.length)] = (byte) random.nextInt(256);
            }
            decode(record, random);
        }
        assertThat(good).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void changedPieces() {
        Random random = new Random(2);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder record =
                    new StringBuilder(new String(samples.get(i % samples.size()), StandardCharsets.UTF_8));
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(record.length());
                int to = Math.min(record.length(), at + random.nextInt(12));
                record.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
            }
            decode(record.toString().getBytes(StandardCharsets.UTF_8), random);
        }
        assertThat(good).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void exchangedValues() {
        Random random = new Random(3);
        String[] values = {
            "null", "{}", "[]", "[null]", "[{}]", "\"\"", "\"a\"", "7", "-7", "7.5", "1e300", "true", "[[7]]"
        };
        for (int i = 0; i < ROUNDS; i++) {
            String record = new String(samples.get(i % samples.size()), StandardCharsets.UTF_8);
            List<int[]> found = values(record);
            int[] one = found.get(random.nextInt(found.size()));
            String changed =
                    record.substring(0, one[0]) + values[random.nextInt(values.length)] + record.substring(one[1]);
            decode(changed.getBytes(StandardCharsets.UTF_8), random);
        }
        assertThat(good).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void cutAndJoinedRecords() {
        Random random = new Random(4);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] one = samples.get(i % samples.size());
            byte[] other = samples.get(random.nextInt(samples.size()));
            int cut = random.nextInt(one.length + 1);
            int from = random.nextInt(other.length + 1);
            byte[] record = new byte[cut + other.length - from];
            System.arraycopy(one, 0, record, 0, cut);
            System.arraycopy(other, from, record, cut, other.length - from);
            decode(record, random);
        }
        assertThat(refused).isPositive();
    }

    @Test
    void noise() {
        Random random = new Random(5);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] record = new byte[random.nextInt(64)];
            random.nextBytes(record);
            decode(record, random);
        }
        assertThat(refused).isEqualTo(ROUNDS);
    }

    private void decode(byte[] record, Random random) {
        String format = random.nextInt(3) > 0 ? null : FORMATS.get(random.nextInt(FORMATS.size()));
        try {
            for (Post post : decoder.decode(record, format)) {
                assertThat(decoder.decode(Json.bytes(post), "earshot")).containsExactly(post);
            }
            good++;
        } catch (BadPostException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            refused++;
        } catch (RuntimeException | Error e) {
            String shown = new String(record, StandardCharsets.ISO_8859_1);
            throw new AssertionError("with format " + format + ": " + shown, e);
        }
    }

    /** Where the scalar values of a JSON text start and end. */
    private static List<int[]> values(String json) {
        List<int[]> values = new ArrayList<>();
        var matcher = java.util.regex.Pattern.compile(
                        "(?<=[:\\[,] ?)(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.]+|true|false|null)(?! ?:)")
                .matcher(json);
        while (matcher.find()) {
            values.add(new int[] {matcher.start(), matcher.end()});
        }
        return values;
    }
}
