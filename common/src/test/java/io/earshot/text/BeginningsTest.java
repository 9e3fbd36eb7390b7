package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a word begins with. */
final class BeginningsTest {
    private final Beginnings<String> beginnings = new Beginnings<>();

    private List<String> of(String word) {
        List<String> found = new ArrayList<>();
        beginnings.of(word, found::add);
        return found;
    }

    private void know(String... known) {
        for (String beginning : known) {
            beginnings.computeIfAbsent(beginning, made -> made);
        }
    }

    @Test
    void allThatAWordBeginsWithIsToldTheShortestFirst() {
        know("refund", "re", "refu", "fund");

        assertThat(of("refunded")).containsExactly("re", "refu", "refund");
        assertThat(of("refund")).containsExactly("re", "refu", "refund");
    }

    @Test
    void whatAWordOnlyHasInItOrIsTheBeginningOfIsNotTold() {
        know("fund", "refunding");

        assertThat(of("refund")).isEmpty();
        assertThat(of("")).isEmpty();
    }

    @Test
    void whatIsKnownOfOneBeginningIsJoined() {
        beginnings.merge("straß", "a", String::concat);
        beginnings.merge("straß", "b", String::concat);

        assertThat(of("straße")).containsExactly("ab");
    }

    @Test
    void ofManyNoneIsMissed() {
        for (int i = 0; i < 2000; i++) {
            know(Integer.toString(i * 7919, Character.MAX_RADIX));
        }
        for (int i = 0; i < 2000; i++) {
            String beginning = Integer.toString(i * 7919, Character.MAX_RADIX);
            assertThat(of(beginning + "x")).contains(beginning);
        }
    }
}
