package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of a post tell its language. */
final class PostLanguageTest {
    private static final Understanding UNDERSTANDING = Understanding.load();

    private static Language language(String text) {
        return UNDERSTANDING.language(text, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "😀😀", "@acme", "https://de.example/der/die/das", "...", "[email]"})
    void withoutAWordThereIsNoLanguage(String text) {
        assertThat(language(text)).isEqualTo(new Language(Language.UNDETERMINED, 0));
    }

    @Test
    void handlesAndLinksTellNothing() {
        String text = "@nichtgut_und_die why is it down https://kundendienst.example/hilfe";

        assertThat(language(text).code()).isEqualTo("en");
    }
}
