package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhrasesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            is down               | the app is down now      | 2
            is down               | it is, down              |
            is _ down             | it is still down         | 1
            is _ down             | it is down               |
            refund*               | Refunds! refunded a fund | 0 2
            charge* twice         | you charged twice        | 1
            can't log in          | I cant log in            | 1
            pésimo                | PESIMO servicio          | 0
            your app              | your @acme app           | 0
            a a                   | a a a                    | 0 1
            """)
    void findsWordsInARow(String phrase, String text, String starts) {
        Phrases<String> phrases = new Phrases<>();
        phrases.add(phrase, "found");
        List<String> found = new ArrayList<>();

        phrases.find(Spoken.of(Pieces.of(text)), (meaning, at) -> found.add(Integer.toString(at)));

        assertThat(String.join(" ", found)).isEqualTo(starts == null ? "" : starts);
    }
}
