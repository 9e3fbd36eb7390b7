package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import java.util.List;
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

    @Test
    void aLanguageThatTheBrandDoesNotServeIsNamedAndNotJudged() {
        String text = "@acme eure App geht schon wieder nicht, ich bin stinksauer! Wann kommt das Geld?";

        Analysis unserved = UNDERSTANDING.analyze(text, null, List.of("en", "fr"));
        Analysis served = UNDERSTANDING.analyze(text, null, List.of("en", "de-AT"));

        assertThat(unserved.language().code()).isEqualTo("de");
        assertThat(unserved.sentiment()).isNull();
        assertThat(unserved.intent()).isEqualTo(new Intent(Intent.Label.OTHER, 0));
        assertThat(unserved.actionable().value()).isFalse();
        assertThat(unserved.words()).contains("geld");
        assertThat(served.actionable().value()).isTrue();
        assertThat(served.intent().label()).isNotEqualTo(Intent.Label.OTHER);
    }

    @Test
    void aDoubtfulOrMixedPostIsJudgedAllTheSame() {
        Language doubtful = new Language("de", 0.5);
        Language mixed = new Language("hi", 0.9, List.of("en"));

        assertThat(Served.isJudged(doubtful, List.of("en"))).isTrue();
        assertThat(Served.isJudged(mixed, List.of("en"))).isTrue();
        assertThat(Served.isJudged(mixed, List.of("de"))).isFalse();
        assertThat(Served.isJudged(mixed, List.of())).isTrue();
    }
}
