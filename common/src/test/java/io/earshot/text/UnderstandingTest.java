package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnderstandingTest {
    private static final Understanding UNDERSTANDING = Understanding.load();
    private static final int LONG = 1_000_000;

    private static Analysis analyze(String text) {
        return UNDERSTANDING.analyze(text, null, List.of());
    }

    @Test
    void saysAllThereIsToAnAngryPost() {
        Analysis analysis = analyze("@acme your app is down again!! I can't pay my rent, mail me at pat@example.org");

        assertThat(analysis.redaction().text()).endsWith("mail me at [email]");
        assertThat(analysis.language().code()).isEqualTo("en");
        assertThat(analysis.sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
        assertThat(analysis.sentiment().score()).isNegative();
        assertThat(analysis.intent().label()).isEqualTo(Intent.Label.OUTAGE);
        assertThat(analysis.severity()).isBetween(0.5, 1.0);
        assertThat(analysis.actionable().value()).isTrue();
        assertThat(analysis.words()).contains("app", "rent").doesNotContain("acme", "pat", "your", "email", "i");
    }

    @Test
    void isLoadedOnce() {
        assertThat(Understanding.load()).isSameAs(UNDERSTANDING);
    }

    @Test
    void judgesTheToneOfLanguagesWithAModel() {
        assertThat(analyze("Die App funktioniert nicht und niemand meldet sich bei mir, das ist schlecht")
                        .sentiment()
                        .label())
                .isEqualTo(Sentiment.Label.NEGATIVE);
        assertThat(analyze("東京で電車が止まっています").sentiment()).isNull();
        assertThat(analyze("I love this bank, thank you").sentiment().label()).isEqualTo(Sentiment.Label.POSITIVE);
    }

    @Test
    void judgesEmojiInNoLanguageButTrustsItLess() {
        Sentiment sentiment = analyze("😡😡😡").sentiment();

        assertThat(sentiment.label()).isEqualTo(Sentiment.Label.NEGATIVE);
        assertThat(sentiment.confidence()).isLessThanOrEqualTo(0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "\ud83d",
                "\udc00x",
                "a\ud83d b",
                "@",
                "#",
                "[",
                "[email]",
                "&amp;",
                "http://",
                "...",
                "?!",
                "🇩🇪👩‍👩‍👧‍👦👍🏿",
                "\u0000\u0001",
                "\u202e\u200b\ufeff",
                "ﷺ",
                "ا",
                "+",
                "1",
                "%",
                "[at]",
                "a@",
                ":-"
            })
    void acceptsAnyString(String text) {
        assertThat(Json.bytes(analyze(text))).isNotEmpty();
    }

    @Test
    void acceptsStringsOfAnyCharacters() {
        Random random = new Random(2);
        for (int i = 0; i < 3000; i++) {
            String text = random.ints(random.nextInt(120), 0, 0x20000)
                    .map(c -> random.nextInt(3) == 0 ? c : " @#.:/+-[]()aZ09éя日😀\ud83d!?%".charAt(c % 25))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            Analysis analysis = analyze(text);

            assertThat(Json.bytes(analysis)).isNotEmpty();
            assertThat(analysis.redaction().text().codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
            assertThat(analysis.severity()).isBetween(0.0, 1.0);
            assertThat(analysis.words()).hasSizeLessThanOrEqualTo(Words.MOST).doesNotHaveDuplicates();
        }
    }

    /** Each of these would take hours if any step looked back or ahead without a bound. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "@",
                "a",
                "1 ",
                "+1 ",
                "a@",
                "a.",
                "a@a.",
                "DE89",
                "4111 ",
                "0123 ",
                "://",
                "www.",
                "[at] ",
                "%40",
                "(1)",
                "😡",
                "\ud83d",
                "é",
                "日",
                "ก",
                "a1_",
                "call 5551234 ",
                "#a",
                "!",
                "x/",
                "....",
                "é́",
                "ﷺ"
            })
    void aMegabyteOfAnythingIsDoneInLinearTime(String part) {
        String text = part.repeat(LONG / part.length());

        assertThat(analyze(text).language().confidence()).isBetween(0.0, 1.0);
    }

    @Test
    void redactsALongTextToItsEnd() {
        String text = "word ".repeat(Understanding.ANALYSED) + "pat@example.org";

        assertThat(analyze(text).redaction().text()).endsWith("word [email]");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/?m=x%40b.io&id=4111111111111111, https://a.example/?m=[email]&id=4111111111111111",
        "mailto:x@b.io, mailto:[email]",
        "tel:+442079460958, tel:[phone]",
        "https://wa.me/447911123456, https://wa.me/[phone]",
        "https://t.co/4415551234, https://t.co/4415551234"
    })
    void redactsLinks(String link, String redacted) {
        assertThat(UNDERSTANDING.redact(link)).isEqualTo(redacted);
    }

    @Test
    void servesManyThreadsAlike() throws Exception {
        List<String> posts = List.of(
                "my order never arrived, where is it?",
                "llevo esperando dos horas y nadie responde",
                "thanks, love it :)",
                "call me on +44 20 7946 0958");
        List<Analysis> alone = posts.stream().map(UnderstandingTest::analyze).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Analysis>>> together = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                together.add(threads.submit(() -> {
                    List<Analysis> last = List.of();
                    for (int round = 0; round < 200; round++) {
                        last = posts.stream().map(UnderstandingTest::analyze).toList();
                    }
                    return last;
                }));
            }
            for (Future<List<Analysis>> one : together) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
