package io.earshot.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.number.NumberFinder.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberFinderTest {
    private static final NumberFinder ACME = NumberFinder.of(List.of(
            new NumberPattern("order", "AC-\\d{6}"),
            new NumberPattern("order", "#\\d{7,9}"),
            new NumberPattern("booking", "(?:booking|PNR):? ([A-Z0-9]{6})"),
            new NumberPattern("customer", "K\\d{2}(?: ?\\d{2}){2}")));

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text);
        List<Found> found = ACME.find(text);
        for (int i = found.size() - 1; i >= 0; i--) {
            shown.replace(
                    found.get(i).start(), found.get(i).end(), "<" + found.get(i).kind() + ">");
        }
        return shown.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AC-123456                             | <order>
            where is ac-123456?                   | where is <order>?
            AC-123456 AC-234567,AC-345678         | <order> <order>,<order>
            my order#1234567 is late              | my order#1234567 is late
            my order #1234567 is late             | my order <order> is late
            PNR: X7KQ2B, booking ABCDEF           | PNR: <booking>, booking <booking>
            https://acme.example/t?o=AC-123456&x  | https://acme.example/t?o=<order>&x
            我的订单AC-123456没到                  | 我的订单<order>没到
            K12 34 56                             | <customer>
            AC-1234567 AC-12345 XAC-123456        | AC-1234567 AC-12345 XAC-123456
            AC-123456_1 _AC-123456 booking ABCDE  | AC-123456_1 _AC-123456 booking ABCDE
            """)
    void findsNumbersBetweenWords(String text, String found) {
        assertThat(shown(text)).isEqualTo(found);
    }

    @Test
    void whereTwoPatternsMatchTheFirstCounts() {
        NumberFinder finder =
                NumberFinder.of(List.of(new NumberPattern("a", "Z\\d{4,6}"), new NumberPattern("b", "Z\\d{6}")));

        assertThat(finder.find("Z123456")).containsExactly(new Found("a", 0, 7));
    }

    /** A search looks only where a match may begin and has a digit within reach; that must change nothing. */
    @Test
    void findsTheSameWhereItLooksAtFewPlacesOnly() {
        List<NumberPattern> patterns = List.of(
                new NumberPattern("a", "[a-c]{1,3}-\\d{2,3}(?:-[a-c])?"), new NumberPattern("b", "no (\\d{3})"));
        NumberFinder around = NumberFinder.of(patterns);
        List<NumberPattern> more = new ArrayList<>(patterns);
        more.add(new NumberPattern("c", "[^!]?never-in-the-text"));
        NumberFinder everywhere = NumberFinder.of(more);
        assertThat(around.findsWithoutDigits()).isFalse();
        assertThat(everywhere.findsWithoutDigits()).isTrue();

        Random random = new Random(4);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(30);
            for (int j = 0; j < pieces; j++) {
                String[] choices = {"a", "b", "c", "-", " ", "1", "23", "no ", "word word word word word", "ab-12"};
                text.append(choices[random.nextInt(choices.length)]);
            }
            List<Found> here = around.find(text.toString());
            assertThat(here).as(text.toString()).isEqualTo(everywhere.find(text.toString()));
            found += here.size();
        }
        assertThat(found).isGreaterThan(3_000);
    }

    @ParameterizedTest
    @CsvSource({"1", "AC-12345", "AC-123456 ", "' '", "#", "K1", "'AC-1 '", "PNR ", "\uD83D"})
    void aMegabyteOfAnythingIsLookedThrough(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());

        assertThat(ACME.find(text).size()).isEqualTo(piece.equals("AC-123456 ") ? text.length() / piece.length() : 0);
    }
}
