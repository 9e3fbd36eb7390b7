package io.earshot.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it reads, the decoder reads the same: else a bad record would pass unseen, or a post would be missed. */
final class PostSkimTest {
    private static final String USUAL = """
            {"id":"x:17","platform":"x","kind":"reply","author":{"id":"9","handle":"pat","name":"P\\u00e4t é","followers":12,\
            "verified":false},"text":"Acme is \\"down\\" again 😡\\n\\u0416 ünd","lang":"en","createdAt":"2026-11-22T08:15:00.000Z",\
            "receivedAt":"2026-11-22T08:15:01.000Z","inReplyTo":"x:16","conversation":"x:1","shares":0,"likes":15,"replies":3,\
            "views":100,"country":"US","url":"https://x.example/17","links":["https://a.example"],"hashtags":[],\
            "mentions":["acme","nova"],"media":["https://m.example/ü"]}""";

    private static final String LEAST = """
            { "createdAt" : "2026-11-22T08:15Z", "author": {"handle":"pat"}, "platform":"google_reviews" , "id":"google_reviews:1" }
            """;

    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "\\u12",
            "\\ud83d",
            "null",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            " ",
            "-",
            "0",
            "1.5",
            "é",
            "\n",
            "\u0001",
            "\"text\":\"a\",",
            "\"likes\":1,",
            "true",
            "\"\"",
            "x:",
            "99999999999999999999",
            "\"more\":1,",
            "😡");

    private final PostDecoder decoder = new PostDecoder();
    private final PostSkim skim = new PostSkim();

    @ParameterizedTest
    @ValueSource(strings = {USUAL, LEAST})
    void readsAUsualPost(String json) throws Exception {
        assertThat(agrees(json.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"id\":\"x:1\",\"platform\":\"x\",\"author\":{\"id\":\"1\"}}",
                "{\"id\":\"x:1\",\"platform\":\"x\",\"author\":{},\"createdAt\":\"2026-11-22T08:15:00Z\"}",
                "{\"id\":\"y:1\",\"platform\":\"x\",\"author\":{\"id\":\"1\"},\"createdAt\":\"2026-11-22T08:15:00Z\"}",
                "{\"id\":\"x:1\",\"platform\":\"x\",\"author\":{\"id\":\"1\"},\"createdAt\":\"1999-11-22T08:15:00Z\"}",
                "{\"id\":\"x:1\",\"platform\":\"x\",\"author\":{\"id\":\"1\"},\"createdAt\":\"2026-11-22T08:15:00Z\"} 1",
            })
    void leavesTheRestToTheDecoder(String json) {
        assertThat(skim.read(json.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void neverReadsMoreThanTheDecoderDoes() throws Exception {
        Random random = new Random(8);
        int read = 0;
        int rounds = 200_000;
        for (int i = 0; i < rounds; i++) {
            StringBuilder json = new StringBuilder(i % 2 == 0 ? USUAL : LEAST);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(json.length());
                int to = Math.min(json.length(), at + random.nextInt(4));
                json.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
            }
            byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(4) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            read += agrees(bytes) ? 1 : 0;
        }
        // Neither all nor none, or the comparison would prove little.
        assertThat(read).isBetween(rounds / 50, rounds / 2);
    }

    private boolean agrees(byte[] json) throws BadPostException {
        if (!skim.read(json)) {
            return false;
        }
        assertThat(decoder.decode(json, null))
                .as(() -> new String(json, StandardCharsets.UTF_8))
                .singleElement()
                .satisfies(post -> {
                    assertThat(skim.platform()).isEqualTo(post.platform());
                    assertThat(skim.handle()).isEqualTo(post.author().handle());
                    assertThat(skim.text()).isEqualTo(post.text());
                    assertThat(skim.createdAtMillis())
                            .isEqualTo(post.createdAt().toEpochMilli());
                });
        return true;
    }
}
