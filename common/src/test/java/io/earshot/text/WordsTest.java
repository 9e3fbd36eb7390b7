package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.text.language.FunctionWords;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private final Words words = new Words(FunctionWords.load());

    private List<String> of(String text, String language) {
        return words.of(Pieces.of(text), language);
    }

    @Test
    void areContentWordsFoldedEachOnce() {
        assertThat(of("RT @acme: Acme's App, the app is SLOW #AppFail 20 times https://a.example [email]", "en"))
                .containsExactly("acme", "app", "slow", "appfail", "times");
    }

    @Test
    void leaveOutTheFunctionWordsOfTheLanguage() {
        assertThat(of("die Kasse ist kaputt", "de")).containsExactly("kasse", "kaputt");
        assertThat(of("la caja no funciona", "es")).containsExactly("caja", "funciona");
    }

    @Test
    void areFoundWhereNoSpacesAre() {
        assertThat(of("東京駅で電車が遅い", "ja")).containsExactly("東京", "京駅", "電車");
        assertThat(of("แอปใช้งานไม่ได้", "th")).hasSizeGreaterThan(1);
    }

    @Test
    void areNoMoreThanForty() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append((char) ('a' + i / 26)).append((char) ('a' + i % 26)).append("word ");
        }

        assertThat(of(text.toString(), "en")).hasSize(Words.MOST);
    }
}
